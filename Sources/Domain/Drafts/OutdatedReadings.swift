import Crypto

/// A paragraph of a reading, by its text, and the original's paragraph that it was made from.
package struct ReadingSource: Sendable, Hashable {
    package let letter: String
    package let language: Language
    /// The hash of the reading's paragraph.
    package let reading: [UInt8]
    /// The text of the original's paragraph.
    package let source: String

    package init(letter: String, language: Language, reading: [UInt8], source: String) {
        (self.letter, self.language) = (letter, language)
        (self.reading, self.source) = (reading, source)
    }
}

/// A paragraph of a reading whose original has changed since.
package struct OutdatedReading: Sendable, Equatable {
    package let letter: String
    package let language: Language
    /// The number of the paragraph, from 1.
    package let paragraph: Int
    /// The original's paragraph when the reading was made of it, and as it is today.
    package let before: String
    package let today: String
    fileprivate let reading: [UInt8]

    /// The paragraph as one that was made from today's original.
    package var kept: ReadingSource {
        ReadingSource(letter: letter, language: language, reading: reading, source: today)
    }
}

extension Campaign {
    /// Returns each paragraph of each reading, with the original's paragraph beside it.
    package var readingSources: [ReadingSource] {
        pairs.map {
            ReadingSource(
                letter: $0.letter, language: $0.language, reading: $0.reading.paragraphHash,
                source: $0.original)
        }
    }

    /// Returns the paragraphs of readings whose original differs from the one that they were made
    /// from. A paragraph without a source counts as up to date.
    package func outdatedReadings(_ sources: [ReadingSource]) -> [OutdatedReading] {
        let known = Dictionary(sources.map { (Place($0), $0.source) }) { first, _ in first }
        return pairs.compactMap { pair in
            let place = Place(pair.letter, pair.language, pair.reading.paragraphHash)
            guard let before = known[place], before.paragraphHash != pair.original.paragraphHash else {
                return nil
            }
            return OutdatedReading(
                letter: pair.letter, language: pair.language, paragraph: pair.number, before: before,
                today: pair.original, reading: place.reading)
        }
    }

    private struct Pair {
        let letter: String, language: Language, number: Int, reading: String, original: String
    }

    private struct Place: Hashable {
        let letter: String, language: Language, reading: [UInt8]

        init(_ letter: String, _ language: Language, _ reading: [UInt8]) {
            (self.letter, self.language, self.reading) = (letter, language, reading)
        }

        init(_ source: ReadingSource) { self.init(source.letter, source.language, source.reading) }
    }

    /// Each paragraph of each reading beside that of the original with the same number.
    private var pairs: [Pair] {
        originals.flatMap { key, original -> [Pair] in
            guard let letter = letters[key], let text = letter.versions[original] else { return [] }
            return letter.versions.keys.filter { $0 != original }.sorted().flatMap { language in
                zip(letter.versions[language]?.paragraphs ?? [], text.paragraphs).enumerated().map {
                    Pair(
                        letter: key, language: language, number: $0.offset + 1, reading: $0.element.0,
                        original: $0.element.1)
                }
            }
        }
    }

    /// The original's language of each letter that a step sends, by the letter's key.
    private var originals: [(key: String, value: Language)] {
        let found = writingSteps.compactMap { step in
            original(of: step.write).map { (step.write.letter, $0) }
        }
        return Dictionary(found) { first, _ in first }.sorted { $0.key < $1.key }
    }
}

extension String {
    /// The hash of a paragraph. White space does not count.
    package var paragraphHash: [UInt8] {
        [UInt8](SHA256.hash(data: Array(split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)))
    }
}
