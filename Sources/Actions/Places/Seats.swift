package import Domain
import Storage

extension Services {
    /// Returns the tables of the house to whose member a step's letter goes. Nil when there are
    /// none, or the organiser allows only WriteToThem.
    package func book(for write: Step.Write, in campaign: Campaign) -> PlaceBook? {
        guard write.by != [.writetothem] else { return nil }
        return campaign.target(write.target)?.representative.flatMap(places.book)
    }

    /// Returns the tables of the campaign's first house that sits in a country.
    package func home(of campaign: Campaign, country: String) -> PlaceBook? {
        campaign.legislatures.lazy.compactMap(places.book).first { $0.legislature.country == country }
    }

    /// Returns the place where a writer lives. Nil when the tables do not say so without a doubt.
    package func place(of draft: Draft, in campaign: Campaign, step write: Step.Write) -> LetterPlace? {
        guard let book = home(of: campaign, country: draft.country),
            case .found(_, let division, _) = book.find(draft.postcode)
        else { return nil }
        let language = campaign.original(of: write) ?? campaign.defaultLanguage
        return LetterPlace(
            legislature: book.legislature.key, division: division.code, name: division.name(in: language))
    }

    /// Returns the campaign for one letter, with the letter's addressee as its representative.
    package func addressed(_ campaign: Campaign, key: String, to addressee: Addressee?) -> Campaign {
        guard let addressee, let target = campaign.target(key) else { return campaign }
        let house = addressee.seat.legislature
        let book =
            places.book(house) ?? PlaceBook(legislature: Legislature(key: house, country: "", name: house))
        return campaign.addressing(
            book.target(target, for: addressee, on: Day(environment.now()), languages: campaign.languages))
    }

    package func addressed(_ campaign: Campaign, for letter: Letter) -> Campaign {
        addressed(campaign, key: letter.target, to: letter.addressee)
    }

    /// Returns the campaign as visitors find it now: without the e-mail of the targets to which an
    /// organiser has stopped it, or whose address is suspended where there is another way. The
    /// newest version says to which address letters go.
    package func served(_ campaign: Campaign) -> Campaign {
        campaign.withoutMail { target in
            if switches.mail(to: target.key, in: campaign.slug)?.name == .closed { return .organiser }
            let newest = campaigns.newest(campaign.slug)?.campaign.target(target.key)
            let address = target.representative == nil ? (newest ?? target).email : target.email
            let isSuspended = suspensions.isSuspended(address, rehearsal: rehearsal)
            return isSuspended && campaign.hasOtherWays(to: target) ? .suspended : nil
        }
    }

    /// Returns the campaign as it is served to one writer, with the addressee of the letter as its
    /// representative. The member's own address may be suspended.
    package func served(_ campaign: Campaign, key: String, to addressee: Addressee?) -> Campaign {
        served(addressed(campaign, key: key, to: addressee))
    }

    package func served(_ campaign: Campaign, for letter: Letter) -> Campaign {
        served(campaign, key: letter.target, to: letter.addressee)
    }

    /// Returns the channels by which a letter that is confirmed now may go. A letter for which none
    /// is left is queued as e-mail, and given back. What its writer sends by hand is never mailed.
    func channels(of letter: Letter, in campaign: Campaign) -> [Channel] {
        guard let write = campaign.step(letter.draft.step)?.write else { return [] }
        guard !letter.isByHand else { return campaign.withoutMail { _ in .byHand }.channels(of: write) }
        let left = served(campaign).channels(of: write)
        return left.contains { $0 != .writetothem } ? left : campaign.channels(of: write)
    }

    /// Returns the version of the campaign that a letter's writer saw, with the letter's addressee
    /// as its representative.
    package func campaign(of letter: Letter) async throws -> Campaign? {
        try await campaigns.edition(of: letter).map { addressed($0.campaign, for: letter) }
    }
}

extension Services {
    /// Whether a channel of the step, other than WriteToThem, reaches the addressee.
    package func isReachable(_ addressee: Addressee, _ write: Step.Write, in campaign: Campaign) -> Bool {
        guard let target = addressed(campaign, key: write.target, to: addressee).target(write.target) else {
            return false
        }
        return write.by.contains { $0 != .writetothem && target.has($0) }
    }

    /// Returns the keys of the members of a seat whose addresses are suspended.
    package func suspendedMembers(of seat: Seat) -> Set<String> {
        Set(seat.members.filter { suspensions.isSuspended($0.email, rehearsal: rehearsal) }.map(\.key))
    }

    /// Whether the letter's division has other members beside its addressee.
    func hasOthers(beside letter: Letter) -> Bool {
        guard let to = letter.addressee, !to.name.isEmpty, let book = places.book(to.seat.legislature) else {
            return false
        }
        return book.seat(to.seat.division, on: Day(environment.now())).members.count > 1
    }

    /// Returns the keys of the members of a division to whom a person has already written.
    package func membersWritten(by letter: Letter, to target: String, of seat: Seat) async throws -> Set<
        String
    > {
        guard seat.members.count > 1 else { return [] }
        let person = key.person(letter.draft)
        let place = LetterPlace(
            legislature: seat.division.legislature, division: seat.division.code, name: seat.division.name)
        let keys = Dictionary(
            seat.members.map { (Letter.memberTarget(target, Addressee(seat: place, name: $0.name)), $0.key) }
        ) { first, _ in first }
        return try await database.read { connection in
            let found = try connection.signers.targetsWritten(
                by: person, campaign: letter.campaign, rehearsal: letter.rehearsal,
                among: [target] + keys.keys)
            let first = try found[target].flatMap { try connection.letters.find($0)?.letter.addressee }
            return Set(
                found.keys.compactMap { keys[$0] } + [first.flatMap(seat.members.one)?.key].compactMap(\.self)
            )
        }
    }

    /// Returns the member to whom the mail of a recipient queue goes today. Nil when no member to
    /// whom its letters were written has an e-mail address.
    func member(
        ofQueue queue: String, _ campaign: String, _ target: String, _ book: PlaceBook,
        _ connection: any Connection
    ) throws -> Representative? {
        let (division, isOfOne) = Addressee.division(ofQueue: queue)
        let sitting = book.seat(division, on: Day(environment.now())).members
        guard isOfOne else { return sitting.first { $0.email != nil } }
        let waiting = try connection.deliveries.waitingLetter(
            campaign: campaign, target: target, seat: queue, rehearsal: rehearsal)
        let addressee = try waiting.flatMap { try connection.letters.find($0)?.letter.addressee }
        return addressee.flatMap(sitting.one).flatMap { $0.email == nil ? nil : $0 }
    }
}
