/// A word right before an argument that changes with the next sound: « de {place} », « d'{place} ».
package struct Elision: Sendable, Equatable {
    /// The word as the pattern contains it, with the space or apostrophe after the word.
    package var before: String
    package var argument: String
    /// The line within the pattern, from 0.
    package var line: Int

    private static let words: [String: Set<String>] = [
        "fr": ["de", "d'", "le", "la", "l'", "que", "qu'", "du", "au", "je", "j'"],
        "it": ["di", "d'", "il", "lo", "la", "l'", "del", "dello", "della", "dell'"],
        "ca": ["de", "d'", "el", "la", "l'", "del"],
    ]

    /// Returns every elision in `pattern`. Choices do not count: their author sees the words that
    /// follow.
    package static func all(in pattern: MessagePattern, _ language: Language) -> [Elision] {
        guard let words = words[language.primary] else { return [] }
        return all(in: pattern.parts, words)
    }

    private static func all(in parts: [MessagePattern.Part], _ words: Set<String>) -> [Elision] {
        var found: [Elision] = []
        for (index, part) in parts.enumerated() {
            if case .choice(let choice) = part { found += choice.arms.flatMap { all(in: $0.parts, words) } }
            guard case .argument(let argument) = part, index > 0, case .text(let text) = parts[index - 1],
                let before = lastWord(of: text),
                words.contains(before.lowercased().replacing("’", with: "'").filter { !$0.isWhitespace })
            else { continue }
            found.append(Elision(before: before, argument: argument.name, line: argument.line))
        }
        return found
    }

    /// Returns the last word of `text`, with the apostrophe or the one space after it.
    private static func lastWord(of text: String) -> String? {
        var rest = text[...]
        let end =
            rest.last.map { $0.isWhitespace || $0 == "'" || $0 == "’" } == true
            ? String(rest.removeLast()) : nil
        guard let end else { return nil }
        let word = rest.reversed().prefix { $0.isLetter }.reversed()
        return word.isEmpty ? nil : String(word) + (end == "\n" ? " " : end)
    }
}
