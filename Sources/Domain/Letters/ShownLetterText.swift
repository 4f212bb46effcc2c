import Crypto

extension Campaign {
    /// Returns a short mark of the letter text that a form shows to readers of a language. The form
    /// sends it back, so that nobody signs other words than they saw.
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
