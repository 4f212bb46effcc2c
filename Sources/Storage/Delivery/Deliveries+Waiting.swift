package import Domain

extension Deliveries {
    /// Counts the waiting work. Reads indexes of open rows only, so that letters already sent cost
    /// no time.
    package func waiting(rehearsal: Bool) throws -> WaitingWork {
        let deliveries = try row(
            "SELECT COUNT(*) AS n, MIN(due_at) AS since FROM delivery WHERE rehearsal = $1 AND state IN ('queued', 'deferred')",
            rehearsal)
        let mails = try connection.outbox.waiting(rehearsal: rehearsal)
        return try WaitingWork(
            deliveries: Int(deliveries?.int("n") ?? 0), deliveriesSince: deliveries?.optionalDate("since"),
            sending: Int(row("SELECT COUNT(*) AS n FROM delivery WHERE state = 'sending'")?.int("n") ?? 0),
            inDoubt: Int(row("SELECT COUNT(*) AS n FROM delivery WHERE state = 'in_doubt'")?.int("n") ?? 0),
            mails: mails.count, mailsSince: mails.since)
    }
}
