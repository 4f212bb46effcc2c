import Foundation

/// A cell as its author meant it. Pasted text brings white space and marks along that nobody sees.
enum CellText {
    /// Nothing unseen at its ends, no control character, and each white space within it a plain
    /// one. Line breaks within it stay.
    static func clean(_ text: String) -> String {
        let seen = text.unicodeScalars.drop(while: isUnseen)
        guard let last = seen.lastIndex(where: { !isUnseen($0) }) else { return "" }
        // A name may end with the selector of one form of its last sign, as Japanese names do.
        let selectors = seen[last...].dropFirst().prefix { $0.properties.isVariationSelector }
        var cleaned = String.UnicodeScalarView()
        for scalar in seen[..<selectors.endIndex] where !isControl(scalar) {
            let isSpace = scalar.properties.isWhitespace && scalar != "\n" && scalar != "\r"
            cleaned.append(isSpace ? " " : scalar)
        }
        return String(cleaned)
    }

    /// For addresses and codes, in which no unseen mark has a meaning.
    static func withoutMarks(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isMark($0) }))
    }

    /// For messages.
    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || isMark(scalar)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
            || isControl(scalar)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
    }
}
