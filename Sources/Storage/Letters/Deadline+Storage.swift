package import Foundation

extension Connection {
    /// Sets the time at which an unconfirmed letter is dropped, a confirmed one erased or a dropped
    /// one deleted. An unconfirmed letter has a row only when its time was changed.
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

    /// Returns the letters whose deadline has passed.
    /// - Parameter unconfirmed: seconds from writing, for unconfirmed letters without a row.
    package func lettersPastDeadline(at now: Date, unconfirmed: TimeInterval, limit: Int) throws -> [Int64] {
        let set = try rows(
            "SELECT letter_id AS id FROM deadline WHERE at <= $1 ORDER BY at LIMIT $2", now, limit)
        let implied = try rows(
            """
            SELECT id FROM letter WHERE stage = 'written' AND written_at <= $1
                AND NOT EXISTS (SELECT 1 FROM deadline WHERE letter_id = letter.id)
            ORDER BY written_at LIMIT $2
            """, now.addingTimeInterval(-unconfirmed), limit - set.count)
        return try (set + implied).map { try $0.int("id") }
    }

    /// Extends the deadline of unconfirmed letters by the seconds that their confirmation waited
    /// because of us.
    package func extendUnconfirmed(by waited: TimeInterval, unconfirmed: TimeInterval, rehearsal: Bool) throws
    {
        let waiting =
            "SELECT letter_id FROM mail WHERE rehearsal = $1 AND state = 'queued' AND kind = 'confirmation'"
        try run(
            """
            INSERT INTO deadline (letter_id, at) SELECT id, written_at + $2 FROM letter
            WHERE stage = 'written' AND id IN (\(waiting)) ON CONFLICT (letter_id) DO NOTHING
            """, rehearsal, Int64(unconfirmed * 1_000))
        try run(
            "UPDATE deadline SET at = at + $2 WHERE letter_id IN (\(waiting))", rehearsal,
            Int64((waited * 1_000).rounded()))
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
