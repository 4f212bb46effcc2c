import Foundation

/// Rules for people's names, in any script and any shape.
package enum PersonName {
    package static let longest = 100

    /// Returns one spelling for a name that a person types differently on two days: NFKC, case
    /// folded, white space collapsed.
    package static func normalised(_ name: String) -> String {
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        let folded =
            isASCII
            ? name.lowercased()
            : name.streamSafe.precomposedStringWithCompatibilityMapping
                .folding(options: .caseInsensitive, locale: nil)
        return folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether the name has any visible character.
    package static func isVisible(_ name: String) -> Bool {
        name.unicodeScalars.contains {
            !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
    }
}
