import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The page of one step: the letter, its form, and to whom it goes.
struct StepController: Controller {
    let site: Site

    /// Returns the page of a later step: the letter and the form, filled in with what this browser
    /// has proved.
    @Sendable func step(_ request: Request, _ context: VisitorContext) async throws -> Response {
        var form = LetterForm()
        return try await show(&form, request, context)
    }

    /// Returns the page of the step after a seat was chosen or looked up. Everything that was typed
    /// before is kept.
    @Sendable func chooseSeat(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await request.formBody()
        var form = LetterForm(body, of: request)
        return try await show(&form, request, context, typed: body["seat"].scalars(first: 100))
    }

    private func show(
        _ form: inout LetterForm, _ request: Request, _ context: VisitorContext, typed: String = ""
    ) async throws -> Response {
        let (edition, page) = try contexts.page(context)
        guard let step = page.campaign.step(try context.parameters.require("step")), let write = step.write
        else { throw HTTPError(.notFound) }
        if request.method == .post, page.isInTime, let stop = page.stop {
            (form.step, form.language) = (step.key, page.language.tag)
            return stopped(stop, form, page, request)
        }
        guard page.campaign.openSteps.contains(where: { $0.step.key == step.key }) else {
            (form.step, form.language) = (step.key, page.language.tag)
            guard request.method == .post else {
                return .seeOther(links.campaign(edition.campaign.slug, page.language))
            }
            guard !page.campaign.isStopped(write) else { return try mailStopped(form, page, request) }
            return request.answer(
                try problemPage(page, form: form, problems: [FormIssue(.step, .unknownStep)]),
                status: .unprocessableContent)
        }
        guard page.isOpen else { return .seeOther(links.campaign(edition.campaign.slug, page.language)) }
        (form.step, form.language) = (step.key, page.language.tag)
        let browser = cookies.browser(of: request)
        let known = try await supporters.provedLetter(in: browser)?.letter
        if form.name.isEmpty, let known { form.takeOver(known.draft) }
        let seat = seats.view(form, step, in: page.campaign, typed: typed)
        let proved =
            form.isOf(known?.draft) && services.switches.on(.code, in: edition.campaign.slug) == nil
        guard let seat else {
            return request.answer(try stepPage(page, step: step, form: form, proved: proved))
        }
        form.division = seat.finding.division?.code ?? form.division
        form.member = seat.member.flatMap { (seat.seat?.members.count ?? 0) > 1 ? $0.key : nil } ?? ""
        guard seat.isSettled else {
            return request.answer(seatPage(page, step: step, form: form, view: seat))
        }
        if form.postcode.isEmpty, case .found(let code, _, _) = seat.book.find(typed) { form.postcode = code }
        let did = try await known.asyncMap {
            try await supporters.did(before: step.key, by: $0.draft, in: edition.campaign, browser)
        }
        return request.answer(
            try stepPage(
                seats.page(page, step, to: seat), step: step, form: form, proved: proved, seat: seat,
                did: did ?? []))
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
        guard let self else { return nil }
        return try await transform(self)
    }
}

extension LetterForm {
    /// Whether the form has the name and the address that a browser has proved.
    fileprivate func isOf(_ known: Draft?) -> Bool {
        known.map { !$0.email.isEmpty && $0.email == email && $0.name == name } ?? false
    }
}
