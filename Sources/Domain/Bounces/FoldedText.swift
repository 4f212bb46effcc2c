import Foundation

/// A text that phrases are looked for in. Case, line breaks and curly apostrophes do not matter.
/// The search goes by octets, so that stacks of combining marks cost nothing.
struct FoldedText {
    /// UTF-8, with a zero at the end.
    private let octets: [CChar]

    init(_ text: String) {
        var folded: [CChar] = []
        let (blank, apostrophe) = (CChar(0x20), CChar(0x27))
        var isBlank = true
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace {
                if !isBlank { folded.append(blank) }
                isBlank = true
                continue
            }
            isBlank = false
            // A typographic apostrophe is an apostrophe; Arabic vowel signs do not matter.
            if scalar == "\u{2019}" || scalar == "\u{2018}" {
                folded.append(apostrophe)
            } else if scalar != "\0", !("\u{064B}"..."\u{0652}").contains(scalar) {
                UTF8.encode(scalar)?.forEach { folded.append(CChar(bitPattern: $0)) }
            }
        }
        octets = folded + [0]
    }

    /// Whether the text has one of the phrases. Phrases are in lower case.
    func says(_ phrases: [String]) -> Bool { phrases.contains(where: has) }

    /// Whether the text begins with one of the phrases.
    func starts(with phrases: [String]) -> Bool {
        phrases.contains { strncmp(octets, $0, $0.utf8.count) == 0 }
    }

    /// Whether the text is one of the phrases.
    func isOne(of phrases: [String]) -> Bool { phrases.contains { strcmp(octets, $0) == 0 } }

    private func has(_ phrase: String) -> Bool { strstr(octets, phrase) != nil }
}
