import Actions
import Domain
import HTTPTypes
import Hummingbird
import Storage

extension Site {
    /// Answers the link in the confirmation mail. GET changes nothing, with one exception. In the
    /// browser that wrote the letter, following the link confirms it, unless the browser only
    /// prefetches.
    @Sendable func confirmLink(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (token, stored) = try await mailed(context) else {
            return try await unknownLink(request, context)
        }
        let browser = cookies.browser(of: request)
        let follows = request.method == .get && !request.looksAhead
        switch stored.letter.state {
        case .dropped: return try await answer(.gone(stored.letter), from: browser, request)
        case .confirmed:
            guard follows else { return try await answer(.before(stored.letter), from: browser, request) }
            return try await answer(services.confirm(mailed: token, in: browser), from: browser, request)
        case .written:
            guard follows, services.wrote(stored, in: browser) else {
                let shown = stored.letter.withoutPlace
                let page = try await page(of: shown)
                guard let composed = try await services.composed(shown) else {
                    return request.answer(expiredPage(page), status: .gone)
                }
                return request.answer(confirmPage(page, letter: shown, composed: composed, token: token))
            }
            return try await answer(services.confirm(mailed: token, in: browser), from: browser, request)
        }
    }

    /// Returns the letter of a mailed link, and the link's token without what a mail program added
    /// to it. Nil when the link is unknown.
    private func mailed(_ context: VisitorContext) async throws -> (token: String, letter: StoredLetter)? {
        guard let token = Token(mailed: try context.parameters.require("token")),
            let stored = try await services.letter(ofMailed: token.description)
        else { return nil }
        return (token.description, stored)
    }

    /// Answers a link that is not known. The page of a link that lost its end says so. In the
    /// browser that wrote the letter, the page has a field for the six digits.
    private func unknownLink(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let site = noCampaign(request)
        guard Token.isCut(try context.parameters.require("token")) else {
            return request.answer(unknownLinkPage(site), status: .notFound)
        }
        let browser = cookies.browser(of: request)
        guard let stored = try await services.latestLetter(in: browser), stored.letter.state == .written,
            let token = services.pageToken(of: stored.letter.id, in: browser)
        else { return request.answer(cutLinkPage(site), status: .notFound) }
        return try await request.answer(cutLinkPage(page(of: stored.letter), token: token), status: .notFound)
    }

    @Sendable func confirmButton(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try admit(request, context)
        let browser = cookies.browser(of: request)
        return try await answer(
            services.confirm(mailed: context.parameters.require("token"), in: browser, pressed: true),
            from: browser, request)
    }

    @Sendable func confirmCode(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try admit(request, context)
        let (body, browser) = (try await body(of: request), cookies.browser(of: request))
        return try await answer(
            services.confirm(page: body["letter"], code: body["code"].scalars(first: 50), in: browser),
            from: browser, request)
    }

    private func answer(_ confirmation: Confirmation, from browser: Browser, _ request: Request) async throws
        -> Response
    {
        switch confirmation {
        case .confirmed(let letter, let after):
            return .seeOther(
                links.thanks(letter.campaign, letter.draft.language),
                cookies: cookies.changes(from: browser, to: after))
        case .before(let letter): return try await request.answer(confirmedAlreadyPage(page(of: letter)))
        case .addressLimitReached(let letter):
            return .seeOther(links.addressLimitReached(letter.campaign, letter.draft.language))
        case .gone(let letter):
            // The supporter's second letter was dropped. The first press led to the thanks for the
            // letter that stands.
            if let proved = try await services.provedLetter(in: browser)?.letter,
                proved.campaign == letter.campaign,
                !letter.draft.email.isEmpty, proved.draft.email == letter.draft.email
            {
                return .seeOther(links.thanks(letter.campaign, letter.draft.language))
            }
            return try await request.answer(expiredPage(page(of: letter)), status: .gone)
        case .unknown: return request.answer(unknownLinkPage(noCampaign(request)), status: .notFound)
        case .wrongCode(let stored, let left):
            let status: HTTPResponse.Status = left == 0 ? .tooManyRequests : .unprocessableContent
            return try await waiting(
                stored, page(of: stored.letter), browser, request,
                problem: left == 0 ? .codeEnded : .wrongCode, status: status)
        }
    }

    @Sendable func notMe(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try requireNotMe(context)
        guard let (token, stored) = try await mailed(context) else {
            return try await unknownLink(request, context)
        }
        let page = try await page(of: stored.letter)
        switch stored.letter.state {
        case .written: return request.answer(notMePage(page, token: token))
        case .confirmed:
            return request.answer(
                stored.erased ? confirmedAlreadyPage(page) : withdrawPage(page, token: token))
        case .dropped:
            return request.answer(
                try await services.isDisowned(stored) ? notMeDonePage(page, token: token) : expiredPage(page))
        }
    }

    /// Throws 404 unless the path ends with `not-me`. Text that a mail program added to the link is
    /// ignored here too.
    private func requireNotMe(_ context: VisitorContext) throws {
        guard try context.parameters.require("what").hasPrefix("not-me") else { throw HTTPError(.notFound) }
    }

    @Sendable func reportNotMine(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try admit(request, context)
        try requireNotMe(context)
        let token = try context.parameters.require("token")
        if try await body(of: request)["lift"] == "yes" {
            guard let stored = try await services.liftSuppression(mailed: token) else {
                return try await unknownLink(request, context)
            }
            return try await request.answer(notMeLiftedPage(page(of: stored.letter)))
        }
        switch try await services.reportNotMine(mailed: token) {
        case .dropped(let stored):
            guard try await services.isDisowned(stored) else {
                return try await request.answer(expiredPage(page(of: stored.letter)))
            }
            return try await request.answer(
                notMeDonePage(page(of: stored.letter), token: Token(mailed: token)?.description ?? token))
        case .confirmed(let stored):
            return try await request.answer(withdrawnPage(page(of: stored.letter), services.withdraw(stored)))
        case .unknown: return try await unknownLink(request, context)
        }
    }
}

extension Letter {
    /// The letter without anything about where its writer lives. The address in the mail may have
    /// been mistyped. Its reader sees what would be signed, but not where the writer lives.
    fileprivate var withoutPlace: Letter {
        var letter = self
        (letter.draft.address, letter.draft.postcode, letter.place, letter.addressee) = ([], "", nil, nil)
        return letter
    }
}

extension Request {
    /// Whether a browser fetches the page before anybody asked for it.
    fileprivate var looksAhead: Bool {
        ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"].contains { name in
            HTTPField.Name(name).map { headers[$0] != nil } ?? false
        }
    }
}
