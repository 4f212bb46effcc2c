/// What a diagnostic says: a pattern with its arguments. The English pattern is also the code by
/// which other languages find their text.
package struct DiagnosticText: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The English text with `%1`, `%2` … in place of the arguments.
    package let pattern: String
    package let arguments: [Argument]

    package enum Argument: Sendable, Equatable {
        /// What somebody has written, or a name.
        case plain(String)
        /// A piece of advice, which every language says in its own words.
        indirect case text(DiagnosticText)
    }

    package init(stringLiteral literal: String) { (pattern, arguments) = (literal, []) }

    package init(stringInterpolation: StringInterpolation) {
        (pattern, arguments) = (stringInterpolation.pattern, stringInterpolation.arguments)
    }

    /// Makes a text that is the same in every language.
    package init(verbatim text: String) { self = "\(text)" }

    /// The text in English, as `postbag campaign check` prints it.
    package var english: String { filled(pattern) { $0.english } }

    /// Returns the text in a language. English where the language has none.
    package func told(in language: Language) -> String {
        guard language.primary == "fr", let french = Self.french(pattern) else { return english }
        return filled(french) { $0.told(in: language) }
    }

    private static func french(_ pattern: String) -> String? {
        // A pattern without words of its own is the same everywhere.
        pattern.contains(where: \.isLetter) ? french[pattern] : pattern
    }

    private func filled(_ pattern: String, _ told: (DiagnosticText) -> String) -> String {
        var (text, rest) = ("", pattern[...])
        while let sign = rest.firstIndex(of: "%") {
            text += rest[..<sign]
            let digit = rest.index(after: sign)
            let number = digit < rest.endIndex ? rest[digit].wholeNumberValue : nil
            guard let number, arguments.indices.contains(number - 1) else {
                text += "%"
                rest = rest[digit...]
                continue
            }
            switch arguments[number - 1] {
            case .plain(let argument): text += argument
            case .text(let argument): text += told(argument)
            }
            rest = rest[rest.index(after: digit)...]
        }
        return text + rest
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pattern = ""
        fileprivate var arguments: [Argument] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { pattern += literal }
        package mutating func appendInterpolation(_ text: DiagnosticText) { append(.text(text)) }
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            append(.plain(value.description))
        }

        private mutating func append(_ argument: Argument) {
            arguments.append(argument)
            pattern += "%\(arguments.count)"
        }
    }
}
