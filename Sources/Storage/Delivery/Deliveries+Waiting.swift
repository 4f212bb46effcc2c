package import Domain
package import Foundation

extension Deliveries {
    /// Counts the waiting work. Reads indexes of open rows only, so that letters already sent cost
    /// no time.
    package func waiting(rehearsal: Bool) throws -> WaitingWork {
        let deliveries = try row(
            "SELECT COUNT(*) AS n, MIN(due_at) AS since FROM delivery WHERE rehearsal = $1 AND state IN ('queued', 'deferred')",
            rehearsal)
        let mails = try connection.outbox.waiting(rehearsal: rehearsal)
        var work = try WaitingWork(
            deliveries: Int(deliveries?.int("n") ?? 0), deliveriesSince: deliveries?.optionalDate("since"),
            sending: Int(row("SELECT COUNT(*) AS n FROM delivery WHERE state = 'sending'")?.int("n") ?? 0),
            inDoubt: Int(row("SELECT COUNT(*) AS n FROM delivery WHERE state = 'in_doubt'")?.int("n") ?? 0),
            mails: mails.count, mailsSince: mails.since)
        work.held = Int(try row("SELECT COUNT(*) AS n FROM delivery WHERE \(Self.held)")?.int("n") ?? 0)
        return work
    }

    /// Returns how many letters and mails to supporters would leave now. Reminders and letters that
    /// are put off to a later time are not among them.
    package func due(rehearsal: Bool, at now: Date) throws -> WaitingWork {
        func count(_ table: String) throws -> Int {
            let sql = """
                SELECT COUNT(*) AS n FROM \(table)
                WHERE rehearsal = $1 AND state IN ('queued', 'deferred') AND due_at <= $2
                """
            return Int(try row(sql, rehearsal, now)?.int("n") ?? 0)
        }
        return try WaitingWork(deliveries: count("delivery"), mails: count("mail"))
    }
}
