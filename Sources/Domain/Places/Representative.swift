/// A member who represents a division.
package struct Representative: Sendable, Hashable {
    package var legislature: String
    package var division: String
    /// The name in running text: `Jane Example`.
    package var name: String
    /// The title before the name: `Dr`, `Sir`.
    package var honorific: String?
    package var gender: Gender
    package var party: String?
    package var email: String?
    package var form: WebForm?
    /// The lines of an office's address, without the name.
    package var post: [String]
    package var since: Day?
    package var until: Day?
    /// Whether the seat is known to be empty. The other fields then describe no member.
    package var isVacant: Bool

    package init(
        legislature: String, division: String, name: String, honorific: String? = nil,
        gender: Gender = .other, party: String? = nil,
        email: String? = nil, form: WebForm? = nil, post: [String] = [], since: Day? = nil, until: Day? = nil,
        isVacant: Bool = false
    ) {
        self.legislature = legislature
        self.division = division
        self.name = name
        self.honorific = honorific
        self.gender = gender
        self.party = party
        self.email = email
        self.form = form
        self.post = post
        self.since = since
        self.until = until
        self.isVacant = isVacant
    }

    package static func vacancy(legislature: String, division: String, since: Day? = nil) -> Representative {
        Representative(legislature: legislature, division: division, name: "", since: since, isVacant: true)
    }

    /// A key that distinguishes the members of one division.
    package var key: String { PlaceBook.folded(name) }

    package var fullName: String { honorific.map { "\($0) \(name)" } ?? name }

    package func sits(on day: Day) -> Bool {
        !isVacant && (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

extension Representative {
    /// How a letter greets the member. A language without its own rule greets by name.
    package func salutation(in language: Language) -> String {
        switch (language.primary, gender) {
        case ("fr", .feminine): "Madame la Députée,"
        case ("fr", .masculine): "Monsieur le Député,"
        case ("fr", .other): "Madame, Monsieur,"
        case ("ar", .feminine): "السيدة النائبة \(name)،"
        case ("ar", .masculine): "السيد النائب \(name)،"
        case ("ar", .other): "إلى \(name)،"
        default: "Dear \(fullName),"
        }
    }
}
