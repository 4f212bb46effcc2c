import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// The link "This was not me" in a confirmation mail, and its buttons.
struct NotMineController: Controller {
    let site: Site
    private var mailedLinks: MailedLinks { MailedLinks(site: site) }

    @Sendable func question(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let asksForData = try path(context) == .myData
        guard let (token, stored) = try await mailedLinks.letter(context) else {
            return try await mailedLinks.unknown(request, context)
        }
        let page = try await contexts.page(of: stored.letter)
        switch stored.letter.state {
        case .written: return request.answer(notMePage(page, token: token))
        case .confirmed where stored.erased: return request.answer(confirmedAlreadyPage(page))
        case .confirmed:
            return request.answer(
                asksForData
                    ? keptPage(page, of: stored.letter, token: token)
                    : withdrawPage(page, token: token))
        case .dropped:
            return request.answer(
                try await supporters.isDisowned(stored)
                    ? notMeDonePage(page, token: token) : expiredPage(page))
        }
    }

    private enum Path { case notMe, myData }

    /// Returns what the path ends with. Text that a mail program added to the link is ignored here
    /// too. Throws 404 for anything else.
    private func path(_ context: VisitorContext) throws -> Path {
        let what = try context.parameters.require("what")
        if what.hasPrefix("not-me") { return .notMe }
        guard what.hasPrefix("my-data") else { throw HTTPError(.notFound) }
        return .myData
    }

    @Sendable func report(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let token = try context.parameters.require("token")
        if try path(context) == .myData { return try await show(request, context) }
        if try await request.formBody()["lift"] == "yes" {
            guard let stored = try await supporters.liftSuppression(mailed: token) else {
                return try await mailedLinks.unknown(request, context)
            }
            return try await request.answer(notMeLiftedPage(contexts.page(of: stored.letter)))
        }
        switch try await supporters.reportNotMine(mailed: token) {
        case .dropped(let stored):
            guard try await supporters.isDisowned(stored) else {
                return try await request.answer(expiredPage(contexts.page(of: stored.letter)))
            }
            return try await request.answer(
                notMeDonePage(
                    contexts.page(of: stored.letter), token: Token(mailed: token)?.description ?? token))
        case .confirmed(let stored):
            return try await request.answer(
                withdrawnPage(contexts.page(of: stored.letter), supporters.withdraw(stored)))
        case .unknown: return try await mailedLinks.unknown(request, context)
        }
    }

    /// Shows what is kept of the writer, or gives it as a file. By a button alone: programs that
    /// check mails open every link.
    private func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await request.formBody()
        guard let (token, stored) = try await mailedLinks.letter(context) else {
            return try await mailedLinks.unknown(request, context)
        }
        let page = try await contexts.page(of: stored.letter)
        guard stored.letter.state == .confirmed, !stored.erased else {
            return request.answer(confirmedAlreadyPage(page))
        }
        let kept = try await supporters.kept(of: stored)
        guard body["do"] == "take" else {
            return request.answer(keptPage(page, of: stored.letter, token: token, kept))
        }
        let file = try await supporters.file(of: kept)
        return download(
            "my-letter.json", ExportFile.json.contentType, ResponseBody(byteBuffer: ByteBuffer(bytes: file)))
    }
}
