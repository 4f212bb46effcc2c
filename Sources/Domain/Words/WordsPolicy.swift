import Foundation

/// Why own words wait for a reader.
package enum WordsHold: String, Sendable, CaseIterable {
    /// The campaign holds all own words.
    case all
    /// They hold a link, or a word from the organiser's list.
    case link, listed
    /// They are longer than the organiser wants.
    case length
    /// Most of their letters are of a script in which no language of the campaign is written.
    case script
    /// An organiser held this letter.
    case hand
    /// The switch "hold all own words" was on when the letter's turn came.
    case switched
}

/// Which own words of a campaign wait until somebody has read them.
package struct WordsPolicy: Sendable, Equatable, Codable {
    package enum Hold: String, Sendable, CaseIterable, Codable {
        /// They go at once.
        case nothing = "none"
        case rule, all
    }

    package var hold = Hold.nothing
    /// Whether the rule holds a link.
    package var links = true
    /// Whether the rule holds a script in which no language of the campaign is written.
    package var scripts = true
    /// The number of characters beyond which the rule holds. Nil for any length.
    package var longest: Int? = 2_000
    /// The words and phrases that the rule holds, as they were typed.
    package var list: [String] = []

    package init() {}

    package static let listedWords = 200
    package static let lengths = [500, 1_000, 2_000, 4_000]

    /// Takes a list as it was typed: one word or phrase in each line, without those that say
    /// nothing, and without repetitions.
    package mutating func setList(_ typed: String) {
        var seen: Set<[String]> = []
        let lines = typed.split(whereSeparator: \.isNewline).map {
            String($0).scalars(first: 80).trimmingCharacters(in: .whitespaces)
        }
        list = lines.filter { line in
            let words = FoldedWords.of(line)
            return !words.isEmpty && seen.insert(words).inserted
        }
        list = Array(list.prefix(Self.listedWords))
    }
}

/// A policy that is ready to read many letters.
package struct WordsReader: Sendable {
    package let policy: WordsPolicy
    private let single: Set<String>
    private let phrases: [String]

    package init(_ policy: WordsPolicy) {
        self.policy = policy
        let folded = policy.list.map(FoldedWords.of)
        single = Set(folded.filter { $0.count == 1 }.map { $0[0] })
        phrases = folded.filter { $0.count > 1 }.map { " \($0.joined(separator: " ")) " }
    }

    /// Returns why own words wait for a reader. Nil for those that go at once.
    /// - Parameter languages: those of the campaign.
    package func reason(toHold words: String, among languages: [Language]) -> WordsHold? {
        guard !words.isEmpty else { return nil }
        switch policy.hold {
        case .nothing: return nil
        case .all: return .all
        case .rule: break
        }
        if hasListed(words) { return .listed }
        if policy.links, words.holdsLink { return .link }
        if policy.scripts, isForeign(words, languages) { return .script }
        if let longest = policy.longest, words.unicodeScalars.count > longest { return .length }
        return nil
    }

    private func hasListed(_ words: String) -> Bool {
        guard !single.isEmpty || !phrases.isEmpty else { return false }
        let folded = FoldedWords.of(words)
        if folded.contains(where: single.contains) { return true }
        guard !phrases.isEmpty else { return false }
        let line = " \(folded.joined(separator: " ")) "
        return phrases.contains { line.contains($0) }
    }

    private func isForeign(_ words: String, _ languages: [Language]) -> Bool {
        let counts = Script.counted(in: words)
        let own = languages.reduce(into: Set<Script>()) { $0.formUnion(Script.of($1)) }
        let foreign = counts.filter { !own.contains($0.key) }.values.reduce(0, +)
        return foreign * 2 > counts.values.reduce(0, +)
    }
}

extension String {
    /// Whether the text looks as if it named an address on the web.
    fileprivate var holdsLink: Bool {
        let plain = lowercased()
        if plain.contains("://") || plain.contains("www.") { return true }
        return plain.split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "-" && $0 != "/" }.contains {
            let host = $0.prefix { $0 != "/" }.split(separator: ".")
            guard host.count > 1, let end = host.last else { return false }
            return Self.endings.contains(end)
                || $0.contains("/") && end.count > 1 && end.allSatisfy(\.isLetter)
        }
    }

    private static let endings: Set<Substring> = [
        "com", "org", "net", "info", "eu", "fr", "uk", "de", "ru", "io", "example",
    ]
}
