package import Foundation

extension Letters {
    /// Sets the time at which a confirmed letter is erased or a dropped one deleted. An unconfirmed
    /// letter needs no row: its time runs from its writing.
    package func setDeadline(of letter: Int64, at: Date) throws {
        try run(
            "INSERT INTO deadline (letter_id, at) VALUES ($1, $2) ON CONFLICT (letter_id) DO UPDATE SET at = excluded.at",
            letter, at)
    }

    package func clearDeadline(of letter: Int64) throws {
        try run("DELETE FROM deadline WHERE letter_id = $1", letter)
    }

    package func deadline(of letter: Int64) throws -> Date? {
        try row("SELECT at FROM deadline WHERE letter_id = $1", letter)?.date("at")
    }

    /// Returns the letters whose deadline has passed: at most half of `limit` unconfirmed ones,
    /// oldest first, and others.
    /// - Parameter unconfirmed: the lifetime of an unconfirmed letter, in seconds from its writing.
    package func pastDeadline(at now: Date, unconfirmed: TimeInterval, limit: Int) throws -> [Int64] {
        let written = try rows(
            "SELECT id FROM letter WHERE stage = 'written' AND written_at <= $1 ORDER BY written_at LIMIT $2",
            now.addingTimeInterval(-unconfirmed), max(1, limit / 2))
        let others = try rows(
            "SELECT letter_id AS id FROM deadline WHERE at <= $1 ORDER BY at LIMIT $2", now,
            max(1, limit - written.count))
        return try (written + others).map { try $0.int("id") }
    }
}
