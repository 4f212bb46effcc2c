package import Domain
package import Foundation

/// Postbag's own mails, queued or sent: the table `mail`. A mail to a letter's writer has the
/// letter's id in `letter_id`. A mail that belongs to no letter has 0 there.
package struct Outbox: DataAccess {
    let connection: any Connection

    static let columns = """
        id, letter_id, kind, rehearsal, state, attempts, due_at, queued_at, reply_code, reply_text, \
        recipient, language, arguments
        """

    package func insert(_ message: OutboxMessage) throws { try run(.insert(message)) }

    /// Returns the messages that are due.
    /// - Parameter held: locks the rows for this transaction, and skips rows that another worker is
    ///   claiming.
    package func due(rehearsal: Bool, at now: Date, limit: Int, held: Bool = false) throws -> [OutboxMessage]
    {
        try messages(
            """
            SELECT \(Self.columns) FROM mail
            WHERE state = 'queued' AND rehearsal = $1 AND due_at <= $2 ORDER BY due_at, id LIMIT $3
            \(held ? dialect.skipLocked : "")
            """, rehearsal, now, limit)
    }

    /// Returns the messages that wait or are being sent, by their ids.
    /// - Parameter id: only messages after this one.
    package func waiting(after id: Int64, limit: Int) throws -> [OutboxMessage] {
        try messages(
            """
            SELECT \(Self.columns) FROM mail WHERE id > $1 AND state IN ('queued', 'sending')
            ORDER BY id LIMIT $2
            """, id, limit)
    }

    /// Whether a message is due.
    package func hasDue(rehearsal: Bool, at now: Date) throws -> Bool {
        try row(
            "SELECT id FROM mail WHERE state = 'queued' AND rehearsal = $1 AND due_at <= $2 LIMIT 1",
            rehearsal, now) != nil
    }

    package func sending(by worker: String) throws -> [OutboxMessage] {
        try messages("SELECT \(Self.columns) FROM mail WHERE state = 'sending' AND worker = $1", worker)
    }

    /// Returns the workers that have messages in the state `sending`.
    package func workersSending() throws -> [String] {
        try rows("SELECT DISTINCT worker FROM mail WHERE state = 'sending' AND worker IS NOT NULL").map {
            try $0.text("worker")
        }
    }

    package func find(_ id: Int64) throws -> OutboxMessage? {
        try messages("SELECT \(Self.columns) FROM mail WHERE id = $1", id).first
    }

    /// Locks a message for the rest of this transaction and returns it.
    package func locked(_ id: Int64) throws -> OutboxMessage? {
        try messages("SELECT \(Self.columns) FROM mail WHERE id = $1 \(dialect.forUpdate)", id).first
    }

    /// Stores what has become of a message. False, and nothing stored, when its state or the number
    /// of attempts has changed since `before` was read. The arguments of news stay: they hold ids
    /// alone, and a bounce has to find its reader.
    package func replace(_ before: OutboxMessage, with next: OutboxMessage) throws -> Bool {
        let erasing =
            before.content != nil && next.content == nil
            ? ", recipient = NULL, language = NULL\(next.kind == .news ? "" : ", arguments = NULL")" : ""
        return try run(
            """
            UPDATE mail SET state = $1, attempts = $2, due_at = $3, reply_code = $4, reply_text = $5, worker = NULL\(erasing)
            WHERE id = $6 AND state = $7 AND attempts = $8
            """, next.state.rawValue, next.attempts, next.dueAt, next.reply?.code, next.reply?.text, next.id,
            before.state.rawValue, before.attempts) == 1
    }

    /// Stores that a worker has claimed the message. `secret` is the hash of the secret in its
    /// link; nil when the mail has no link. False, and nothing stored, when the message has changed
    /// since `before` was read.
    package func claim(_ before: OutboxMessage, as next: OutboxMessage, worker: String, secret: [UInt8]?)
        throws -> Bool
    {
        try run(
            """
            UPDATE mail SET state = $1, attempts = $2, worker = $3, secret = $4, queued_at = $5
            WHERE id = $6 AND state = $7 AND attempts = $8
            """, next.state.rawValue, next.attempts, worker, secret, next.queuedAt, next.id,
            before.state.rawValue, before.attempts) == 1
    }

    /// Gives waiting messages more time: a mail server held all mail for that long.
    package func extend(by milliseconds: Int64, rehearsal: Bool, at now: Date) throws {
        // What was queued during the hold has waited for less.
        try run(
            """
            UPDATE mail SET queued_at = CASE WHEN queued_at + $1 > $3 THEN $3 ELSE queued_at + $1 END
            WHERE rehearsal = $2 AND state = 'queued' AND attempts > 0
            """, milliseconds, rehearsal, now)
    }

    /// Counts the messages that wait. Returns since when the first of them has been due.
    func waiting(rehearsal: Bool) throws -> (count: Int, since: Date?) {
        let found = try row(
            "SELECT COUNT(*) AS n, MIN(due_at) AS since FROM mail WHERE rehearsal = $1 AND state = 'queued'",
            rehearsal)
        return try (Int(found?.int("n") ?? 0), found?.optionalDate("since"))
    }

    /// Returns the arguments that are kept of a message. Empty for none.
    package func arguments(of id: Int64) throws -> [String: String] {
        try row("SELECT arguments FROM mail WHERE id = $1", id).map(OutboxMessage.Content.arguments) ?? [:]
    }

    func messages(_ sql: String, _ arguments: any Storable...) throws -> [OutboxMessage] {
        try connection.rows(sql, arguments).compactMap(OutboxMessage.init)
    }
}

extension Statement {
    package static func insert(_ message: OutboxMessage) throws -> Statement {
        guard let content = message.content else {
            return Statement(
                "INSERT INTO mail (id, letter_id, kind, rehearsal, state, due_at, queued_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                message.id, message.letter ?? 0, message.kind.rawValue, message.rehearsal,
                message.state.rawValue, message.dueAt, message.queuedAt)
        }
        return try Statement(
            """
            INSERT INTO mail (id, letter_id, kind, rehearsal, state, due_at, queued_at, recipient, language, arguments)
            VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8, $9)
            """, message.id, message.kind.rawValue, message.rehearsal, message.state.rawValue, message.dueAt,
            message.queuedAt, content.email, content.language.tag,
            content.storedArguments())
    }
}

extension OutboxMessage {
    /// Nil when the kind belongs to a newer version.
    fileprivate init?(_ row: Row) throws {
        guard let kind = try OutboxKind(rawValue: row.text("kind")),
            let state = try State(rawValue: row.text("state"))
        else { return nil }
        let letter = try row.int("letter_id")
        try self.init(
            id: row.int("id"), kind: kind, letter: letter == 0 ? nil : letter, content: Content(row),
            rehearsal: row.bool("rehearsal"), state: state, attempts: Int(row.int("attempts")),
            queuedAt: row.date("queued_at"), dueAt: row.date("due_at"),
            reply: row.optionalInt("reply_code").map {
                try Reply(Int($0), row.optionalText("reply_text") ?? "")
            })
    }
}

extension OutboxMessage.Content {
    fileprivate init?(_ row: Row) throws {
        guard let email = try row.optionalText("recipient") else { return nil }
        try self.init(
            email: email, language: Language(row.optionalText("language") ?? "en"),
            arguments: Self.arguments(row))
    }

    fileprivate static func arguments(_ row: Row) throws -> [String: String] {
        let stored = try row.optionalText("arguments") ?? "{}"
        return try JSONDecoder().decode([String: String].self, from: Data(stored.utf8))
    }

    /// Returns the arguments as JSON.
    fileprivate func storedArguments() throws -> String {
        String(decoding: try JSONEncoder().encode(arguments), as: UTF8.self)
    }
}
