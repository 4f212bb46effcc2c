package import Domain

/// The paragraphs of originals that the readings of a draft were made from.
package struct ReadingSources: DataAccess {
    let connection: any Connection

    package func all(of slug: String) throws -> [ReadingSource] {
        try rows("SELECT * FROM reading_source WHERE slug = $1", slug).map {
            try ReadingSource(
                letter: $0.text("letter"), language: Language($0.text("language")),
                reading: $0.bytes("reading"),
                source: String(decoding: $0.bytes("source"), as: UTF8.self))
        }
    }

    /// Adds the sources of readings that have none yet, and forgets readings that are no more.
    package func keep(_ sources: [ReadingSource], of slug: String) throws {
        let there = try Set(all(of: slug).map(\.withoutSource))
        let wanted = Set(sources.map(\.withoutSource))
        for gone in there.subtracting(wanted) { try delete(gone, of: slug) }
        for new in sources where !there.contains(new.withoutSource) { try set(new, of: slug) }
    }

    /// Says from which paragraph a reading's paragraph was made.
    package func set(_ source: ReadingSource, of slug: String) throws {
        try run(
            """
            INSERT INTO reading_source (slug, letter, language, reading, source) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (slug, letter, language, reading) DO UPDATE SET source = excluded.source
            """, slug, source.letter, source.language.tag, source.reading, Array(source.source.utf8))
    }

    private func delete(_ source: ReadingSource, of slug: String) throws {
        try run(
            """
            DELETE FROM reading_source WHERE slug = $1 AND letter = $2 AND language = $3 AND reading = $4
            """, slug, source.letter, source.language.tag, source.reading)
    }
}

extension ReadingSource {
    /// The reading's paragraph alone, for comparing.
    fileprivate var withoutSource: ReadingSource {
        ReadingSource(letter: letter, language: language, reading: reading, source: "")
    }
}
