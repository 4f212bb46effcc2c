import Foundation

/// The words of a text as they are compared: without marks, in lower case. "École" and "ecole" are
/// the same word.
package enum FoldedWords {
    /// The scalars of a word that are compared.
    package static let longest = 64

    /// Returns the words of a text in their order. A word is a run of letters and digits.
    package static func of(_ text: String) -> [String] {
        var words: [String] = []
        var (word, length) = (String.UnicodeScalarView(), 0)
        for scalar in text.streamSafe.decomposedStringWithCompatibilityMapping.unicodeScalars {
            let properties = scalar.properties
            if scalar.isLeftOut(properties) { continue }
            guard properties.isAlphabetic || properties.numericType != nil || scalar.isVowelSign else {
                if !word.isEmpty { words.append(String(word)) }
                (word, length) = (String.UnicodeScalarView(), 0)
                continue
            }
            length += 1
            guard length <= longest else { continue }
            // A Greek word ends in a sigma of its own.
            word.append(
                contentsOf: scalar == "ς" ? "σ".unicodeScalars : properties.lowercaseMapping.unicodeScalars)
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }
}

extension Unicode.Scalar {
    /// Whether the scalar is no part of how a word is compared: a mark, a joiner, the Arabic
    /// stroke that lengthens a word.
    fileprivate func isLeftOut(_ properties: Properties) -> Bool {
        if isVowelSign { return false }
        return switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: true
        default: self == "\u{640}"
        }
    }

    /// Whether the scalar is in the scripts from Devanagari to Lao, whose marks make other words.
    fileprivate var isVowelSign: Bool { (0x900...0xEFF).contains(value) && properties.generalCategory.isMark }
}

extension Unicode.GeneralCategory {
    fileprivate var isMark: Bool { [.nonspacingMark, .spacingMark].contains(self) }
}
