import Foundation

/// What a visitor typed into one field, made clean without changing what it says.
enum TypedText {
    /// One line: trimmed, runs of white space collapsed, in NFC. Nil when it holds line breaks or other control characters.
    /// Invisible marks that turn the direction of all that follows (UAX 9) are dropped: they come along with copied names.
    static func line(_ typed: String) -> String? {
        if isPlain(typed) { return typed }
        var scalars = String.UnicodeScalarView()
        for scalar in trimmed(typed.unicodeScalars) where !isDirectional(scalar) {
            if scalar == "\t" || scalar.properties.generalCategory == .spaceSeparator {
                if let last = scalars.last, last != " " { scalars.append(" ") }
            } else if isControl(scalar) || isLineBreak(scalar) {
                return nil
            } else {
                scalars.append(scalar)
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        return String(scalars).precomposedStringWithCanonicalMapping
    }

    /// Text of several lines, separated by \n: trimmed, at most one empty line in a row. Nil when it holds other control characters.
    static func text(_ typed: String) -> String? {
        guard !typed.isEmpty else { return typed }
        var scalars = String.UnicodeScalarView()
        var breaks = 0
        var lastWasReturn = false
        for scalar in trimmed(typed.unicodeScalars) {
            defer { lastWasReturn = scalar == "\r" }
            if isLineBreak(scalar) {
                if lastWasReturn && scalar == "\n" { continue }
                breaks += 1
                if breaks <= 2 { scalars.append("\n") }
            } else if isControl(scalar) && scalar != "\t" {
                return nil
            } else {
                breaks = 0
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    static func isAtMost(_ limit: Int, _ text: String) -> Bool { text.utf8.count <= limit || text.count <= limit }

    /// ASCII without control characters and superfluous spaces: the common case, and nothing to do.
    private static func isPlain(_ typed: String) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in typed.utf8 {
            guard byte >= 0x20, byte < 0x7F, byte != 0x20 || last != 0x20 else { return false }
            last = byte
        }
        return last != 0x20 || typed.isEmpty
    }

    private static func trimmed(_ scalars: String.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var rest = scalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return rest
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) }
    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool { [0x0A, 0x0D, 0x2028, 0x2029].contains(scalar.value) }
    private static func isDirectional(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
