/// Finds waiting mail that may never be sent.
extension Deliveries {
    /// Returns the targets of a campaign for which mail waits. Reads one index entry for each
    /// target.
    package func targetsAwaited(campaign: String, rehearsal: Bool) throws -> [String] {
        var found: [String] = []
        while let next = try row(
            """
            SELECT target FROM delivery WHERE rehearsal = $1 AND campaign = $2 AND state IN ('queued', 'deferred') AND target > $3
            ORDER BY target LIMIT 1
            """, rehearsal, campaign, found.last ?? "")?.text("target")
        { found.append(next) }
        return found
    }

    /// Returns a letter with waiting mail in a recipient queue. Nil when there is none.
    package func waitingLetter(campaign: String, target: String, seat: String, rehearsal: Bool) throws
        -> Int64?
    {
        try row(
            """
            SELECT letter_id FROM delivery WHERE rehearsal = $1 AND campaign = $2 AND target = $3 AND seat = $4
                AND state IN ('queued', 'deferred')
            ORDER BY due_at LIMIT 1
            """, rehearsal, campaign, target, seat)?.int("letter_id")
    }

    /// Returns the recipient queues of a target's representatives in which mail waits. Reads one
    /// index entry for each queue.
    package func seatsAwaited(campaign: String, target: String, rehearsal: Bool) throws -> [String] {
        var found: [String] = []
        while let next = try row(
            """
            SELECT seat FROM delivery WHERE rehearsal = $1 AND campaign = $2 AND target = $3 AND state IN ('queued', 'deferred') AND seat > $4
            ORDER BY seat LIMIT 1
            """, rehearsal, campaign, target, found.last ?? "")?.text("seat")
        { found.append(next) }
        return found
    }
}
