package import Foundation

/// A BCP 47 language tag as campaigns and pages use it: `en`, `fr`, `pt-BR`.
package struct Language: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let tag: String

    package init(_ tag: String) { self.tag = tag }
    package init(stringLiteral value: String) { self.init(value) }

    package var description: String { tag }

    /// The primary subtag: `pt` of `pt-BR`.
    package var primary: String { String(tag.prefix { $0 != "-" }).lowercased() }

    package var isRightToLeft: Bool {
        ["ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi", "sd", "ug"].contains(primary)
    }

    /// The value of HTML's `dir`: `ltr` or `rtl`.
    package var direction: String { isRightToLeft ? "rtl" : "ltr" }

    /// The locale for numbers, dates and names. Plain English is British. Right-to-left languages
    /// use the digits 0 to 9, as tallies, postcodes and telephone numbers do.
    package var locale: Locale {
        if tag == "en" { return Locale(identifier: "en-GB") }
        return Locale(identifier: isRightToLeft ? tag + "-u-nu-latn" : tag)
    }

    /// Returns the name of `other` in this language: « anglais » for English in French.
    package func name(of other: Language) -> String {
        locale.localizedString(forIdentifier: other.tag) ?? other.tag
    }

    /// The language's name in the language itself, for a list of languages: « Français ».
    package var ownName: String {
        sentenceCased(name(of: self))
    }

    /// Returns `text` with a capital letter, for the beginning of a sentence.
    package func sentenceCased(_ text: String) -> String {
        text.prefix(1).uppercased(with: locale) + text.dropFirst()
    }

    package static func < (a: Language, b: Language) -> Bool { a.tag < b.tag }
}

extension Language {
    /// Returns the best of `offered` for an `Accept-Language` header, by the lookup of RFC 4647
    /// section 3.4. Returns the first offered language when none fits. Precondition: `offered` is
    /// not empty.
    package static func best(of offered: [Language], acceptLanguage: String?) -> Language {
        guard let header = acceptLanguage.map({ String(decoding: $0.utf8.prefix(1_000), as: UTF8.self) }),
            !header.isEmpty
        else { return offered[0] }
        let ranges = header.split(separator: ",").compactMap { item -> (range: String, quality: Double)? in
            let parts = item.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let range = parts.first, !range.isEmpty else { return nil }
            let quality =
                parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return quality > 0 ? (range.lowercased(), quality) : nil
        }
        for (range, _) in ranges.sorted(by: { $0.quality > $1.quality }) {
            if range == "*" { return offered[0] }
            var subtags = range.split(separator: "-")
            while !subtags.isEmpty {
                let wanted = subtags.joined(separator: "-")
                if let match = offered.first(where: { $0.tag.lowercased() == wanted }) { return match }
                subtags.removeLast()
                if subtags.last?.count == 1 { subtags.removeLast() }
            }
        }
        return offered[0]
    }
}
