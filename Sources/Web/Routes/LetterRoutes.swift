import Actions
import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Storage

extension Site {
    /// Returns the decoded body of a POST. The answer is 413 when the body is larger than any
    /// letter.
    func body(of request: Request) async throws -> FormBody {
        var request = request
        return try await FormBody(request.collectBody(upTo: RequestLimit.form).readableBytesView)
    }

    /// Asks whether the visitor may write now, and only then reads what they sent. A form that is
    /// refused is read up to the length of a letter, to be given back. Throws the refusal when the
    /// refused form is longer.
    func received(
        _ request: Request, _ context: VisitorContext
    ) async throws -> (body: FormBody, refusal: (any Error)?) {
        do { try admit(request, context) } catch let refusal {
            do {
                return (try await body(of: request), refusal)
            } catch is NIOTooManyBytesError { throw refusal }
        }
        return (try await body(of: request), nil)
    }

    @Sendable func writeLetter(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try edition(context)
        let sent = try await received(request, context)
        var form = LetterForm(sent.body)
        let page = page(edition.campaign, wanted: form.language, request)
        form.language = page.language.tag
        do {
            if let refusal = sent.refusal { throw refusal }
            let before = cookies.browser(of: request)
            let slug = edition.campaign.slug
            switch try await services.writeLetter(
                form, to: edition, in: before, from: limit.network(request, context))
            {
            case .waiting(let after):
                return .seeOther(
                    links.waiting(slug, page.language), cookies: cookies.changes(from: before, to: after))
            case .confirmed(let after):
                return .seeOther(
                    links.thanks(slug, page.language), cookies: cookies.changes(from: before, to: after))
            case .addressLimitReached(let after):
                return .seeOther(
                    links.addressLimitReached(slug, page.language),
                    cookies: cookies.changes(from: before, to: after))
            case .problems(let problems): return try putRight(problems, form, page, request)
            case .askAgain: return try await preview(form, page, request, status: .unprocessableContent)
            case .notOpen(let phase):
                return request.answer(
                    errorPage(phase == .announced ? .notOpen : .closed, context: page, form: form),
                    status: .gone)
            }
        } catch {
            return refused(error, request, context, page, form)
        }
    }

    /// Returns the page with the form and its issues. If the seat is missing, the page asks first
    /// to whom the letter goes.
    private func putRight(
        _ problems: [LetterForm.Issue], _ form: LetterForm, _ page: PageContext, _ request: Request
    ) throws -> Response {
        let step = page.campaign.step(form.step)
        let seat = step.flatMap { self.seat(form, $0, in: page.campaign) }
        if problems.contains(where: { $0.field == .division }), let step, let seat {
            return request.answer(
                seatPage(page, step: step, form: form, view: seat, isProblem: true),
                status: .unprocessableContent)
        }
        let addressed = step.map { self.page(page, $0, to: seat) } ?? page
        return request.answer(
            try problemPage(addressed, form: form, problems: problems, seat: seat),
            status: .unprocessableContent)
    }

    /// Returns the page of a refusal or an error, with everything that was typed.
    func refused(
        _ error: any Error, _ request: Request, _ context: VisitorContext, _ page: PageContext,
        _ form: LetterForm
    ) -> Response {
        let refusal = HTTPRefusal(error)
        context.logger.explain(error, "letter not taken")
        var response = request.answer(
            errorPage(refusal, context: page, form: form, requestID: context.id), status: refusal.status)
        if refusal == .busy || refusal == .tooMany { response.headers[.retryAfter] = "10" }
        return response
    }

    /// Shows the filled letter to read, without JavaScript. With `change`, leads back to the form
    /// to change the letter.
    @Sendable func preview(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try edition(context)
        let (body, refusal) = try await received(request, context)
        var form = LetterForm(body)
        let page = page(edition.campaign, wanted: form.language, request)
        form.language = page.language.tag
        do {
            if let refusal { throw refusal }
            guard page.isOpen else { return .seeOther(links.campaign(edition.campaign.slug, page.language)) }
            guard let step = edition.campaign.step(form.step), step.write != nil else {
                throw HTTPError(.notFound)
            }
            guard body["change"] == "yes" else { return try await preview(form, page, request) }
            let seat = seat(form, step, in: edition.campaign)
            return request.answer(
                try stepPage(self.page(page, step, to: seat), step: step, form: form, seat: seat))
        } catch {
            return refused(error, request, context, page, form)
        }
    }

    private func preview(
        _ form: LetterForm, _ page: PageContext, _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let step = page.campaign.step(form.step), let write = step.write else {
            throw HTTPError(.notFound)
        }
        let seat = seat(form, step, in: page.campaign)
        let addressed = self.page(page, step, to: seat)
        var agreed = form
        agreed.consent = true
        switch agreed.checked(in: page.campaign) {
        case .failure(let found): return try putRight(found.problems, form, page, request)
        case .success(var draft):
            if let seat, !seat.isSettled {
                return try putRight([FormIssue(.division, .missingSeat)], form, page, request)
            }
            draft.did = try await services.did(
                before: step.key, by: draft, in: page.campaign, cookies.browser(of: request))
            let place = seat?.place ?? services.place(of: draft, in: page.campaign, step: write)?.name
            let composed = try compose(
                draft, in: addressed.campaign, step: write, place: place, on: Day(services.environment.now()))
            return request.answer(
                try previewPage(
                    addressed, step: step, form: form, draft: draft, composed: composed, seat: seat),
                status: status)
        }
    }

    /// Answers a GET of a page that answered a POST, after a browser had dropped the page.
    /// Redirects to the waiting page of the last letter, or else to the campaign or to home.
    @Sendable func reloaded(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let stored = try await services.latestLetter(in: cookies.browser(of: request))
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
        let (edition, page) = try page(context)
        let asked = request.uri.queryParameters
        if asked["family"] == "full" { return request.answer(addressLimitPage(page)) }
        let browser = cookies.browser(of: request)
        guard let stored = try await services.latestLetter(in: browser),
            stored.letter.campaign == edition.campaign.slug
        else {
            return request.answer(inboxPage(page))
        }
        if stored.letter.state == .confirmed {
            return try await confirmedAlready(stored, page, browser, request)
        }
        return try await waiting(
            stored, page, browser, request, resent: asked["resent"] == "yes",
            told: Handover(told: asked["told"]))
    }

    private func confirmedAlready(
        _ stored: StoredLetter, _ page: PageContext, _ browser: Browser, _ request: Request
    ) async throws -> Response {
        guard try await services.provedLetter(in: browser)?.letter.campaign == stored.letter.campaign else {
            return request.answer(confirmedAlreadyPage(page))
        }
        return .seeOther(links.thanks(stored.letter.campaign, page.language))
    }

    func waiting(
        _ stored: StoredLetter, _ page: PageContext, _ browser: Browser, _ request: Request,
        problem: WaitingProblem? = nil,
        resent: Bool = false, told: Handover? = nil, trouble: AddressTrouble? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard stored.letter.state != .dropped,
            let token = services.pageToken(of: stored.letter.id, in: browser),
            let composed = try await services.composed(stored.letter)
        else { return request.answer(inboxPage(page)) }
        guard try await services.shownLetter(in: browser) != nil else {
            return request.answer(inboxPage(page, token: token, problem: problem), status: status)
        }
        var trouble = trouble
        if trouble == nil, try await services.isMailRefused(of: stored) {
            trouble = AddressTrouble(typed: stored.letter.draft.email)
        }
        let html = waitingPage(
            self.page(page, for: stored.letter), letter: stored.letter, token: token, composed: composed,
            problem: problem,
            resent: resent, told: told, trouble: trouble,
            isMailHeld: try await counts.mailState().mails != nil)
        return request.answer(html, status: status)
    }

    @Sendable func resend(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try admit(request, context)
        let edition = try edition(context)
        let (body, browser) = (try await body(of: request), cookies.browser(of: request))
        let email = body["email_meant"].isEmpty ? body["email"] : body["email_meant"]
        switch try await services.resend(
            page: body["letter"], to: email, asked: body["email_asked"], in: browser)
        {
        case .queued(let stored):
            return .seeOther(
                links.waiting(edition.campaign.slug, stored.letter.draft.language) + "?resent=yes")
        case .confirmed(let stored):
            return try await confirmedAlready(stored, page(of: stored.letter), browser, request)
        case .tooOften(let stored):
            return try await waiting(
                stored, page(of: stored.letter), browser, request, problem: .tooManyMessages,
                status: .tooManyRequests)
        case .problem(let stored, let problem):
            let trouble = AddressTrouble(typed: email, problem: problem)
            return try await waiting(
                stored, page(of: stored.letter), browser, request, trouble: trouble,
                status: .unprocessableContent)
        case .unknown: throw HTTPError(.notFound)
        }
    }

    @Sendable func handOver(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try admit(request, context)
        let edition = try edition(context)
        let (body, browser) = (try await body(of: request), cookies.browser(of: request))
        guard let channel = Channel(rawValue: body["channel"]), [.form, .post].contains(channel),
            ["sent", "failed"].contains(body["outcome"]),
            let (stored, isKept) = try await services.handOver(
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
