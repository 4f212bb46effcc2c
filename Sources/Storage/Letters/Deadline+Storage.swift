package import Foundation

extension Connection {
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
    package func lettersPastDeadline(at now: Date, unconfirmed: TimeInterval, limit: Int) throws -> [Int64] {
        let written = try rows(
            "SELECT id FROM letter WHERE stage = 'written' AND written_at <= $1 ORDER BY written_at LIMIT $2",
            now.addingTimeInterval(-unconfirmed), max(1, limit / 2))
        let others = try rows(
            "SELECT letter_id AS id FROM deadline WHERE at <= $1 ORDER BY at LIMIT $2", now,
            max(1, limit - written.count))
        return try (written + others).map { try $0.int("id") }
    }

    package func suppress(campaign: String, address: [UInt8], until: Date) throws {
        try run(
            "INSERT INTO mute (campaign, address, until) VALUES ($1, $2, $3) ON CONFLICT (campaign, address) DO UPDATE SET until = excluded.until",
            campaign,
            address, until)
    }

    package func unsuppress(campaign: String, address: [UInt8]) throws {
        try run("DELETE FROM mute WHERE campaign = $1 AND address = $2", campaign, address)
    }

    package func isSuppressed(campaign: String, address: [UInt8], at now: Date) throws -> Bool {
        try row(
            "SELECT until FROM mute WHERE campaign = $1 AND address = $2 AND until > $3", campaign, address,
            now) != nil
    }

    /// Deletes expired proofs and suppressions, and the counters of past days.
    package func expire(at now: Date, today: String) throws {
        try run("DELETE FROM proof WHERE expires_at <= $1", now)
        try run("DELETE FROM mute WHERE until <= $1", now)
        for table in ["mailed_today", "code_attempt", "postponed"] {
            try run("DELETE FROM \(table) WHERE day < $1", today)
        }
    }
}
