package import Domain
import Storage

extension Runtime {
    /// The tables of the house to whose member a step's letter goes; nil where there are none, or where the organiser leaves it to WriteToThem.
    package func book(for write: Step.Write, in campaign: Campaign) -> PlaceBook? {
        guard write.by != [.writetothem] else { return nil }
        return campaign.target(write.target)?.representative.flatMap(places.book)
    }

    /// The tables of the first house of a campaign that sits in a country.
    package func home(of campaign: Campaign, country: String) -> PlaceBook? {
        campaign.legislatures.lazy.compactMap(places.book).first { $0.legislature.country == country }
    }

    /// Where a writer lives, when the tables say so without a doubt.
    package func place(of draft: Draft, in campaign: Campaign, step write: Step.Write) -> LetterPlace? {
        guard let book = home(of: campaign, country: draft.country), case .found(_, let division, _) = book.find(draft.postcode) else { return nil }
        let language = campaign.original(of: write) ?? campaign.defaultLanguage
        return LetterPlace(legislature: book.legislature.key, division: division.code, name: division.name(in: language))
    }

    /// The campaign as it stands for one letter: its representative is whoever that letter was written to.
    package func addressed(_ campaign: Campaign, key: String, to addressee: Addressee?) -> Campaign {
        guard let addressee, let target = campaign.target(key) else { return campaign }
        let house = addressee.seat.legislature
        let book = places.book(house) ?? PlaceBook(legislature: Legislature(key: house, country: "", name: house))
        return campaign.addressing(book.target(target, for: addressee, on: Day(world.now()), languages: campaign.languages))
    }

    package func addressed(_ campaign: Campaign, for letter: Letter) -> Campaign {
        addressed(campaign, key: letter.target, to: letter.addressee)
    }

    /// The version of the campaign that a letter's writer saw, as it stands for that letter.
    package func campaign(of letter: Letter) async throws -> Campaign? {
        try await campaigns.edition(of: letter).map { addressed($0.campaign, for: letter) }
    }

    /// Keys of the steps that somebody has done, other than `step`, as far as their browser has proved who they are.
    package func did(before step: String, by draft: Draft, in campaign: Campaign, _ browser: Browser) async throws -> [String] {
        guard let known = try await provedLetter(in: browser)?.letter, key.person(known.draft).address == key.person(draft).address else { return [] }
        var letter = known
        letter.draft = draft
        let written = try await targetsWritten(by: letter, among: campaign)
        return campaign.writingSteps.filter { $0.step.key != step && written[$0.write.target] != nil }.map(\.step.key)
    }
}

/// A draft with what the tables of places and the writer's other letters add to it.
struct SeatedDraft: Sendable {
    var draft: Draft
    var place: LetterPlace?
    var addressee: Addressee?
}

extension Runtime {
    /// Nil when the letter goes to a representative and it is not known which: the page asks.
    func seated(_ draft: Draft, chosen: String, _ write: Step.Write, in campaign: Campaign, _ browser: Browser) async throws -> SeatedDraft? {
        var seated = SeatedDraft(draft: draft, place: place(of: draft, in: campaign, step: write))
        if campaign.writingSteps.contains(where: { !$0.write.did.texts.isEmpty }) {
            seated.draft.did = try await did(before: draft.step, by: draft, in: campaign, browser)
        }
        guard let book = book(for: write, in: campaign) else { return seated }
        guard let division = book.seat(country: draft.country, postcode: draft.postcode, chosen: chosen).division else { return nil }
        let language = campaign.original(of: write) ?? campaign.defaultLanguage
        let addressee = book.addressee(of: division.code, on: Day(world.now()), in: language)
        seated.addressee = addressee
        if draft.country == book.legislature.country { seated.place = addressee.seat }
        return seated
    }
}
