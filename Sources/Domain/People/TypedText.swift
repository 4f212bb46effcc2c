import Foundation

/// Cleans a visitor's text in one field without changing its meaning.
package enum TypedText {
    /// Returns one line: trimmed, with runs of white space collapsed, in NFC. Nil when the text
    /// contains line breaks or other control characters. Drops invisible marks that turn the
    /// direction of the following text (UAX 9), which come with copied names. Precondition: the
    /// text is within its limit.
    package static func line(_ typed: String) -> String? {
        if isPlain(typed) { return typed }
        let typed = typed.streamSafe
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

    /// Returns text of several lines, separated by \n: trimmed, with at most one empty line in a
    /// row. Nil when the text contains other control characters. Works on bytes for speed, because
    /// own words are most of a form.
    package static func text(_ typed: String) -> String? {
        let bytes = Array(typed.streamSafe.utf8)
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count)
        var breaks = 0
        var index = 0
        while index < bytes.count {
            let broken = lineBreak(bytes, at: index)
            if broken > 0 {
                breaks += 1
                if breaks <= 2 { clean.append(0x0A) }
            } else if isControl(bytes, at: index) {
                return nil
            } else {
                breaks = 0
                clean.append(bytes[index])
            }
            index += max(1, broken)
        }
        return String(trimmed(String(decoding: clean, as: UTF8.self).unicodeScalars))
    }

    static func isAtMost(_ limit: Int, _ text: String) -> Bool {
        text.utf8.count <= limit || text.count <= limit
    }

    /// Whether the text needs no cleaning: the common case. Such a text has ASCII and letters up to
    /// U+02FF, which are already in NFC. No control characters or superfluous spaces occur.
    private static func isPlain(_ typed: String) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in typed.utf8 {
            switch byte {
            case 0x20: if last == 0x20 { return false }
            case 0x21...0x7E: break
            // The first and the following bytes of U+00C0 to U+02FF.
            case 0xC3...0xCB, 0x80...0xBF: break
            default: return false
            }
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

    /// Returns the length of the line break at `index` in bytes: \r\n, \r, \n, U+2028 or U+2029. 0
    /// for none.
    private static func lineBreak(_ bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case 0x0A: 1
        case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        case 0xE2:
            index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8 ? 3 : 0
        default: 0
        }
    }

    /// Whether a control character stands at `index`: U+0000 to U+001F except tabs, U+007F, and
    /// U+0080 to U+009F (two bytes).
    private static func isControl(_ bytes: [UInt8], at index: Int) -> Bool {
        let byte = bytes[index]
        if byte == 0xC2 { return index + 1 < bytes.count && bytes[index + 1] < 0xA0 }
        return byte < 0x20 && byte != 0x09 || byte == 0x7F
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x2028 || scalar.value == 0x2029
    }
    private static func isDirectional(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
