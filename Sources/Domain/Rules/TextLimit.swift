/// The maximum length of a visitor's text in one field, checked before any other work on the text.
/// The number of octets is already known. Finding characters takes time, and one character may be
/// as long as a book.
package struct TextLimit: Sendable, Equatable {
    /// Octets of UTF-8.
    package let octets: Int
    /// Unicode scalars: a letter, and each separate accent, counts as one.
    package let scalars: Int

    package init(octets: Int, scalars: Int) {
        self.octets = octets
        self.scalars = scalars
    }

    package func admits(_ text: String) -> Bool {
        text.utf8.count <= octets && (text.utf8.count <= scalars || text.unicodeScalars.count <= scalars)
    }
}

extension Field {
    /// The limit of this field, with some space for white space that is removed later.
    /// A limit in characters may be lower. docs/running.md lists the same numbers.
    package var limit: TextLimit {
        switch self {
        case .name: TextLimit(octets: 1_000, scalars: 400)
        case .email: TextLimit(octets: 1_000, scalars: 500)
        case .country, .postcode, .writer, .language, .leaveOut, .consent: TextLimit(octets: 100, scalars: 50)
        case .step, .division: TextLimit(octets: 200, scalars: 100)
        case .address: TextLimit(octets: 2_000, scalars: 1_000)
        case .words: TextLimit(octets: 60_000, scalars: 30_000)
        }
    }

    /// The form issue for a text over the limit. Nil for fields in which nobody types.
    var tooLong: FormIssue.Kind? {
        switch self {
        case .name: .nameTooLong
        case .email: .impossibleEmail
        case .country: .unknownCountry
        case .postcode: .postcodeTooLong
        case .address: .addressTooLong
        case .words: .wordsTooLong
        case .step: .unknownStep
        case .writer, .leaveOut, .language, .consent, .division: nil
        }
    }
}
