/// The suggested letter in each of its languages. The target determines which language is the
/// original.
package struct LetterText: Sendable, Equatable {
    package var key: String
    package var versions: [Language: Version]

    /// Each text is an ICU MessageFormat pattern with named arguments, as the campaign folder
    /// contains it.
    package struct Version: Sendable, Equatable {
        package var subject: String
        /// Questions that help a supporter to write own words.
        package var prompts: [String]
        package var paragraphs: [String]

        package init(subject: String, prompts: [String] = [], paragraphs: [String]) {
            self.subject = subject
            self.prompts = prompts
            self.paragraphs = paragraphs
        }
    }

    package init(key: String, versions: [Language: Version]) {
        self.key = key
        self.versions = versions
    }
}

extension Campaign {
    /// Returns the language in which a step's letter is sent: the first of the target's languages
    /// that has a text. A representative reads the campaign's first language.
    package func original(of write: Step.Write) -> Language? {
        guard let letter = letters[write.letter], let target = target(write.target) else { return nil }
        let reads = target.representative == nil ? target.reads : languages
        return reads.first { letter.versions[$0] != nil } ?? languages.first { letter.versions[$0] != nil }
            ?? letter.versions.keys.sorted().first
    }
}
