import Domain

/// A draft with data from the place tables and from the writer's other letters.
struct SeatedDraft: Sendable {
    var draft: Draft
    var place: LetterPlace?
    var addressee: Addressee?
}

extension SupporterActions {
    /// Adds the place, the addressee and the writer's other steps to a draft. Nil when the
    /// representative is not known or cannot be reached. The page then asks the writer.
    func seated(
        _ draft: Draft, chosen form: LetterForm, _ write: Step.Write, in campaign: Campaign,
        _ browser: Browser
    ) async throws -> SeatedDraft? {
        var seated = SeatedDraft(draft: draft, place: services.place(of: draft, in: campaign, step: write))
        if campaign.writingSteps.contains(where: { !$0.write.did.texts.isEmpty }) {
            seated.draft.did = try await did(before: draft.step, by: draft, in: campaign, browser)
        }
        guard let book = services.book(for: write, in: campaign) else { return seated }
        guard
            let division = book.seat(country: draft.country, postcode: draft.postcode, chosen: form.division)
                .division
        else { return nil }
        let language = campaign.original(of: write) ?? campaign.defaultLanguage
        let seat = book.seat(division.code, on: Day(environment.now()))
        let member = seat.member(form.member, lot: environment.random(8))
        guard seat.members.isEmpty || member != nil else { return nil }
        let addressee = book.addressee(
            of: division.code, on: Day(environment.now()), in: language, member: member)
        guard services.isReachable(addressee, write, in: campaign) else { return nil }
        seated.addressee = addressee
        if draft.country == book.legislature.country { seated.place = addressee.seat }
        return seated
    }
}
