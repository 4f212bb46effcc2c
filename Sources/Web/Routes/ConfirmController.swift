import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The confirmation: the mailed link, its button, and the six digits.
struct ConfirmController: Controller {
    let site: Site
    private var mailedLinks: MailedLinks { MailedLinks(site: site) }

    /// Answers the link in the confirmation mail. GET changes nothing, with one exception. In the
    /// browser that wrote the letter, following the link confirms it, unless the browser only
    /// prefetches.
    @Sendable func link(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (token, stored) = try await mailedLinks.letter(context) else {
            return try await mailedLinks.unknown(request, context)
        }
        let browser = cookies.browser(of: request)
        let isWritable = services.switches.on(.readOnly, in: stored.letter.campaign) == nil
        let follows = request.method == .get && !request.looksAhead && isWritable
        switch stored.letter.state {
        case .dropped: return try await answer(.gone(stored.letter), from: browser, request)
        case .confirmed:
            guard follows else { return try await answer(.before(stored.letter), from: browser, request) }
            return try await answer(supporters.confirm(mailed: token, in: browser), from: browser, request)
        case .written:
            guard follows, supporters.wrote(stored, in: browser), !supporters.demandsCode(stored.letter)
            else {
                return try await ask(stored, token, request)
            }
            return try await answer(supporters.confirm(mailed: token, in: browser), from: browser, request)
        }
    }

    /// Shows the letter with the button that confirms it, or with a field for the digits.
    private func ask(
        _ stored: StoredLetter, _ token: String, _ request: Request, problem: WaitingProblem? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let shown = stored.letter.withoutPlace
        let page = try await contexts.page(of: shown)
        guard let composed = try await services.composed(shown) else {
            return request.answer(expiredPage(page), status: .gone)
        }
        let code = supporters.demandsCode(stored.letter) ? AskedCode(problem: problem) : nil
        return request.answer(
            confirmPage(page, letter: shown, composed: composed, token: token, code: code), status: status)
    }

    @Sendable func button(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (browser, body) = (cookies.browser(of: request), try await request.formBody())
        let confirmation = try await supporters.confirm(
            mailed: context.parameters.require("token"), in: browser, pressed: true,
            code: body["code"].scalars(first: 50))
        if case .wrongCode(let stored, let left) = confirmation,
            let token = try await mailedLinks.letter(context)?.token
        {
            // Without any digits, the page was opened before they were demanded.
            let problem: WaitingProblem = left == 0 ? .codeEnded : .wrongCode
            return try await ask(
                stored, token, request, problem: body["code"].isEmpty ? nil : problem,
                status: .unprocessableContent)
        }
        return try await answer(confirmation, from: browser, request)
    }

    @Sendable func code(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (body, browser) = (try await request.formBody(), cookies.browser(of: request))
        return try await answer(
            supporters.confirm(page: body["letter"], code: body["code"].scalars(first: 50), in: browser),
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
        case .before(let letter):
            return try await request.answer(confirmedAlreadyPage(contexts.page(of: letter)))
        case .addressLimitReached(let letter):
            return .seeOther(links.addressLimitReached(letter.campaign, letter.draft.language))
        case .gone(let letter):
            // The supporter's second letter was dropped. The first press led to the thanks for the
            // letter that stands.
            if let proved = try await supporters.provedLetter(in: browser)?.letter,
                proved.campaign == letter.campaign,
                !letter.draft.email.isEmpty, proved.draft.email == letter.draft.email
            {
                return .seeOther(links.thanks(letter.campaign, letter.draft.language))
            }
            return try await request.answer(expiredPage(contexts.page(of: letter)), status: .gone)
        case .unknown:
            return request.answer(unknownLinkPage(contexts.withoutCampaign(request)), status: .notFound)
        case .wrongCode(let stored, let left):
            let status: HTTPResponse.Status = left == 0 ? .tooManyRequests : .unprocessableContent
            return try await WaitingController(site: site).show(
                stored, contexts.page(of: stored.letter), browser, request,
                problem: left == 0 ? .codeEnded : .wrongCode, status: status)
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
    var looksAhead: Bool {
        ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"].contains { name in
            HTTPField.Name(name).map { headers[$0] != nil } ?? false
        }
    }
}
