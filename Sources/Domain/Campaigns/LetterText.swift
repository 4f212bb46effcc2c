/// The suggested letter in each of its languages. The target determines which language is the
/// original.
package struct LetterText: Sendable, Equatable {
    package var key: String
    package var versions: [Language: Version]

    /// Each text is an ICU MessageFormat pattern with named arguments, as the campaign folder
    /// contains it.
    package struct Version: Sendable, Equatable {
        package var subject: String
        /// Whether all letters keep the same subject, because the organiser wants it so.
        package var hasSameSubject: Bool
        /// Questions that help a supporter to write own words.
        package var prompts: [String]
        package var paragraphs: [String]

        package init(
            subject: String, hasSameSubject: Bool = false, prompts: [String] = [], paragraphs: [String]
        ) {
            self.subject = subject
            self.hasSameSubject = hasSameSubject
            self.prompts = prompts
            self.paragraphs = paragraphs
        }
    }

    package init(key: String, versions: [Language: Version]) {
        self.key = key
        self.versions = versions
    }
}

extension LetterText.Version {
    /// Arguments whose values differ from one letter to the next.
    private static let differing: Set<String> = ["name", "place"]

    /// Whether the subject says who writes or where.
    package var namesWriter: Bool {
        guard let pattern = try? MessagePattern(subject) else { return false }
        return pattern.arguments.contains { Self.differing.contains($0.name) }
    }

    /// The subject with the writer's name behind it.
    package var subjectWithName: String { "\(subject) ({name})" }
}

extension Campaign {
    /// Whether letters of a step may leave by e-mail. A representative is written to so, where the
    /// address is known.
    package func mayMail(_ write: Step.Write) -> Bool {
        guard let target = target(write.target) else { return false }
        return target.representative != nil || (target.email != nil && write.by.contains(.email))
    }

    /// Returns the pattern of a letter's subject. Mail programs and offices take mails with one
    /// subject for one conversation. A mailed letter therefore names its writer, unless the
    /// organiser wants it otherwise.
    func subject(of version: LetterText.Version, for write: Step.Write) -> String {
        let isAsWritten = version.hasSameSubject || version.namesWriter || version.subject.isEmpty
        return isAsWritten || !mayMail(write) ? version.subject : version.subjectWithName
    }

    /// Returns the language in which a step's letter is sent: the first of the target's languages
    /// that has a text. A representative reads the campaign's first language.
    package func original(of write: Step.Write) -> Language? {
        guard let letter = letters[write.letter], let target = target(write.target) else { return nil }
        let reads = target.representative == nil ? target.reads : languages
        return reads.first { letter.versions[$0] != nil } ?? languages.first { letter.versions[$0] != nil }
            ?? letter.versions.keys.sorted().first
    }
}
