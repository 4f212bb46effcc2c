package import Foundation

extension Statement {
    /// The deadline of a letter that is only now written.
    package static func insertDeadline(of letter: Int64, at: Date) -> Statement {
        Statement("INSERT INTO deadline (letter_id, at) VALUES ($1, $2)", letter, at)
    }
}

extension Connection {
    /// When a letter is next looked at: unconfirmed ones are dropped then, confirmed ones erased, dropped ones deleted.
    package func setDeadline(of letter: Int64, at: Date) throws {
        try run("INSERT INTO deadline (letter_id, at) VALUES ($1, $2) ON CONFLICT (letter_id) DO UPDATE SET at = excluded.at", letter, at)
    }

    package func clearDeadline(of letter: Int64) throws { try run("DELETE FROM deadline WHERE letter_id = $1", letter) }

    package func deadline(of letter: Int64) throws -> Date? {
        try row("SELECT at FROM deadline WHERE letter_id = $1", letter)?.date("at")
    }

    package func lettersPastDeadline(at now: Date, limit: Int) throws -> [Int64] {
        try rows("SELECT letter_id FROM deadline WHERE at <= $1 ORDER BY at LIMIT $2", now, limit).map { try $0.int("letter_id") }
    }

    package func mute(campaign: String, address: [UInt8], until: Date) throws {
        try run(
            "INSERT INTO mute (campaign, address, until) VALUES ($1, $2, $3) ON CONFLICT (campaign, address) DO UPDATE SET until = excluded.until",
            campaign,
            address, until)
    }

    package func unmute(campaign: String, address: [UInt8]) throws {
        try run("DELETE FROM mute WHERE campaign = $1 AND address = $2", campaign, address)
    }

    package func isMuted(campaign: String, address: [UInt8], at now: Date) throws -> Bool {
        try row("SELECT until FROM mute WHERE campaign = $1 AND address = $2 AND until > $3", campaign, address, now) != nil
    }

    /// Removes what has had its time: proofs, mutes, and what was counted yesterday.
    package func expire(at now: Date, today: String) throws {
        try run("DELETE FROM proof WHERE expires_at <= $1", now)
        try run("DELETE FROM mute WHERE until <= $1", now)
        for table in ["mailed_today", "code_attempt", "postponed"] { try run("DELETE FROM \(table) WHERE day < $1", today) }
    }
}
