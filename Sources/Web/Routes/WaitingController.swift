import Actions
import Domain
import HTTPTypes
import Hummingbird

/// What a browser does between writing and confirming: it waits, asks for the mail again, and says
/// that a letter was handed over.
struct WaitingController: Controller {
    let site: Site

    /// Answers a GET of a page that answered a POST, after a browser had dropped the page.
    /// Redirects to the waiting page of the last letter, or else to the campaign or to home.
    @Sendable func reloaded(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let stored = try await supporters.latestLetter(in: cookies.browser(of: request))
        if let slug = context.parameters.get("campaign") {
            guard let edition = services.campaigns.newest(slug) else { throw HTTPError(.notFound) }
            guard let stored, stored.letter.campaign == slug else {
                return .seeOther(links.campaign(edition.campaign.slug))
            }
        }
        return .seeOther(
            stored.map { links.waiting($0.letter.campaign, $0.letter.draft.language) } ?? links.home)
    }

    @Sendable func waiting(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (edition, page) = try contexts.page(context)
        let asked = request.uri.queryParameters
        if asked["family"] == "full" { return request.answer(addressLimitPage(page)) }
        let browser = cookies.browser(of: request)
        guard let stored = try await supporters.latestLetter(in: browser),
            stored.letter.campaign == edition.campaign.slug
        else {
            return request.answer(inboxPage(page))
        }
        if stored.letter.state == .confirmed {
            return try await confirmedAlready(stored, page, browser, request)
        }
        return try await show(
            stored, page, browser, request, resent: asked["resent"] == "yes",
            told: Handover(told: asked["told"]))
    }

    private func confirmedAlready(
        _ stored: StoredLetter, _ page: PageContext, _ browser: Browser, _ request: Request
    ) async throws -> Response {
        guard try await supporters.provedLetter(in: browser)?.letter.campaign == stored.letter.campaign else {
            return request.answer(confirmedAlreadyPage(page))
        }
        return .seeOther(links.thanks(stored.letter.campaign, page.language))
    }

    /// Returns the page for a browser that wrote a letter, as far as the browser may see it.
    func show(
        _ stored: StoredLetter, _ page: PageContext, _ browser: Browser, _ request: Request,
        problem: WaitingProblem? = nil,
        resent: Bool = false, told: Handover? = nil, trouble: AddressTrouble? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard stored.letter.state != .dropped,
            let token = supporters.pageToken(of: stored.letter.id, in: browser),
            let composed = try await services.composed(stored.letter)
        else { return request.answer(inboxPage(page)) }
        guard try await supporters.shownLetter(in: browser) != nil else {
            return request.answer(inboxPage(page, token: token, problem: problem), status: status)
        }
        var trouble = trouble
        if trouble == nil, try await supporters.isMailRefused(of: stored) {
            trouble = AddressTrouble(typed: stored.letter.draft.email)
        }
        let html = waitingPage(
            contexts.page(page, for: stored.letter), letter: stored.letter, token: token, composed: composed,
            problem: problem,
            resent: resent, told: told, trouble: trouble,
            isMailHeld: try await counts.mailState().supporterMailsWait)
        return request.answer(html, status: status)
    }

    @Sendable func resend(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try contexts.edition(context)
        let (body, browser) = (try await request.formBody(), cookies.browser(of: request))
        let email = body["email_meant"].isEmpty ? body["email"] : body["email_meant"]
        switch try await supporters.resend(
            page: body["letter"], to: email, asked: body["email_asked"], in: browser)
        {
        case .queued(let stored):
            return .seeOther(
                links.waiting(edition.campaign.slug, stored.letter.draft.language) + "?resent=yes")
        case .confirmed(let stored):
            return try await confirmedAlready(stored, contexts.page(of: stored.letter), browser, request)
        case .tooOften(let stored):
            return try await show(
                stored, contexts.page(of: stored.letter), browser, request, problem: .tooManyMessages,
                status: .tooManyRequests)
        case .problem(let stored, let problem):
            let trouble = AddressTrouble(typed: email, problem: problem)
            return try await show(
                stored, contexts.page(of: stored.letter), browser, request, trouble: trouble,
                status: .unprocessableContent)
        case .unknown: throw HTTPError(.notFound)
        }
    }

    @Sendable func handOver(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try contexts.edition(context)
        let (body, browser) = (try await request.formBody(), cookies.browser(of: request))
        guard let channel = Channel(rawValue: body["channel"]), [.form, .post].contains(channel),
            ["sent", "failed"].contains(body["outcome"]),
            let (stored, isKept) = try await supporters.handOver(
                page: body["letter"], by: channel, worked: body["outcome"] == "sent", in: browser)
        else { throw HTTPError(.notFound) }
        let (slug, language) = (edition.campaign.slug, stored.letter.draft.language)
        let path =
            stored.letter.state == .confirmed ? links.thanks(slug, language) : links.waiting(slug, language)
        // The next page says that the report was kept only when it was.
        return .seeOther(!isKept ? path : "\(path)?told=\(channel.rawValue)-\(body["outcome"])")
    }
}

extension Handover {
    /// Reads what the address carries after "I have sent it": `form-sent`, `post-failed`. Nil for
    /// anything else.
    init?(told: Substring?) {
        let parts = (told ?? "").split(separator: "-")
        guard parts.count == 2, let channel = Channel(rawValue: String(parts[0])),
            ["sent", "failed"].contains(parts[1])
        else { return nil }
        self.init(channel: channel, sent: parts[1] == "sent")
    }
}
