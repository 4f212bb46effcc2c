/// Where a letter's writer lives, as the tables of places said when it was written.
package struct LetterPlace: Sendable, Hashable {
    package var legislature: String
    /// The division's code.
    package var division: String
    /// Its name, as the letter says it.
    package var name: String

    package init(legislature: String, division: String, name: String) {
        self.legislature = legislature
        self.division = division
        self.name = name
    }
}

/// Whom a letter to a representative was written to: the seat, and who sat there then. A later
/// import never sends it to anybody else.
package struct Addressee: Sendable, Hashable {
    package var seat: LetterPlace
    /// Empty when nobody was known to sit there.
    package var name: String
    package var honorific: String?
    package var gender: Gender
    /// The address of that day: whoever has kept it is the same person under another spelling.
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

    /// Where its letter waits: mail to each member of a division is a queue of its own.
    package var queue: String {
        name.isEmpty ? seat.division : "\(seat.division)\(Self.mark)\(PlaceBook.folded(name))"
    }

    /// The division of a queue, and whether it is that of one member. Older queues are those of a
    /// whole division.
    package static func division(ofQueue queue: String) -> (code: String, isOfOne: Bool) {
        let parts = queue.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts.first ?? ""), parts.count > 1)
    }

    private static let mark: Character = "\u{1F}"
}

extension [Representative] {
    /// Of those who sit now, whom a letter was written to. Members may share an address, so that
    /// the name comes first.
    package func one(_ addressee: Addressee) -> Representative? {
        let named = filter { $0.key == PlaceBook.folded(addressee.name) }
        let same = named.isEmpty ? filter(addressee.isSame) : named
        return same.count == 1
            ? same[0] : same.first { $0.email?.lowercased() == addressee.email?.lowercased() }
    }
}
