package import Foundation

/// The work that is still to be done, for an operator.
package struct Waiting: Sendable, Equatable {
    /// Letters that are queued or deferred, and since when the first of them has been due.
    package var deliveries = 0
    package var deliveriesSince: Date?
    package var sending = 0
    /// Letters about which a person must decide, in real campaigns and rehearsals together.
    package var inDoubt = 0
    /// Mails to supporters, and since when the first of them has been due.
    package var mails = 0
    package var mailsSince: Date?
}

extension Deliveries {
    /// Counts the waiting work. Reads indexes of open rows only, so that letters already sent cost
    /// no time.
    package func waiting(rehearsal: Bool) throws -> Waiting {
        let deliveries = try row(
            "SELECT COUNT(*) AS n, MIN(due_at) AS since FROM delivery WHERE rehearsal = $1 AND state IN ('queued', 'deferred')",
            rehearsal)
        let mails = try connection.outbox.waiting(rehearsal: rehearsal)
        return try Waiting(
            deliveries: Int(deliveries?.int("n") ?? 0), deliveriesSince: deliveries?.optionalDate("since"),
            sending: Int(row("SELECT COUNT(*) AS n FROM delivery WHERE state = 'sending'")?.int("n") ?? 0),
            inDoubt: Int(row("SELECT COUNT(*) AS n FROM delivery WHERE state = 'in_doubt'")?.int("n") ?? 0),
            mails: mails.count, mailsSince: mails.since)
    }
}
