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

/// Whom a letter to a representative was written to: the seat, and who sat there then. A later import never sends it to anybody else.
package struct Addressee: Sendable, Hashable {
    package var seat: LetterPlace
    /// Empty when nobody was known to sit there.
    package var name: String
    package var honorific: String?
    package var gender: Gender
    /// The address of that day: whoever has kept it is the same person under another spelling.
    package var email: String?

    package init(seat: LetterPlace, name: String = "", honorific: String? = nil, gender: Gender = .other, email: String? = nil) {
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
}
