import Foundation

/// Cleans the text of a cell. Pasted text contains white space and marks that nobody sees.
enum CellText {
    /// Returns the text without invisible characters at its ends and without control characters.
    /// Each white space within the text becomes a plain space. Line breaks within the text stay.
    static func clean(_ text: String) -> String {
        let seen = text.unicodeScalars.drop(while: isUnseen)
        guard let last = seen.lastIndex(where: { !isUnseen($0) }) else { return "" }
        // A name may end with a variation selector for its last character, as Japanese names do.
        let selectors = seen[last...].dropFirst().prefix { $0.properties.isVariationSelector }
        var cleaned = String.UnicodeScalarView()
        for scalar in seen[..<selectors.endIndex] where !isControl(scalar) {
            let isSpace = scalar.properties.isWhitespace && scalar != "\n" && scalar != "\r"
            cleaned.append(isSpace ? " " : scalar)
        }
        return String(cleaned)
    }

    /// Returns the text without invisible marks, for addresses and codes, where such marks have no
    /// meaning.
    static func withoutMarks(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isMark($0) }))
    }

    /// Returns the text on one line, for messages.
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
