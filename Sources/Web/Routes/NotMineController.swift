import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The link "This was not me" in a confirmation mail, and its buttons.
struct NotMineController: Controller {
    let site: Site
    private var mailedLinks: MailedLinks { MailedLinks(site: site) }

    @Sendable func question(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try requirePath(context)
        guard let (token, stored) = try await mailedLinks.letter(context) else {
            return try await mailedLinks.unknown(request, context)
        }
        let page = try await contexts.page(of: stored.letter)
        switch stored.letter.state {
        case .written: return request.answer(notMePage(page, token: token))
        case .confirmed:
            return request.answer(
                stored.erased ? confirmedAlreadyPage(page) : withdrawPage(page, token: token))
        case .dropped:
            return request.answer(
                try await supporters.isDisowned(stored)
                    ? notMeDonePage(page, token: token) : expiredPage(page))
        }
    }

    /// Throws 404 unless the path ends with `not-me`. Text that a mail program added to the link is
    /// ignored here too.
    private func requirePath(_ context: VisitorContext) throws {
        guard try context.parameters.require("what").hasPrefix("not-me") else { throw HTTPError(.notFound) }
    }

    @Sendable func report(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try requirePath(context)
        let token = try context.parameters.require("token")
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
}
