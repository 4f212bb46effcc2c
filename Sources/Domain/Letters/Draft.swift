/// A valid letter form: one supporter's input, checked and trimmed, before the letter is composed.
package struct Draft: Sendable, Equatable {
    package var step: String
    /// The language of the page with the form.
    package var language: Language
    package var name: String
    package var email: String
    /// ISO 3166-1 alpha-2.
    package var country: String
    package var postcode: String
    /// Lines of the street address; empty where the step needs none.
    package var address: [String]
    package var writer: Gender
    /// Own words; "" for none.
    package var words: String
    package var ownOnly: Bool
    /// Numbers of suggested paragraphs (from 1) to leave out.
    package var leaveOut: Set<Int>
    package var updates: Bool
    /// Whether the writer needs help. The letter then asks the office to treat the letter as
    /// casework.
    package var needsHelp: Bool
    /// Keys of the steps that this person did earlier, for `{did}`.
    package var did: [String]

    package init(
        step: String, language: Language, name: String, email: String, country: String, postcode: String,
        address: [String] = [],
        writer: Gender = .other, words: String = "", ownOnly: Bool = false, leaveOut: Set<Int> = [],
        updates: Bool = false,
        needsHelp: Bool = false, did: [String] = []
    ) {
        self.step = step
        self.language = language
        self.name = name
        self.email = email
        self.country = country
        self.postcode = postcode
        self.address = address
        self.writer = writer
        self.words = words
        self.ownOnly = ownOnly
        self.leaveOut = leaveOut
        self.updates = updates
        self.needsHelp = needsHelp
        self.did = did
    }
}

extension Draft {
    /// The approximate disk space of a letter in octets, with its mail, its dates and its index
    /// entries.
    package var octets: Int {
        let texts = [name, email, postcode, words] + address
        return texts.reduce(1_000) { $0 + $1.utf8.count }
    }
}
