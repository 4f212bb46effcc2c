package import Domain

/// The length of a letter against the limit of a target's form. A letter that is too long comes
/// with a shorter one to offer, where one fits.
package struct FormLength: Sendable, Equatable {
    package var count: Int
    package var limit: Int?
    package var shorter: Shorter?

    /// A shorter letter that fits.
    package enum Shorter: Sendable, Equatable {
        case ownWords(String)
        case withoutOwnWords(String)
    }

    package init(_ letter: ComposedLetter, own words: String, limit: Int?) {
        count = Self.measure(letter.body)
        self.limit = limit
        guard let limit, count > limit else { return }
        let fits: (String) -> Bool = { Self.measure($0) <= limit }
        if let own = Self.onlyOwn(letter.body, words), fits(own) {
            shorter = .ownWords(own)
        } else if let suggested = Self.withoutOwn(letter.body, words), fits(suggested) {
            shorter = .withoutOwnWords(suggested)
        }
    }

    package var over: Int { limit.map { max(0, count - $0) } ?? 0 }

    /// Returns the length in UTF-16 units, with a line end as two. Browsers count these units, and
    /// servers that see CR LF count a line end as two.
    static func measure(_ text: String) -> Int { text.utf16.count + text.utf16.count { $0 == 0x0A } }

    /// Returns the greeting, the own words and the writer's name. Nil when there are no own words,
    /// or when the letter has at most three blocks.
    private static func onlyOwn(_ body: String, _ words: String) -> String? {
        let blocks = body.blocks
        guard !words.isEmpty, body.holds(words), blocks.count > 3, let first = blocks.first,
            let last = blocks.last
        else { return nil }
        return [first, words, last].joined(separator: "\n\n")
    }

    private static func withoutOwn(_ body: String, _ words: String) -> String? {
        guard !words.isEmpty, let range = body.octets(of: "\n\n" + words) else { return nil }
        return body.replacingCharacters(in: range)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>) -> String {
        String(self[..<range.lowerBound] + self[range.upperBound...])
    }
}
