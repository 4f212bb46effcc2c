package import Domain
package import Foundation

/// Whose turn it is at one address.
package struct PaceTurn: Sendable, Equatable {
    /// When the next mail is due at an even pace. In the past when the address got none lately.
    package var next: Date
    /// The campaign that sent the last mail. "" for none.
    package var lastCampaign: String

    package init(next: Date, lastCampaign: String) {
        (self.next, self.lastCampaign) = (next, lastCampaign)
    }
}

extension Deliveries {
    package func turn(of destination: String, rehearsal: Bool) throws -> PaceTurn {
        let found = try row(
            "SELECT next_at, last_campaign FROM pace WHERE destination = $1 AND rehearsal = $2", destination,
            rehearsal)
        return try PaceTurn(
            next: found?.date("next_at") ?? .init(milliseconds: 0),
            lastCampaign: found?.text("last_campaign") ?? "")
    }

    package func setTurn(of destination: String, rehearsal: Bool, to turn: PaceTurn) throws {
        try run(
            """
            INSERT INTO pace (destination, rehearsal, next_at, last_campaign) VALUES ($1, $2, $3, $4)
            ON CONFLICT (destination, rehearsal)
            DO UPDATE SET next_at = excluded.next_at, last_campaign = excluded.last_campaign
            """, destination, rehearsal, turn.next, turn.lastCampaign)
    }

    /// Returns how offices asked to get their letters, by address.
    package func digestChoices(rehearsal: Bool) throws -> [String: DigestChoice] {
        let found = try rows(
            "SELECT destination, digest FROM pace WHERE rehearsal = $1 AND digest IS NOT NULL", rehearsal)
        return try found.reduce(into: [:]) {
            $0[try $1.text("destination")] = DigestChoice(rawValue: try $1.text("digest"))
        }
    }

    /// Notes how an office asked to get its letters. Nil: as the campaigns say.
    package func setDigestChoice(_ choice: DigestChoice?, of destination: String, rehearsal: Bool) throws {
        try run(
            """
            INSERT INTO pace (destination, rehearsal, next_at, digest) VALUES ($1, $2, 0, $3)
            ON CONFLICT (destination, rehearsal) DO UPDATE SET digest = excluded.digest
            """, destination, rehearsal, choice?.rawValue)
    }

    /// Counts the letters that wait for a target, up to `limit`. Leaves out those that a switch or a
    /// reader holds.
    /// - Parameter seat: the recipient queue, for letters to a representative. Nil: all queues.
    package func waiting(
        campaign: String, target: String, seat: String?, rehearsal: Bool, limit: Int
    ) throws -> Int {
        let ofSeat = seat == nil ? "seat >= $4" : "seat = $4"
        return try Int(
            row(
                """
                SELECT COUNT(*) AS n FROM (
                    SELECT 1 FROM delivery WHERE rehearsal = $1 AND campaign = $2 AND target = $3 AND \(ofSeat)
                        AND state IN ('queued', 'deferred') AND due_at < $5 LIMIT $6
                ) AS found
                """, rehearsal, campaign, target, seat ?? "", SwitchRules.held, limit)?.int("n") ?? 0)
    }

    /// Returns the deliveries of a digest that wait, and locks them. Skips those that another
    /// worker is claiming.
    package func waiting(ofDigest digest: Int64) throws -> [Delivery] {
        try rows(
            """
            SELECT * FROM delivery WHERE digest = $1 AND state IN ('queued', 'deferred') AND due_at < $2
            ORDER BY letter_id \(dialect.skipLocked)
            """, digest, SwitchRules.held
        ).map(Delivery.init)
    }

    /// Returns the letters that were last sent with a digest.
    package func letters(ofDigest digest: Int64) throws -> [Int64] {
        try rows("SELECT letter_id FROM delivery WHERE digest = $1 ORDER BY letter_id", digest).map {
            try $0.int("letter_id")
        }
    }

    /// Notes with which digest the letter is sent. Nil: as a mail of its own.
    package func setDigest(_ digest: Int64?, of delivery: Delivery) throws {
        guard delivery.digest != digest else { return }
        try run(
            "UPDATE delivery SET digest = $1 WHERE letter_id = $2 AND channel = $3", digest, delivery.letter,
            delivery.channel.rawValue)
    }
}
