import Crypto

extension Campaign {
    /// Returns a short mark of what a form shows to readers of a language: the letter text, and
    /// whether it leaves by e-mail. The form sends it back, so that nobody signs another letter
    /// than they saw.
    package func formMark(of write: Step.Write, to language: Language) -> String {
        mark(of: write, to: language) + wayMark(of: write)
    }

    /// Returns the end of a form's mark: "" for a letter by e-mail. A form for a member who is not
    /// known yet speaks of both ways.
    package func wayMark(of write: Step.Write) -> String {
        switch channels(of: write).first {
        case .email: ""
        case .writetothem: Self.eitherWay
        default: "-by-hand"
        }
    }

    package static let eitherWay = "-either-way"

    /// Returns a short mark of the letter text that a form shows to readers of a language.
    package func mark(of write: Step.Write, to language: Language) -> String {
        let versions = letters[write.letter]?.versions ?? [:]
        let shown = Set([original(of: write), language].compactMap(\.self)).sorted()
        let words = shown.flatMap { language -> [String] in
            guard let text = versions[language] else { return [] }
            return [language.tag, text.subject] + text.paragraphs
        }
        return SHA256.hash(data: Array(words.joined(separator: "\0").utf8)).prefix(6).hexadecimal
    }
}
