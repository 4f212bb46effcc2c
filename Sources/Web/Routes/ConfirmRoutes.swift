import Actions
import Domain
import HTTPTypes
import Hummingbird
import Storage

extension Site {
    /// GET changes nothing, with one exception: the browser that wrote the letter, not looking ahead, follows the link.
    @Sendable func confirmLink(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let token = try context.parameters.require("token")
        guard let stored = try await runtime.letter(ofMailed: token) else {
            return request.answer(unknownLinkPage(noCampaign(request)), status: .notFound)
        }
        let page = try await page(of: stored.letter)
        let browser = cookies.browser(of: request)
        switch stored.letter.stage {
        case .dropped: return request.answer(expiredPage(page), status: .gone)
        case .confirmed: return request.answer(confirmedAlreadyPage(page))
        case .written:
            guard request.method == .get, !request.looksAhead, runtime.wrote(stored, in: browser) else {
                guard let composed = try await runtime.composed(stored.letter.withoutAddress) else {
                    return request.answer(expiredPage(page), status: .gone)
                }
                return request.answer(confirmPage(page, letter: stored.letter, composed: composed, token: token))
            }
            return try await answer(runtime.confirm(mailed: token, in: browser), from: browser, request)
        }
    }

    @Sendable func confirmButton(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try admit(request, context)
        let browser = cookies.browser(of: request)
        return try await answer(runtime.confirm(mailed: context.parameters.require("token"), in: browser), from: browser, request)
    }

    @Sendable func confirmCode(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try admit(request, context)
        let (body, browser) = (try await body(of: request), cookies.browser(of: request))
        return try await answer(runtime.confirm(page: body["letter"], code: body["code"].scalars(first: 50), in: browser), from: browser, request)
    }

    private func answer(_ confirmation: Confirmation, from browser: Browser, _ request: Request) async throws -> Response {
        switch confirmation {
        case .confirmed(let letter, let after):
            return .seeOther(links.thanks(letter.campaign, letter.draft.language), cookies: cookies.changes(from: browser, to: after))
        case .before(let letter): return .seeOther(links.thanks(letter.campaign, letter.draft.language))
        case .notOfTheFamily(let letter): return .seeOther(links.notOfTheFamily(letter.campaign, letter.draft.language))
        case .gone(let letter): return try await request.answer(expiredPage(page(of: letter)), status: .gone)
        case .unknown: return request.answer(unknownLinkPage(noCampaign(request)), status: .notFound)
        case .wrongCode(let stored, let left):
            let status: HTTPResponse.Status = left == 0 ? .tooManyRequests : .unprocessableContent
            return try await waiting(stored, page(of: stored.letter), browser, request, problem: left == 0 ? .codeEnded : .wrongCode, status: status)
        }
    }

    @Sendable func notMe(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let token = try context.parameters.require("token")
        guard let stored = try await runtime.letter(ofMailed: token) else {
            return request.answer(unknownLinkPage(noCampaign(request)), status: .notFound)
        }
        let page = try await page(of: stored.letter)
        switch stored.letter.stage {
        case .written: return request.answer(notMePage(page, token: token))
        case .confirmed: return request.answer(stored.erased ? confirmedAlreadyPage(page) : withdrawPage(page, token: token))
        case .dropped: return request.answer(try await runtime.isDisowned(stored) ? notMeDonePage(page, token: token) : expiredPage(page))
        }
    }

    @Sendable func disown(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try admit(request, context)
        let token = try context.parameters.require("token")
        if try await body(of: request)["lift"] == "yes" {
            guard let stored = try await runtime.liftMute(mailed: token) else {
                return request.answer(unknownLinkPage(noCampaign(request)), status: .notFound)
            }
            return try await request.answer(notMeLiftedPage(page(of: stored.letter)))
        }
        switch try await runtime.disown(mailed: token) {
        case .dropped(let stored):
            guard try await runtime.isDisowned(stored) else { return try await request.answer(expiredPage(page(of: stored.letter))) }
            return try await request.answer(notMeDonePage(page(of: stored.letter), token: token))
        case .confirmed(let stored): return try await request.answer(withdrawnPage(page(of: stored.letter), runtime.withdraw(stored)))
        case .unknown: return request.answer(unknownLinkPage(noCampaign(request)), status: .notFound)
        }
    }
}

extension Letter {
    /// The address in the mail may have been mistyped: its reader sees what would be signed, and not where the writer lives.
    fileprivate var withoutAddress: Letter {
        var letter = self
        (letter.draft.address, letter.draft.postcode) = ([], "")
        return letter
    }
}

extension Request {
    /// A browser that fetches a page before anybody asked for it.
    fileprivate var looksAhead: Bool {
        ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"].contains { name in HTTPField.Name(name).map { headers[$0] != nil } ?? false }
    }
}
