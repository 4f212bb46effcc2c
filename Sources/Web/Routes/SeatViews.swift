import Actions
import Domain

/// Finds the seats to whose members letters go, for pages to show.
struct SeatViews: Sendable {
    let services: Services

    /// Returns the seat to whose member a form's letter goes, as far as it is known. Nil where the
    /// step goes to no representative. `typed` is the text that the supporter looked up instead of
    /// the postcode.
    func view(_ form: LetterForm, _ step: Step, in campaign: Campaign, typed: String = "") -> SeatView? {
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
        let addressee = addressee(view, write, in: campaign)
        let served = services.served(campaign, key: write.target, to: addressee)
        view.mailStop = served.target(write.target)?.mailStop
        view.wayLeft = served.channels(of: write).first
        view.suspended = view.seat.map(services.suspendedMembers) ?? []
        let isMailStopped = campaign.target(write.target)?.isMailStopped == true
        view.ways = write.by.filter { $0 != .email || !isMailStopped }
        view.isReachable = addressee.map { services.isReachable($0, write, in: campaign) } ?? true
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
        addressed.campaign = services.served(page.campaign, key: write.target, to: addressee)
        return addressed
    }

    /// Returns, for each step that goes to a representative, the seat of somebody who has written.
    /// The letter's addressee or postcode tells the seat.
    func views(of letter: Letter, in campaign: Campaign) async throws -> [String: SeatView] {
        var form = LetterForm()
        (form.country, form.postcode) = (letter.draft.country, letter.draft.postcode)
        form.division = letter.addressee?.seat.division ?? ""
        var views: [String: SeatView] = [:]
        for (step, write) in campaign.writingSteps {
            views[step.key] = view(form, step, in: campaign)
            guard let seat = views[step.key]?.seat else { continue }
            views[step.key]?.written = try await services.membersWritten(
                by: letter, to: write.target, of: seat)
        }
        return views
    }
}
