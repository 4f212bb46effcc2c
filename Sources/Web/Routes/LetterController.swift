import Actions
import Domain
import HTTPTypes
import Hummingbird

extension Controller {
    /// Answers a letter form while no new letters are taken. Nothing that was typed is lost.
    func stopped(_ stop: Switch, _ form: LetterForm, _ page: PageContext, _ request: Request) -> Response {
        let refusal = HTTPRefusal.status(of: stop)
        var response = request.answer(
            stopPage(stop, context: page, form: form), status: refusal.status)
        if refusal == .busy { response.headers[.retryAfter] = "60" }
        return response
    }

    /// Answers a letter form for a target to whom an organiser has stopped the e-mail, where no
    /// other way is left. Nothing that was typed is lost.
    func mailStopped(_ form: LetterForm, _ page: PageContext, _ request: Request) throws -> Response {
        guard let write = page.campaign.step(form.step)?.write,
            let target = page.campaign.target(write.target)
        else { throw HTTPError(.notFound) }
        return request.answer(
            mailStoppedPage(target, context: page, form: form), status: HTTPRefusal.closed.status)
    }
}

/// The letter form: writing a letter and reading it before.
struct LetterController: Controller {
    let site: Site

    @Sendable func write(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try contexts.edition(context)
        var form = LetterForm(try await request.formBody(), of: request)
        let page = contexts.page(edition.campaign, wanted: form.language, request)
        form.language = page.language.tag
        do {
            let before = cookies.browser(of: request)
            let slug = edition.campaign.slug
            switch try await supporters.writeLetter(
                form, to: edition, in: before, from: site.settings.network(request, context))
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
            case .textChanged: return try await preview(form, page, request, changed: .text)
            case .wayChanged: return try await preview(form, page, request, changed: .way)
            case .mailStopped: return try mailStopped(form, page, request)
            case .notOpen(let phase):
                return request.answer(
                    errorPage(phase == .announced ? .notOpen : .closed, context: page, form: form),
                    status: .gone)
            case .stopped(let stop): return stopped(stop, form, page, request)
            }
        } catch {
            return refusal(of: form, for: error, page, request, context)
        }
    }

    /// Returns the page with the form and its issues. If the seat is missing, the page asks first
    /// to whom the letter goes.
    private func putRight(
        _ problems: [LetterForm.Issue], _ form: LetterForm, _ page: PageContext, _ request: Request
    ) throws -> Response {
        let step = page.campaign.step(form.step)
        let seat = step.flatMap { seats.view(form, $0, in: page.campaign) }
        if problems.contains(where: { $0.field == .division }), let step, let seat {
            return request.answer(
                seatPage(page, step: step, form: form, view: seat, isProblem: true),
                status: .unprocessableContent)
        }
        let addressed = step.map { seats.page(page, $0, to: seat) } ?? page
        return request.answer(
            try problemPage(addressed, form: form, problems: problems, seat: seat),
            status: .unprocessableContent)
    }

    /// Shows the filled letter to read, without JavaScript. With `change`, leads back to the form
    /// to change the letter.
    @Sendable func preview(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let edition = try contexts.edition(context)
        let body = try await request.formBody()
        var form = LetterForm(body, of: request)
        let page = contexts.page(edition.campaign, wanted: form.language, request)
        form.language = page.language.tag
        do {
            if page.isInTime, let stop = page.stop { return stopped(stop, form, page, request) }
            guard page.isOpen else { return .seeOther(links.campaign(edition.campaign.slug, page.language)) }
            guard let step = page.campaign.step(form.step), let write = step.write else {
                throw HTTPError(.notFound)
            }
            guard !page.campaign.isStopped(write) else { return try mailStopped(form, page, request) }
            guard page.campaign.openSteps.contains(where: { $0.step.key == step.key }) else {
                return try putRight([FormIssue(.step, .unknownStep)], form, page, request)
            }
            guard body["change"] == "yes" else { return try await preview(form, page, request) }
            let seat = seats.view(form, step, in: page.campaign)
            return request.answer(
                try stepPage(seats.page(page, step, to: seat), step: step, form: form, seat: seat))
        } catch {
            return refusal(of: form, for: error, page, request, context)
        }
    }

    private func preview(
        _ form: LetterForm, _ page: PageContext, _ request: Request, status: HTTPResponse.Status = .ok,
        changed: PreviewChange? = nil
    ) async throws -> Response {
        guard let step = page.campaign.step(form.step), let write = step.write else {
            throw HTTPError(.notFound)
        }
        let seat = seats.view(form, step, in: page.campaign)
        let addressed = seats.page(page, step, to: seat)
        var agreed = form
        agreed.consent = true
        switch agreed.checked(in: page.campaign) {
        case .failure(let found): return try putRight(found.issues, form, page, request)
        case .success(var draft):
            if let seat, !seat.isSettled {
                return try putRight([FormIssue(.division, .missingSeat)], form, page, request)
            }
            draft.did = try await supporters.did(
                before: step.key, by: draft, in: page.campaign, cookies.browser(of: request))
            let place = seat?.place ?? services.place(of: draft, in: page.campaign, step: write)?.name
            let composed = try compose(
                draft, in: addressed.campaign, step: write, place: place, on: Day(services.environment.now()))
            // The words of consent are others than those that were agreed to.
            var form = form
            if changed == .way { form.consent = false }
            return request.answer(
                try previewPage(
                    addressed, step: step, form: form, draft: draft, composed: composed, seat: seat,
                    changed: changed),
                status: changed == nil ? status : .conflict)
        }
    }
}
