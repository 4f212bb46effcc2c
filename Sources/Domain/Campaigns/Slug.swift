import Foundation

extension String {
    /// Whether the text may be a slug or a key: small letters a to z, digits and hyphens inside, at
    /// most 64.
    package var isSlug: Bool { wholeMatch(of: slugPattern) != nil }

    /// The text as a slug of at most 40 octets. Words that do not fit are left out whole. Nil when
    /// nothing of the text is left.
    package var slug: String? {
        let plain = folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
        var slug = ""
        for word in plain.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }) {
            let longer = slug.isEmpty ? String(word.prefix(40)) : "\(slug)-\(word)"
            guard longer.utf8.count <= 40 else { break }
            slug = longer
        }
        return slug.isEmpty ? nil : slug
    }
}

private let slugPattern = SharedRegex(/[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?/)
