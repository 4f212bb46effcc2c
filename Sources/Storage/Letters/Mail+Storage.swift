package import Domain
package import Foundation

/// One mail to a letter's writer, queued or being sent. A token in a mail consists of the mail's id
/// and a secret. The database has only the secret's hash.
package struct OutboxMessage: Sendable {
    package var id: Int64
    package var letter: Int64
    package var kind: OutboxKind
    package var attempts: Int
    package var queuedAt: Date
}

extension Statement {
    package static func queueMail(id: Int64, letter: Int64, kind: OutboxKind, rehearsal: Bool, due: Date)
        -> Statement
    {
        Statement(
            "INSERT INTO mail (id, letter_id, kind, rehearsal, state, due_at, queued_at) VALUES ($1, $2, $3, $4, 'queued', $5, $5)",
            id, letter,
            kind.rawValue, rehearsal, due)
    }
}

extension Connection {
    /// Returns the outbox messages that are due.
    /// - Parameter held: locks the rows for this transaction, and skips rows that another worker is
    ///   claiming.
    package func dueMails(rehearsal: Bool, at now: Date, limit: Int, held: Bool = false) throws
        -> [OutboxMessage]
    {
        try rows(
            """
            SELECT id, letter_id, kind, attempts, queued_at FROM mail
            WHERE state = 'queued' AND rehearsal = $1 AND due_at <= $2 ORDER BY due_at, id LIMIT $3
            \(held ? dialect.skipLocked : "")
            """, rehearsal, now, limit
        ).compactMap { row in
            guard let kind = try OutboxKind(rawValue: row.text("kind")) else { return nil }
            return try OutboxMessage(
                id: row.int("id"), letter: row.int("letter_id"), kind: kind,
                attempts: Int(row.int("attempts")), queuedAt: row.date("queued_at"))
        }
    }

    package func markSending(mail: Int64, worker: String, secret: [UInt8]?) throws {
        try run(
            "UPDATE mail SET state = 'sending', attempts = attempts + 1, worker = $1, secret = $2 WHERE id = $3 AND state = 'queued'",
            worker, secret,
            mail)
    }

    /// Stores the result of sending an outbox message.
    /// - Parameter state: sent, failed, in_doubt, void or queued. Queued has no effect on a message
    ///   that became in doubt meanwhile.
    /// - Parameter due: when a queued message is due.
    package func finish(mail: Int64, state: String, reply: Reply? = nil, due: Date? = nil) throws {
        try run(
            """
            UPDATE mail SET state = $1, reply_code = $2, reply_text = $3, due_at = COALESCE($4, due_at), worker = NULL
            WHERE id = $5 AND (state IN ('queued', 'sending') OR $1 <> 'queued')
            """, state, reply?.code, reply?.text, due, mail)
    }

    /// Returns the letter of the mail from which a link comes. Nil when the secret's hash does not
    /// match.
    package func letter(ofMail mail: Int64, secret: [UInt8]) throws -> Int64? {
        guard let row = try row("SELECT letter_id, secret FROM mail WHERE id = $1", mail),
            let kept = try row.optionalBytes("secret"),
            equalInConstantTime(kept, secret)
        else { return nil }
        return try row.int("letter_id")
    }

    package func sendingMails(of worker: String) throws -> [(mail: OutboxMessage, rehearsal: Bool)] {
        try rows(
            "SELECT id, letter_id, kind, attempts, queued_at, rehearsal FROM mail WHERE state = 'sending' AND worker = $1",
            worker
        ).compactMap {
            row in
            guard let kind = try OutboxKind(rawValue: row.text("kind")) else { return nil }
            let mail = try OutboxMessage(
                id: row.int("id"), letter: row.int("letter_id"), kind: kind,
                attempts: Int(row.int("attempts")), queuedAt: row.date("queued_at"))
            return try (mail, row.bool("rehearsal"))
        }
    }

    /// Counts one more mail to an address on a day. False, and nothing counted, when the address
    /// had `limit` already.
    package func mayMail(_ address: [UInt8], on day: Day, limit: Int) throws -> Bool {
        try run(
            """
            INSERT INTO mailed_today (address, day, mails) VALUES ($1, $2, 1)
            ON CONFLICT (address, day) DO UPDATE SET mails = mailed_today.mails + 1 WHERE mailed_today.mails < $3
            """, address, day.description, limit) == 1
    }
}

/// Compares in constant time, so that the time does not reveal the first difference.
package func equalInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
