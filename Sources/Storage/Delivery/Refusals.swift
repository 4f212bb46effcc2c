package import Domain
package import Foundation

/// Letters that the mail server of their target refuses by its rules.
package struct Refusals: DataAccess {
    let connection: any Connection

    /// Notes that a letter was refused.
    package func note(_ refused: Delivery, at now: Date) throws {
        try run(
            """
            INSERT INTO refused_letter (letter_id, campaign, target, seat, rehearsal, left_at, at)
            SELECT letter_id, campaign, target, seat, rehearsal, queued_at, $2 FROM delivery
            WHERE letter_id = $1 AND channel = 'email'
            ON CONFLICT (letter_id) DO UPDATE SET left_at = excluded.left_at, at = excluded.at
            """, refused.letter, now)
    }

    /// Forgets a refusal that was not about the letter.
    package func remove(_ letter: Int64) throws {
        try run("DELETE FROM refused_letter WHERE letter_id = $1", letter)
    }

    /// Forgets what the same target refused before a letter left that has settled.
    package func end(before settled: Delivery) throws {
        func its(_ column: String) -> String {
            "(SELECT \(column) FROM delivery WHERE letter_id = $1 AND channel = 'email')"
        }
        try run(
            """
            DELETE FROM refused_letter
            WHERE campaign = \(its("campaign")) AND rehearsal = \(its("rehearsal"))
                AND target = \(its("target")) AND seat = \(its("seat")) AND left_at < $2
            """, settled.letter, settled.queuedAt)
    }

    package func forget(before date: Date) throws {
        try run("DELETE FROM refused_letter WHERE at < $1", date)
    }

    /// Returns the targets whose newest letters were refused, and since when. A letter that left
    /// later and was accepted ends it.
    package func current(of campaign: String, rehearsal: Bool) throws -> [TargetRefusal] {
        let refused = try rows(
            """
            SELECT target, seat, MIN(left_at) AS first, MIN(at) AS since FROM refused_letter
            WHERE campaign = $1 AND rehearsal = $2 GROUP BY target, seat
            """, campaign, rehearsal)
        guard let first = try refused.map({ try $0.date("first") }).min() else { return [] }
        let accepted = try accepted(of: campaign, rehearsal: rehearsal, since: first)
        return try refused.compactMap { row in
            let (target, seat) = try (row.text("target"), row.text("seat"))
            guard let last = accepted[[target, seat]] else {
                return try TargetRefusal(target: target, since: row.date("since"))
            }
            let later = try self.row(
                """
                SELECT MIN(at) AS since FROM refused_letter
                WHERE campaign = $1 AND rehearsal = $2 AND target = $3 AND seat = $4 AND left_at > $5
                """, campaign, rehearsal, target, seat, last)
            return try later?.optionalDate("since").map { TargetRefusal(target: target, since: $0) }
        }.byTarget
    }

    /// Returns when the newest accepted letter to each target and seat left.
    private func accepted(of campaign: String, rehearsal: Bool, since: Date) throws -> [[String]: Date] {
        let rows = try rows(
            """
            SELECT target, seat, MAX(queued_at) AS last FROM delivery
            WHERE state = 'accepted' AND changed_at >= $3 AND campaign = $1 AND rehearsal = $2
                AND channel = 'email'
            GROUP BY target, seat
            """, campaign, rehearsal, since)
        return try rows.reduce(into: [:]) {
            try $0[[$1.text("target"), $1.text("seat")]] = $1.date("last")
        }
    }
}
