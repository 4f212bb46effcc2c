/// A script, as far as the languages of campaigns need telling apart. Every other script is one
/// of its own.
package enum Script: Hashable, Sendable {
    case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, thai, georgian, hangul, chinese
    case other(UInt32)

    /// Nil for what belongs to no script: signs, digits, spaces.
    init?(_ scalar: Unicode.Scalar) {
        guard scalar.properties.isAlphabetic else { return nil }
        switch scalar.value {
        case 0x41...0x24F, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xFF21...0xFF5A: self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
        case 0x530...0x58F: self = .armenian
        case 0x590...0x5FF, 0xFB1D...0xFB4F: self = .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: self = .arabic
        case 0x900...0x97F: self = .devanagari
        case 0xE00...0xE7F: self = .thai
        case 0x10A0...0x10FF, 0x1C90...0x1CBF, 0x2D00...0x2D2F: self = .georgian
        case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: self = .hangul
        // Japanese is written with Chinese signs, too.
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0x20000...0x3FFFF: self = .chinese
        case let value: self = .other(value / 0x80)
        }
    }

    /// Returns the scripts of a text, each with the number of its letters.
    static func counted(in text: String) -> [Script: Int] {
        text.unicodeScalars.reduce(into: [:]) { counts, scalar in
            if let script = Script(scalar) { counts[script, default: 0] += 1 }
        }
    }

    /// Returns the scripts in which a language writes its own name.
    static func of(_ language: Language) -> Set<Script> { Set(counted(in: language.ownName).keys) }
}
