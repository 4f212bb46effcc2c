package import Domain
package import Foundation

/// Mails that came in, kept until a person has decided.
package struct ReceivedMails: DataAccess {
    let connection: any Connection

    /// Stores a received mail.
    /// - Parameter forwardAt: when to forward the mail to the organiser; nil for never.
    package func keep(_ mail: KeptMail, digest: [UInt8], content: [UInt8], forwardAt: Date?) throws {
        try run(
            """
            INSERT INTO received_mail (id, letter_id, kind, state, attempt, why, reply_code, reply_text, received_at, octets, digest,
                content, forward_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, mail.id, mail.letter, mail.kind.rawValue, mail.state.rawValue, mail.attempt, mail.why,
            mail.reply.code,
            mail.reply.text, mail.receivedAt, content.count, digest, content, forwardAt)
    }

    /// Returns the mails that are due to be forwarded, oldest first.
    package func toForward(at now: Date, limit: Int) throws -> [Int64] {
        try rows(
            "SELECT id FROM received_mail WHERE forward_at <= $1 ORDER BY forward_at, id LIMIT $2", now, limit
        ).map {
            try $0.int("id")
        }
    }

    package func forwarded(since: Date) throws -> Int {
        try Int(row("SELECT COUNT(*) AS n FROM received_mail WHERE forwarded_at > $1", since)?.int("n") ?? 0)
    }

    /// Marks a mail as being forwarded. Forwarding is tried again at `again` if this process ends
    /// before it stores the result.
    package func beginForwarding(of id: Int64, at now: Date, again: Date) throws {
        try run("UPDATE received_mail SET forwarded_at = $1, forward_at = $2 WHERE id = $3", now, again, id)
    }

    /// Sets when a mail is forwarded. Nil stops the forwarding.
    package func setForwarding(of id: Int64, to date: Date?) throws {
        try run("UPDATE received_mail SET forward_at = $1 WHERE id = $2", date, id)
    }

    package func state(digest: [UInt8]) throws -> KeptMail.State? {
        try row("SELECT state FROM received_mail WHERE digest = $1", digest)
            .map { try KeptMail.State(rawValue: $0.text("state")) ?? .open }
    }

    /// Remembers that a mail is recorded. Returns false when it was recorded before.
    package func remember(digest: [UInt8], at now: Date) throws -> Bool {
        try run(
            "INSERT INTO taken_mail (digest, taken_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", digest, now)
            == 1
    }

    /// Returns the octets of the stored mails about one letter. Nil: of the mails about no letter.
    package func octets(letter: Int64?) throws -> Int {
        let sum = "SELECT CAST(COALESCE(SUM(octets), 0) AS BIGINT) AS n FROM received_mail WHERE letter_id"
        let found = try letter.map { try row("\(sum) = $1", $0) } ?? row("\(sum) IS NULL")
        return try Int(found?.int("n") ?? 0)
    }

    /// Returns the number of mails that no person has read yet, by kind.
    package func open() throws -> [(kind: ReceivedMail.Kind, count: Int)] {
        try rows(
            "SELECT kind, COUNT(*) AS n FROM received_mail WHERE state = 'open' GROUP BY kind ORDER BY kind"
        ).map {
            try (ReceivedMail.Kind(rawValue: $0.text("kind")) ?? .undecided, Int($0.int("n")))
        }
    }

    package func newest(limit: Int) throws -> [KeptMail] {
        try rows("SELECT \(keptColumns) FROM received_mail ORDER BY received_at DESC LIMIT $1", limit).map(
            KeptMail.init)
    }

    package func waiting(limit: Int) throws -> [KeptMail] {
        try rows(
            "SELECT \(keptColumns) FROM received_mail WHERE state = 'waiting' ORDER BY id LIMIT $1", limit
        ).map(KeptMail.init)
    }

    package func find(_ id: Int64) throws -> (mail: KeptMail, content: [UInt8])? {
        try row("SELECT \(keptColumns), content FROM received_mail WHERE id = $1", id).map {
            try (KeptMail($0), $0.bytes("content"))
        }
    }

    /// Returns the mails about letters of a campaign that nobody has read yet, newest first.
    package func open(of campaign: String, rehearsal: Bool, limit: Int) throws -> [KeptMail] {
        try rows(
            """
            SELECT \(keptColumns) FROM received_mail WHERE state = 'open' AND letter_id IN (
                SELECT id FROM letter WHERE id = received_mail.letter_id AND campaign = $1 AND rehearsal = $2
            ) ORDER BY received_at DESC LIMIT $3
            """, campaign, rehearsal, limit
        ).map(KeptMail.init)
    }

    /// Returns the kept answers about letters of a campaign that look automatic, newest first.
    package func automatic(of campaign: String, rehearsal: Bool, limit: Int) throws -> [KeptMail] {
        try rows(
            """
            SELECT \(keptColumns) FROM received_mail
            WHERE state = 'done' AND kind IN ('automatic', 'receipt') AND octets > 0 AND letter_id IN (
                SELECT id FROM letter WHERE id = received_mail.letter_id AND campaign = $1 AND rehearsal = $2
            ) ORDER BY received_at DESC LIMIT $3
            """, campaign, rehearsal, limit
        ).map(KeptMail.init)
    }

    /// Returns the newest mails about a letter, open ones first, each with the first octets of its content. Leaves
    /// out answers that are passed on: they are private.
    package func newest(of letter: Int64, limit: Int, octets: Int) throws -> [(
        mail: KeptMail, content: [UInt8]
    )] {
        try rows(
            """
            SELECT \(keptColumns), substr(content, 1, CAST($3 AS INTEGER)) AS content FROM received_mail
            WHERE letter_id = $1 AND state <> 'passed_on'
            ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, received_at DESC, id DESC LIMIT $2
            """, letter, limit, octets
        ).map { try (KeptMail($0), $0.bytes("content")) }
    }

    /// Stores which letter a mail is about.
    package func assign(_ id: Int64, to letter: Int64) throws {
        try run("UPDATE received_mail SET letter_id = $1 WHERE id = $2", letter, id)
    }

    /// Returns the mails about no letter that nobody has read yet, newest first.
    package func openAboutNone(limit: Int, octets: Int) throws -> [(mail: KeptMail, content: [UInt8])] {
        try rows(
            """
            SELECT \(keptColumns), substr(content, 1, CAST($2 AS INTEGER)) AS content FROM received_mail
            WHERE state = 'open' AND letter_id IS NULL ORDER BY received_at DESC, id DESC LIMIT $1
            """, limit, octets
        ).map { try (KeptMail($0), $0.bytes("content")) }
    }

    /// Returns kept mails about no letter, whole, by their ids.
    package func aboutNone(after id: Int64, limit: Int) throws -> [(mail: KeptMail, content: [UInt8])] {
        try rows(
            """
            SELECT \(keptColumns), content FROM received_mail WHERE letter_id IS NULL AND id > $1
            ORDER BY id LIMIT $2
            """, id, limit
        ).map { try (KeptMail($0), $0.bytes("content")) }
    }

    package func delete(_ id: Int64) throws { try run("DELETE FROM received_mail WHERE id = $1", id) }

    /// Erases the content of an answer that was passed on.
    package func eraseContent(of id: Int64) throws {
        try run("UPDATE received_mail SET content = $1, octets = 0 WHERE id = $2", [UInt8](), id)
    }

    /// Marks the mails as read that put a letter in doubt, because a person has decided.
    package func closeUndecided(of letter: Int64) throws {
        try run(
            "UPDATE received_mail SET state = 'done' WHERE letter_id = $1 AND state = 'open' AND kind = 'undecided'",
            letter)
    }

    /// Deletes the mails about a letter: they may quote all of it.
    package func deleteAll(of letter: Int64) throws {
        try run("DELETE FROM received_mail WHERE letter_id = $1", letter)
    }

    package func decide(_ mail: KeptMail) throws {
        try run(
            "UPDATE received_mail SET kind = $1, state = $2, why = $3, reply_code = $4, reply_text = $5 WHERE id = $6",
            mail.kind.rawValue, mail.state.rawValue, mail.why, mail.reply.code, mail.reply.text, mail.id)
    }

    package func setState(of id: Int64, to state: KeptMail.State) throws {
        try run("UPDATE received_mail SET state = $1 WHERE id = $2", state.rawValue, id)
    }

    /// Deletes old mails, but none that still waits for its letter.
    package func forget(receivedBefore: Date) throws {
        try run("DELETE FROM received_mail WHERE received_at <= $1 AND state <> 'waiting'", receivedBefore)
        try run("DELETE FROM taken_mail WHERE taken_at <= $1", receivedBefore)
    }
}

private let keptColumns = "id, letter_id, kind, state, attempt, why, reply_code, reply_text, received_at"

extension KeptMail {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row.int("id"), letter: row.optionalInt("letter_id"),
            kind: .init(rawValue: row.text("kind")) ?? .undecided,
            state: State(rawValue: row.text("state")) ?? .open, attempt: Int(row.int("attempt")),
            why: row.text("why"),
            reply: Reply(Int(row.int("reply_code")), row.text("reply_text")),
            receivedAt: row.date("received_at"))
    }
}
