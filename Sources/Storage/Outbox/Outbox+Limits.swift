package import Domain
package import Foundation

/// What bounds the outbox: mails a day, and the time that a row is kept.
extension Outbox {
    /// Counts one more mail to an address on a day. False, and nothing counted, when the address
    /// had `limit` already.
    package func mayMail(_ address: [UInt8], on day: Day, limit: Int) throws -> Bool {
        try run(
            """
            INSERT INTO mailed_today (address, day, mails) VALUES ($1, $2, 1)
            ON CONFLICT (address, day) DO UPDATE SET mails = mailed_today.mails + 1 WHERE mailed_today.mails < $3
            """, address, day.description, limit) == 1
    }

    /// Stores that this mail waits for another day. Of two mails for one address and campaign only
    /// the newer one waits. Returns the older one; nil when there is no other mail.
    package func postpone(
        _ mail: Int64, to address: [UInt8], campaign: String, rehearsal: Bool, on day: Day
    ) throws -> Int64? {
        let key = "address = $1 AND campaign = $2 AND rehearsal = $3"
        let earlier = try row("SELECT mail_id FROM postponed WHERE \(key)", address, campaign, rehearsal)?
            .int("mail_id")
        try run("DELETE FROM postponed WHERE \(key)", address, campaign, rehearsal)
        try run(
            "INSERT INTO postponed (address, campaign, rehearsal, mail_id, day) VALUES ($1, $2, $3, $4, $5)",
            address, campaign, rehearsal, max(mail, earlier ?? mail), day.description)
        return earlier == mail ? nil : earlier.map { min(mail, $0) }
    }

    /// Returns the messages that have been due since `before`.
    package func overdue(rehearsal: Bool, before: Date, limit: Int) throws -> [OutboxMessage] {
        try messages(
            "SELECT \(Self.columns) FROM mail WHERE state = 'queued' AND rehearsal = $1 AND due_at <= $2 LIMIT $3",
            rehearsal, before, limit)
    }

    /// Returns the mails that sign in and are due. Reads the newest mails without a letter.
    package func signInsDue(rehearsal: Bool, at now: Date, limit: Int, held: Bool = false) throws
        -> [OutboxMessage]
    {
        try messages(
            """
            \(Self.signInsDue) \(held ? dialect.skipLocked : "")
            """, rehearsal, now, now.addingTimeInterval(-RetryRules.signInGivesUpAfter), limit)
    }

    static let signInsDue = """
        SELECT \(columns) FROM mail WHERE letter_id = 0 AND queued_at > $3
            AND kind = 'sign_in' AND state = 'queued' AND rehearsal = $1 AND due_at <= $2
        ORDER BY queued_at LIMIT $4
        """

    /// Whether the secret's hash is that of the link in a mail that belongs to no letter.
    package func matches(_ id: Int64, secret: [UInt8]) throws -> Bool {
        let kept = try row("SELECT secret FROM mail WHERE id = $1 AND letter_id = 0", id)?
            .optionalBytes("secret")
        return kept.map { equalInConstantTime($0, secret) } ?? false
    }

    /// Deletes the bare rows of ended messages that belong to no letter.
    package func forget(queuedBefore: Date) throws {
        try run(
            "DELETE FROM mail WHERE letter_id = 0 AND queued_at <= $1 AND state NOT IN ('queued', 'sending')",
            queuedBefore)
    }
}
