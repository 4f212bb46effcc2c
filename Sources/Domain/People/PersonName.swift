import Foundation

/// What holds of people's names: any script, any shape.
package enum PersonName {
    package static let longest = 100

    /// One spelling for what one person types on two days: NFC, case folded, white space collapsed.
    package static func normalised(_ name: String) -> String {
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        let folded =
            isASCII
            ? name.lowercased()
            : name.streamSafe.precomposedStringWithCompatibilityMapping
                .folding(options: .caseInsensitive, locale: nil)
        return folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether there is anything to see in it.
    package static func isVisible(_ name: String) -> Bool {
        name.unicodeScalars.contains {
            !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
    }
}
