import Actions
import Domain
import HTTPTypes
import Hummingbird
import Storage

extension Site {
    /// Returns the seat to whose member a form's letter goes, as far as it is known. Nil where the
    /// step goes to no representative. `typed` is the text that the supporter looked up instead of
    /// the postcode.
    func seat(_ form: LetterForm, _ step: Step, in campaign: Campaign, typed: String = "") -> SeatView? {
        guard let write = step.write, let book = services.book(for: write, in: campaign) else { return nil }
        let country = form.country.uppercased()
        let finding =
            typed.isEmpty
            ? book.seat(country: country, postcode: form.postcode, chosen: form.division)
            : book.look(for: typed)
        var view = SeatView(
            book: book, finding: finding, typed: typed.isEmpty ? form.postcode : typed, country: country,
            today: Day(services.environment.now()),
            member: form.member, lot: services.environment.random(8))
        view.ways = write.by
        view.isReachable =
            addressee(view, write, in: campaign).map { services.isReachable($0, write, in: campaign) } ?? true
        return view
    }

    private func addressee(_ view: SeatView, _ write: Step.Write, in campaign: Campaign) -> Addressee? {
        guard let division = view.finding.division, !view.asksForMember else { return nil }
        let language = campaign.original(of: write) ?? campaign.defaultLanguage
        return view.book.addressee(of: division.code, on: view.today, in: language, member: view.member)
    }

    /// Returns the page context in which the representative is the member for that seat.
    func page(_ page: PageContext, _ step: Step, to seat: SeatView?) -> PageContext {
        guard let seat, let write = step.write, let addressee = addressee(seat, write, in: page.campaign)
        else { return page }
        var addressed = page
        addressed.campaign = services.addressed(page.campaign, key: write.target, to: addressee)
        return addressed
    }

    /// Returns the page context in which the target is the recipient of the letter.
    func page(_ page: PageContext, for letter: Letter) -> PageContext {
        var addressed = page
        addressed.campaign = services.addressed(page.campaign, for: letter)
        return addressed
    }

    /// Returns, for each step that goes to a representative, the seat of somebody who has written.
    /// The letter's addressee or postcode tells the seat.
    func seats(of letter: Letter, in campaign: Campaign) async throws -> [String: SeatView] {
        var form = LetterForm()
        (form.country, form.postcode) = (letter.draft.country, letter.draft.postcode)
        form.division = letter.addressee?.seat.division ?? ""
        var views: [String: SeatView] = [:]
        for (step, write) in campaign.writingSteps {
            views[step.key] = seat(form, step, in: campaign)
            guard let seat = views[step.key]?.seat else { continue }
            views[step.key]?.written = try await services.membersWritten(
                by: letter, to: write.target, of: seat)
        }
        return views
    }

    /// Returns the page of a later step: the letter and the form, filled in with what this browser
    /// has proved.
    @Sendable func step(_ request: Request, _ context: VisitorContext) async throws -> Response {
        var form = LetterForm()
        return try await show(&form, request, context)
    }

    /// Returns the page of the step after a seat was chosen or looked up. Everything that was typed
    /// before is kept.
    @Sendable func chooseSeat(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let page = try page(context).page
        let (body, refusal) = try await received(request, context)
        var form = LetterForm(body)
        if let refusal {
            (form.step, form.language) = (try context.parameters.require("step"), page.language.tag)
            return refused(refusal, request, context, page, form)
        }
        return try await show(&form, request, context, typed: body["seat"].scalars(first: 100))
    }

    private func show(
        _ form: inout LetterForm, _ request: Request, _ context: VisitorContext, typed: String = ""
    ) async throws -> Response {
        let (edition, page) = try page(context)
        guard let step = edition.campaign.step(try context.parameters.require("step")), step.write != nil
        else { throw HTTPError(.notFound) }
        guard page.isOpen else { return .seeOther(links.campaign(edition.campaign.slug, page.language)) }
        (form.step, form.language) = (step.key, page.language.tag)
        let browser = cookies.browser(of: request)
        let known = try await services.provedLetter(in: browser)?.letter
        if form.name.isEmpty, let known { form.takeOver(known.draft) }
        let seat = seat(form, step, in: edition.campaign, typed: typed)
        let proved = form.isOf(known?.draft)
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
            try await services.did(before: step.key, by: $0.draft, in: edition.campaign, browser)
        }
        return request.answer(
            try stepPage(
                self.page(page, step, to: seat), step: step, form: form, proved: proved, seat: seat,
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
