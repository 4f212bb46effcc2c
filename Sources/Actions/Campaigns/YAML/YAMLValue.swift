import Domain

/// The value after a key or a dash. Finds its first error and the correct form.
struct YAMLValue {
    struct SyntaxError: Equatable {
        var fault: String
        var correction: String
    }

    let text: String

    init(_ text: String) { self.text = text }

    static let colon = "the text has a colon, which divides a key from its text, so it needs quotes"
    static let hash = "what follows ` #` is a comment and no part of the text, so it needs quotes"

    /// The first error in the value. Nil when there is none.
    var flaw: SyntaxError? {
        guard let first = text.first else { return nil }
        switch first {
        case "\"", "'": return quoted(first)
        case "{", "[": return YAMLFlow(text).flaw
        case "|", ">": return text.wholeMatch(of: blockOpening) == nil ? begins(first) : nil
        case "@", "`", "%", "&", "*", "!", ",", "]", "}": return begins(first)
        case "?", "-": return text.dropFirst().first == " " ? begins(first) : plain
        case "#": return nil
        default: return plain
        }
    }

    private func begins(_ sign: Character) -> SyntaxError {
        SyntaxError(fault: Self.beginning(sign), correction: text.yamlQuoted)
    }

    static func beginning(_ sign: Character) -> String {
        "a text that begins with \(sign == "`" ? "a backquote" : "`\(sign)`") needs quotes"
    }

    private var plain: SyntaxError? {
        if text.contains(colonAndBlank) { return SyntaxError(fault: Self.colon, correction: text.yamlQuoted) }
        return text.contains(comment) ? SyntaxError(fault: Self.hash, correction: text.yamlQuoted) : nil
    }

    private func quoted(_ quote: Character) -> SyntaxError? {
        guard let end = Self.closing(quote, in: text.dropFirst()) else {
            return SyntaxError(
                fault: "the quote `\(quote)` is not closed", correction: String(text.dropFirst()).yamlQuoted)
        }
        let rest = String(text[text.index(after: end)...]).trimmingSpaces
        guard !rest.isEmpty, !rest.hasPrefix("#") else { return nil }
        let isInside = text.last == quote && Self.isInside(text, end)
        return Self.early(quote, inner: isInside ? String(text.dropFirst().dropLast()) : nil, whole: text)
    }

    /// Whether a quote stands within a text, as in `don't` and `say "no"`, and not at its end.
    static func isInside(_ text: String, _ quote: String.Index) -> Bool {
        let next = text.index(after: quote)
        let before = quote > text.startIndex ? text[text.index(before: quote)] : " "
        return before.isWhitespace || next < text.endIndex && text[next].isLetter
    }

    /// Returns the error of a quote that ends before its text does. `inner` is the text without
    /// quotes. Nil when no quote at the end shows where the text ends.
    static func early(_ quote: Character, inner: String?, whole: String) -> SyntaxError {
        SyntaxError(
            fault: inner == nil
                ? "the text goes on after its quote, so the whole of it needs quotes"
                : "the `\(quote)` inside the text ends the quote",
            correction: (inner ?? whole).yamlQuoted)
    }

    /// Returns the position of the closing quote. `''` and `\"` do not end the text.
    static func closing(_ quote: Character, in text: Substring) -> String.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if text[index] == "\\", quote == "\"" {
                index = next < text.endIndex ? text.index(after: next) : next
            } else if text[index] == quote {
                guard quote == "'", next < text.endIndex, text[next] == "'" else { return index }
                index = text.index(after: next)
            } else {
                index = next
            }
        }
        return nil
    }
}

private let colonAndBlank = SharedRegex(/:(?:\s|$)/)
private let comment = SharedRegex(/\s#/)
