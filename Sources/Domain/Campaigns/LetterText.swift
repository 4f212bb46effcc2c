/// The suggested letter in each of its languages. The target determines which language is the
/// original.
package struct LetterText: Sendable, Equatable {
    package var key: String
    package var versions: [Language: Version]

    /// Each text is an ICU MessageFormat pattern with named arguments, as the campaign folder
    /// contains it.
    package struct Version: Sendable, Equatable {
        package var subject: String { didSet { parsed = ParsedTexts(subject, paragraphs) } }
        /// Whether all letters keep the same subject, because the organiser wants it so.
        package var hasSameSubject: Bool
        /// Questions that help a supporter to write own words.
        package var prompts: [String]
        package var paragraphs: [String] { didSet { parsed = ParsedTexts(subject, paragraphs) } }
        /// The same texts parsed once, because every letter needs them.
        private(set) var parsed: ParsedTexts

        package init(
            subject: String, hasSameSubject: Bool = false, prompts: [String] = [], paragraphs: [String]
        ) {
            self.subject = subject
            self.hasSameSubject = hasSameSubject
            self.prompts = prompts
            self.paragraphs = paragraphs
            parsed = ParsedTexts(subject, paragraphs)
        }
    }

    package init(key: String, versions: [Language: Version]) {
        self.key = key
        self.versions = versions
    }
}

extension LetterText {
    /// The patterns of one version of a letter, or the reasons why its texts are no patterns.
    struct ParsedTexts: Sendable, Equatable {
        typealias Parsed = Result<MessagePattern, MessageError>

        let subject: Parsed
        /// The subject with the writer's name behind it.
        let subjectWithName: Parsed
        let paragraphs: [Parsed]
        /// The names of the arguments. Empty for a text that is no pattern.
        let subjectArguments: Set<String>
        let paragraphArguments: Set<String>

        init(_ subject: String, _ paragraphs: [String]) {
            self.subject = Self.parsed(subject)
            subjectWithName = Self.parsed(Self.withName(subject))
            self.paragraphs = paragraphs.map(Self.parsed)
            subjectArguments = Self.arguments(of: [self.subject])
            paragraphArguments = Self.arguments(of: self.paragraphs)
        }

        static func withName(_ subject: String) -> String { "\(subject) ({name})" }

        private static func parsed(_ text: String) -> Parsed {
            Result { () throws(MessageError) in try MessageFormat.parsed(text) }
        }

        private static func arguments(of texts: [Parsed]) -> Set<String> {
            texts.reduce(into: []) { names, text in
                if case .success(let pattern) = text { names.formUnion(pattern.arguments.map(\.name)) }
            }
        }
    }
}

extension LetterText.Version {
    /// Arguments whose values differ from one letter to the next.
    private static let differing: Set<String> = ["name", "place"]

    /// Whether the subject says who writes or where.
    package var namesWriter: Bool { !parsed.subjectArguments.isDisjoint(with: Self.differing) }

    /// Whether the subject or a paragraph has an argument.
    package func has(_ argument: String) -> Bool {
        parsed.subjectArguments.contains(argument) || parsed.paragraphArguments.contains(argument)
    }

    package func hasInParagraphs(_ argument: String) -> Bool { parsed.paragraphArguments.contains(argument) }

    /// The subject with the writer's name behind it.
    package var subjectWithName: String { LetterText.ParsedTexts.withName(subject) }
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
    func subject(of version: LetterText.Version, for write: Step.Write) throws(MessageError) -> MessagePattern
    {
        let isAsWritten = version.hasSameSubject || version.namesWriter || version.subject.isEmpty
        let texts = version.parsed
        return try (isAsWritten || !mayMail(write) ? texts.subject : texts.subjectWithName).get()
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
