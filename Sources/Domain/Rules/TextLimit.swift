/// How much a visitor may type into one field, asked before anything else touches the text.
/// Octets are counted already. Characters take time to find, and one may be as long as a book.
package struct TextLimit: Sendable, Equatable {
    /// Octets of UTF-8.
    package let octets: Int
    /// Unicode scalars: a letter and each accent that stands apart from it.
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
    /// The room of this field, with some for white space that is taken out later.
    /// A limit in characters may be narrower. docs/running.md has the same numbers.
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

    /// What is wrong with a field that holds more than its limit; nil where nobody types.
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
