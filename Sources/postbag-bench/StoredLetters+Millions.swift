import Foundation
import Storage

extension StoredLetters {
    /// Inserts millions of letters by SQL, in the state they have after a campaign. Seven of ten
    /// are confirmed and accepted, with mails, persons, deliveries, attempts and deadlines. Every
    /// third has own words.
    static func fill(_ engine: any Engine, from first: Int, to last: Int) async throws {
        let batch = 250_000
        for start in stride(from: first, to: last, by: batch) {
            let end = min(last, start + batch)
            try await engine.write { connection in
                for sql in statements(engine.dialect) { try connection.run(sql, start, end - 1) }
            }
        }
    }

    /// The id of letter `n`. Equals the id of letters written one each millisecond, a long time
    /// ago.
    private static let id = "((1477555200000 + n) << 21)"
    private static let numbers =
        """
        WITH RECURSIVE numbers(n) AS (
            SELECT CAST($1 AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
        """
    private static let confirmed = "n % 10 < 7"

    private static func statements(_ dialect: Dialect) -> [String] {
        let random =
            dialect.name == "postgres"
            ? "decode(md5(CAST(n AS TEXT)) || md5(CAST(-n AS TEXT)), 'hex')" : "randomblob(32)"
        return [
            """
            INSERT INTO letter (id, campaign, campaign_version, step, target, rehearsal, language, name, email, country, postcode, address, writer, words,
                own_only, leave_out, updates, consent, browser, proved, stage, standing, written_at, confirmed_at,
                has_words, has_email)
            \(numbers) SELECT \(id), 'calais', 1, 'write-minister', 'minister', 1, 'fr', 'Zoé Lefèvre ' || n, 'writer' || n || '@people.example', 'FR', '62100',
                '14 rue des Quatre Coins\n62100 Calais', 'feminine', CASE WHEN n % 3 = 0 THEN '\(SampleLetters.words)' ELSE '' END, 0, '', 0,
                '1 fr', \(random), 0, CASE WHEN \(confirmed) THEN 'confirmed' ELSE 'written' END, CASE WHEN \(confirmed) THEN 'accepted' END,
                1477555200000 + n, CASE WHEN \(confirmed) THEN 1477555260000 + n END, CASE WHEN n % 3 = 0 THEN 1 ELSE 0 END, 1 FROM numbers
            """,
            """
            INSERT INTO mail (id, letter_id, kind, rehearsal, state, due_at, queued_at, attempts, secret, reply_code, reply_text)
            \(numbers) SELECT \(id) + 1, \(id), 'confirmation', 1, 'sent', 1477555200000 + n, 1477555200000 + n, 1, \(random), 250, '2.0.0 Ok: queued'
                FROM numbers UNION ALL SELECT \(id) + 2, \(id), 'copy', 1, 'sent', 1477555260000 + n, 1477555260000 + n, 1, NULL, 250, '2.0.0 Ok: queued'
                FROM numbers WHERE \(confirmed)
            """,
            """
            INSERT INTO person (campaign, rehearsal, target, address, name, postcode, letter_id)
            \(numbers) SELECT 'calais', 1, 'minister', \(random), \(random), \(random), \(id) FROM numbers WHERE \(confirmed) ORDER BY 4
            """,
            """
            INSERT INTO delivery (letter_id, channel, campaign, target, rehearsal, state, attempts, queued_at, due_at, changed_at, reply_code, reply_text)
            \(numbers) SELECT \(id), 'email', 'calais', 'minister', 1, 'settled', 1, 1477555260000 + n, 1477555260000 + n, 1477555270000 + n, 250,
                '2.0.0 Ok: queued' FROM numbers WHERE \(confirmed)
            """,
            """
            INSERT INTO attempt (letter_id, channel, at, event, reply_code, reply_text)
            \(numbers) SELECT \(id), 'email', 1477555270000 + n, 'answered → accepted', 250, '2.0.0 Ok: queued' FROM numbers WHERE \(confirmed)
            """,
            "INSERT INTO deadline (letter_id, at) \(numbers) SELECT \(id), 4102444800000 + n FROM numbers",
        ]
    }
}
