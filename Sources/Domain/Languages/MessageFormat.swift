import CICU
import Foundation

/// The reason why a pattern could not be filled.
package enum MessageError: Error, Sendable, Equatable {
    case flawed(MessagePattern.SyntaxError)
    /// The pattern names an argument that was not given.
    case missing(argument: String)
    /// A value contains U+0000.
    case nul(argument: String)
    /// ICU's own error message.
    case refused(String)
    /// The filled text contains a brace of the pattern.
    case unfilled
}

/// ICU MessageFormat with named arguments. Values are never parsed as patterns.
package enum MessageFormat {
    /// Fills `pattern` in `language`. The value for a `plural` must be a whole number in digits.
    /// Takes some microseconds.
    package static func fill(
        _ pattern: String, language: Language, arguments: [String: String]
    ) throws(MessageError) -> String {
        try fill(parsed(pattern), language: language, arguments: arguments)
    }

    /// Returns the parsed pattern. Caches results, since patterns are few and every letter needs
    /// them.
    static func parsed(_ pattern: String) throws(MessageError) -> MessagePattern {
        let parsed = patterns(Octets(bytes: Array(pattern.utf8))) {
            Result { () throws(MessagePattern.SyntaxError) in try MessagePattern(pattern) }
        }
        do throws(MessagePattern.SyntaxError) { return try parsed.get() } catch { throw .flawed(error) }
    }

    private static let patterns = BoundedCache<Octets, Result<MessagePattern, MessagePattern.SyntaxError>>(
        most: 2_000)

    /// The octets of a text, hashed in one piece. Hashing a text with accents, or single octets,
    /// takes ten times as long.
    private struct Octets: Hashable {
        let bytes: [UInt8]

        func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
    }

    /// Fills a parsed pattern. A choice by a key of `renamingChoices` uses the argument named by
    /// its value instead.
    package static func fill(
        _ pattern: MessagePattern, language: Language, arguments: [String: String],
        renamingChoices renamed: [String: String] = [:]
    ) throws(MessageError) -> String {
        if case .text(let text)? = pattern.parts.first, pattern.parts.count == 1 { return text }
        let named =
            pattern.arguments.map(\.name)
            + pattern.choices.map { renamed[$0.argument.name] ?? $0.argument.name }
        for name in named where arguments[name] == nil { throw .missing(argument: name) }
        for (name, value) in arguments where value.utf8.contains(0) { throw .nul(argument: name) }
        // Only plurals and ordinals need ICU.
        if let plain = pattern.plain(arguments, renamingChoices: renamed) { return plain }
        let filled = try icu(pattern.icu(renamingChoices: renamed), language: language, arguments: arguments)
        // A second check: no brace of the pattern may remain in the text, whatever ICU does.
        guard
            !filled.utf8.contains(UInt8(ascii: "{"))
                || arguments.values.contains(where: { $0.utf8.contains(UInt8(ascii: "{")) })
        else {
            throw .unfilled
        }
        return filled
    }

    private static func icu(
        _ pattern: String, language: Language, arguments: [String: String]
    ) throws(MessageError) -> String {
        let names = arguments.keys.map { strdup($0) }, values = arguments.values.map { strdup($0) }
        defer { (names + values).forEach { free($0) } }
        var error = [CChar](repeating: 0, count: 256)
        let constantNames = names.map { UnsafePointer($0) }, constantValues = values.map { UnsafePointer($0) }
        guard
            let filled = postbag_format_message(
                language.tag, pattern, constantNames, constantValues, Int32(names.count), &error)
        else {
            throw .refused(
                String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
        defer { free(filled) }
        return String(cString: filled)
    }
}
