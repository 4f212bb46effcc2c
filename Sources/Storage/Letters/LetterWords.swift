package import Domain
package import Foundation

/// The own words of confirmed letters: where they stand, and who holds them.
package struct LetterWords: DataAccess {
    let connection: any Connection

    /// Stores that a confirmed letter has own words.
    /// - Parameter why: why they wait for a reader. Nil for words that go at once.
    package func add(_ letter: Letter, held why: WordsHold?) throws {
        try add(letter.id, letter.campaign, rehearsal: letter.rehearsal, held: why)
    }

    package func add(_ letter: Int64, _ campaign: String, rehearsal: Bool, held why: WordsHold?) throws {
        let standing = why == nil ? WordsStanding.gone : .held
        try run(
            """
            INSERT INTO letter_words (letter_id, campaign, rehearsal, standing, why, reason, searched)
            VALUES ($1, $2, $3, $4, $5, '', 0)
            ON CONFLICT (letter_id) DO UPDATE SET standing = excluded.standing, why = excluded.why, searched = 0
            """, letter, campaign, rehearsal, standing.rawValue, why?.rawValue ?? "")
    }

    /// Whether a letter has own words about which nobody has decided yet.
    package func areUndecided(of letter: Int64) throws -> Bool {
        try row(
            """
            SELECT id FROM letter WHERE id = $1 AND has_words = 1 AND NOT EXISTS (
                SELECT 1 FROM letter_words WHERE letter_id = letter.id AND decided_at IS NOT NULL)
            """, letter) != nil
    }

    /// Stores what somebody decided about own words.
    package func decide(_ letter: Int64, _ standing: WordsStanding, reason: String = "", at now: Date) throws
    {
        try run(
            """
            UPDATE letter_words SET standing = $1, why = '', decided_at = $2, reason = $3, searched = 0
            WHERE letter_id = $4
            """, standing.rawValue, now, reason, letter)
    }

    /// Returns where the own words of a letter stand, and why they are held. Nil for a letter
    /// without any.
    package func find(_ letter: Int64) throws -> (standing: WordsStanding, why: WordsHold?)? {
        try row("SELECT standing, why FROM letter_words WHERE letter_id = $1", letter).map {
            try (WordsStanding(rawValue: $0.text("standing")) ?? .gone, WordsHold(rawValue: $0.text("why")))
        }
    }

    /// Returns the reason for which own words were refused. "" for none.
    package func refusal(of letter: Int64) throws -> String {
        try row("SELECT reason FROM letter_words WHERE letter_id = $1", letter)?.text("reason") ?? ""
    }

    package func delete(_ letter: Int64) throws {
        try run("DELETE FROM letter_words WHERE letter_id = $1", letter)
        try run("DELETE FROM letter_words_search WHERE rowid = $1", letter)
    }

    /// Ends the hold of the oldest letters of a campaign that a switch holds.
    package func releaseSwitched(_ campaign: String, limit: Int) throws {
        try run(Self.releasing, campaign, limit)
    }

    static let releasing = """
        UPDATE letter_words SET standing = 'gone', why = '', searched = 0
        WHERE why = 'switched' AND letter_id IN (
            SELECT letter_id FROM delivery WHERE \(Deliveries.held) AND campaign = $1
            ORDER BY letter_id LIMIT $2)
        """
}

/// Lists for readers.
extension LetterWords {
    /// Returns own words of a campaign, the newest letter first.
    package func list(
        of campaign: String, rehearsal: Bool, _ standing: WordsStanding, before: Int64, limit: Int
    ) throws -> [ReadableWords] {
        try rows(Self.listed, campaign, rehearsal, standing.rawValue, before, limit).map(ReadableWords.init)
    }

    /// Returns the letters of such a list.
    package func letters(
        of campaign: String, rehearsal: Bool, _ standing: WordsStanding, before: Int64, limit: Int
    ) throws -> [Int64] {
        try rows(Self.letters, campaign, rehearsal, standing.rawValue, before, limit).map {
            try $0.int("letter_id")
        }
    }

    static let letters = """
        SELECT letter_id FROM letter_words
        WHERE campaign = $1 AND rehearsal = $2 AND standing = $3 AND letter_id < $4
        ORDER BY letter_id DESC LIMIT $5
        """

    /// Returns the own words of some letters, the newest first.
    package func list(_ letters: [Int64]) throws -> [ReadableWords] {
        try letters.compactMap { try row(Self.one, $0).map(ReadableWords.init) }
    }

    private static let columns = """
        SELECT letter_words.letter_id, letter_words.standing, why, reason, letter.words, letter.language, letter.name,
            letter.country, letter.confirmed_at, place_name, delivery.state AS delivery_state
        FROM letter_words JOIN letter ON letter.id = letter_words.letter_id
        LEFT JOIN letter_detail ON letter_detail.letter_id = letter_words.letter_id
        LEFT JOIN delivery ON delivery.letter_id = letter_words.letter_id AND delivery.channel = 'email'
        """

    static let listed = """
        \(columns)
        WHERE letter_words.campaign = $1 AND letter_words.rehearsal = $2 AND letter_words.standing = $3
            AND letter_words.letter_id < $4
        ORDER BY letter_words.letter_id DESC LIMIT $5
        """

    static let one = "\(columns) WHERE letter_words.letter_id = $1"

    /// Returns the letters whose own words were refused, by an address as it was typed, but for
    /// capital letters.
    package func refused(from email: String, campaign: String, rehearsal: Bool) throws -> [Int64] {
        try rows(
            """
            SELECT id FROM letter_words JOIN letter ON letter.id = letter_words.letter_id
            WHERE letter_words.campaign = $1 AND letter_words.rehearsal = $2
                AND letter_words.standing = 'refused' AND LOWER(email) = LOWER($3) ORDER BY id
            """, campaign, rehearsal, email
        ).map { try $0.int("id") }
    }

    /// Counts own words in a standing, up to `limit`.
    package func count(of campaign: String, rehearsal: Bool, _ standing: WordsStanding, upTo limit: Int)
        throws
        -> Int
    {
        try Int(row(Self.counted, campaign, rehearsal, standing.rawValue, limit)?.int("n") ?? 0)
    }

    static let counted = """
        SELECT COUNT(*) AS n FROM (
            SELECT 1 FROM letter_words WHERE campaign = $1 AND rehearsal = $2 AND standing = $3 LIMIT $4
        ) AS found
        """
}

/// The policies of campaigns.
extension LetterWords {
    package func policies() throws -> [String: WordsPolicy] {
        try rows("SELECT campaign, policy FROM words_policy").reduce(into: [:]) { policies, row in
            let stored = try Data(row.text("policy").utf8)
            policies[try row.text("campaign")] = try JSONDecoder().decode(WordsPolicy.self, from: stored)
        }
    }

    package func setPolicy(_ policy: WordsPolicy, of campaign: String) throws {
        try run(
            """
            INSERT INTO words_policy (campaign, policy) VALUES ($1, $2)
            ON CONFLICT (campaign) DO UPDATE SET policy = excluded.policy
            """, campaign, String(decoding: JSONEncoder().encode(policy), as: UTF8.self))
    }
}

extension ReadableWords {
    fileprivate init(_ row: Row) throws {
        try self.init(
            letter: row.int("letter_id"), words: row.text("words"), language: Language(row.text("language")),
            writer: row.text("name"), place: row.optionalText("place_name"), country: row.text("country"),
            confirmed: row.optionalDate("confirmed_at"),
            standing: WordsStanding(rawValue: row.text("standing")) ?? .gone,
            why: WordsHold(rawValue: row.text("why")), reason: row.text("reason"),
            delivery: row.optionalText("delivery_state").flatMap(Delivery.State.init))
    }
}
