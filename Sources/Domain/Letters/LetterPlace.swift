/// The division of a letter's writer, according to the tables of places at the time of writing.
package struct LetterPlace: Sendable, Hashable {
    package var legislature: String
    /// The division's code.
    package var division: String
    /// The division's name in the letter's language.
    package var name: String

    package init(legislature: String, division: String, name: String) {
        self.legislature = legislature
        self.division = division
        self.name = name
    }
}

/// The addressee of a letter to a representative: the seat, and its member at that time. A later
/// import never sends the letter to another person.
package struct Addressee: Sendable, Hashable {
    package var seat: LetterPlace
    /// Empty when no member was known.
    package var name: String
    package var honorific: String?
    package var gender: Gender
    /// The e-mail address on that day. A member with the same address is the same person, even if
    /// the name is spelled differently.
    package var email: String?

    package init(
        seat: LetterPlace, name: String = "", honorific: String? = nil, gender: Gender = .other,
        email: String? = nil
    ) {
        self.seat = seat
        self.name = name
        self.honorific = honorific
        self.gender = gender
        self.email = email
    }

    package func isSame(as member: Representative) -> Bool {
        if let email, email.lowercased() == member.email?.lowercased() { return true }
        return PlaceBook.folded(name) == PlaceBook.folded(member.name)
    }

    /// The recipient queue of the letter. Each member of a division has a separate queue.
    package var queue: String {
        name.isEmpty ? seat.division : "\(seat.division)\(Self.mark)\(PlaceBook.folded(name))"
    }

    /// Returns the division of a queue, and whether the queue belongs to one member. Older queues
    /// belong to a whole division.
    package static func division(ofQueue queue: String) -> (code: String, isOfOne: Bool) {
        let parts = queue.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts.first ?? ""), parts.count > 1)
    }

    private static let mark: Character = "\u{1F}"
}

extension [Representative] {
    /// Returns the current member to whom a letter was written. The name counts before the e-mail
    /// address, because members may share an address.
    package func one(_ addressee: Addressee) -> Representative? {
        let named = filter { $0.key == PlaceBook.folded(addressee.name) }
        let same = named.isEmpty ? filter(addressee.isSame) : named
        return same.count == 1
            ? same[0] : same.first { $0.email?.lowercased() == addressee.email?.lowercased() }
    }
}
