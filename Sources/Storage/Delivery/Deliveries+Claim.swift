package import Domain
package import Foundation

extension Deliveries {
    /// Returns the deliveries to one target that are due, oldest first.
    /// - Parameter seat: the recipient queue, for letters to a representative.
    /// - Parameter held: locks the rows for this transaction, and skips rows that another worker is
    ///   claiming.
    /// - Parameter before: leaves out letters that were queued later and belong to no digest yet.
    package func due(
        campaign: String, target: String, seat: String = "", rehearsal: Bool, at now: Date,
        queued before: Date = SwitchRules.held, limit: Int, held: Bool = false
    ) throws -> [Delivery] {
        try rows(
            """
            SELECT * FROM delivery WHERE rehearsal = $1 AND campaign = $2 AND target = $3 AND seat = $4 AND state IN ('queued', 'deferred')
                AND due_at <= $5 AND (queued_at < $6 OR digest IS NOT NULL)
            ORDER BY due_at LIMIT $7 \(held ? dialect.skipLocked : "")
            """, rehearsal, campaign, target, seat, now, before, limit
        ).map(Delivery.init)
    }

    /// Gives deferred deliveries more time: a mail server or a switch held all mail for that long.
    /// - Parameter campaign: whose deliveries. Nil: all.
    /// - Parameter target: to whom. Nil: to all targets.
    package func extend(
        by milliseconds: Int64, rehearsal: Bool, campaign: String? = nil, target: String? = nil, at now: Date
    ) throws {
        // What was queued during the hold has waited for less.
        try run(
            """
            UPDATE delivery SET queued_at = CASE WHEN queued_at + $1 > $3 THEN $3 ELSE queued_at + $1 END
            WHERE rehearsal = $2 AND state = 'deferred' AND ($4 = '' OR campaign = $4)
                AND ($5 = '' OR target = $5)
            """, milliseconds, rehearsal, now, campaign ?? "", target ?? "")
    }

    /// Returns the workers that have deliveries in the state `sending`.
    package func workersSending() throws -> [String] {
        try rows("SELECT DISTINCT worker FROM delivery WHERE state = 'sending' AND worker IS NOT NULL").map {
            try $0.text("worker")
        }
    }

    package func sending(by worker: String) throws -> [Delivery] {
        try rows("SELECT * FROM delivery WHERE state = 'sending' AND worker = $1", worker).map(Delivery.init)
    }

    /// Whether that worker is still sending the delivery.
    package func isSending(_ delivery: Delivery, worker: String) throws -> Bool {
        try row(
            "SELECT letter_id FROM delivery WHERE letter_id = $1 AND channel = $2 AND state = 'sending' AND worker = $3",
            delivery.letter,
            delivery.channel.rawValue, worker) != nil
    }

    /// Returns accepted deliveries that have not changed since `before`, and wait for nothing at
    /// `now`.
    package func quiet(before: Date, at now: Date, limit: Int) throws -> [Delivery] {
        try rows(
            """
            SELECT * FROM delivery WHERE state = 'accepted' AND changed_at <= $1 AND due_at <= $2
            ORDER BY changed_at LIMIT $3
            """, before, now, limit
        ).map(
            Delivery.init)
    }
}
