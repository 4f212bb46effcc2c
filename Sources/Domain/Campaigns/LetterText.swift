/// The suggested letter, per language. Which language is the original depends on the target.
package struct LetterText: Sendable, Equatable {
    package var key: String
    package var versions: [Language: Version]

    /// Every text is an ICU MessageFormat pattern with named arguments, as the folder has it.
    package struct Version: Sendable, Equatable {
        package var subject: String
        /// Questions that help a supporter to find own words.
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
    /// The language in which a step's letter is sent: the first that its target reads and that has
    /// a text. A representative reads the campaign's first language.
    package func original(of write: Step.Write) -> Language? {
        guard let letter = letters[write.letter], let target = target(write.target) else { return nil }
        let reads = target.representative == nil ? target.reads : languages
        return reads.first { letter.versions[$0] != nil } ?? languages.first { letter.versions[$0] != nil }
            ?? letter.versions.keys.sorted().first
    }
}
