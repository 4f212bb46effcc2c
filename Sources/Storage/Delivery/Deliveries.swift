package import Domain
package import Foundation

/// Deliveries of letters, with every attempt.
package struct Deliveries: DataAccess {
    let connection: any Connection

    /// Reads the letters of a campaign in a range of ids, and then the deliveries of each: letters
    /// of other campaigns may lie between them. CROSS JOIN keeps this order in SQLite.
    static let ofLetters = """
        SELECT delivery.* FROM letter CROSS JOIN delivery
        WHERE letter.campaign = $3 AND letter.rehearsal = $4 AND letter.stage = 'confirmed'
            AND letter.id BETWEEN $1 AND $2 AND delivery.letter_id = letter.id
        ORDER BY delivery.letter_id, delivery.queued_at, delivery.channel
        """

    package func all(of letter: Int64) throws -> [Delivery] {
        try rows("SELECT * FROM delivery WHERE letter_id = $1 ORDER BY queued_at, channel", letter).map(
            Delivery.init)
    }

    /// Returns the deliveries of a campaign's confirmed letters with ids in a range, by letter.
    package func all(of letters: ClosedRange<Int64>, in campaign: String, rehearsal: Bool) throws -> [Int64:
        [Delivery]]
    {
        let found = try rows(Self.ofLetters, letters.lowerBound, letters.upperBound, campaign, rehearsal)
        return try Dictionary(grouping: found.map(Delivery.init), by: \.letter)
    }

    /// Returns the deliveries by mail that wait or are being sent, by their letters.
    /// - Parameter letter: only letters after this one.
    package func waiting(after letter: Int64, limit: Int) throws -> [Delivery] {
        try rows(
            """
            SELECT * FROM delivery WHERE letter_id > $1 AND channel = 'email'
                AND state IN ('queued', 'deferred', 'sending')
            ORDER BY letter_id LIMIT $2
            """, letter, limit
        ).map(Delivery.init)
    }

    package func find(of letter: Int64, by channel: Channel) throws -> Delivery? {
        try row("SELECT * FROM delivery WHERE letter_id = $1 AND channel = $2", letter, channel.rawValue).map(
            Delivery.init)
    }

    /// Returns the deliveries of a locked letter and locks them too. No worker can claim one any
    /// more.
    package func locked(of letter: Int64) throws -> [Delivery] {
        try rows(
            "SELECT * FROM delivery WHERE letter_id = $1 ORDER BY queued_at, channel \(dialect.forUpdate)",
            letter
        ).map(Delivery.init)
    }

    package func delete(of letter: Int64) throws {
        for table in ["delivery", "attempt"] { try run("DELETE FROM \(table) WHERE letter_id = $1", letter) }
    }

    /// Erases the servers' replies about a letter that name its writer's address. The others stay.
    func eraseReplies(of letter: Int64, naming email: String) throws {
        for table in ["delivery", "attempt"] {
            let replies = try rows(
                "SELECT DISTINCT reply_text FROM \(table) WHERE letter_id = $1 AND reply_text IS NOT NULL",
                letter
            ).map { try $0.text("reply_text") }
            for reply in replies where Array(reply.utf8).names(email) {
                try run(
                    "UPDATE \(table) SET reply_text = '' WHERE letter_id = $1 AND reply_text = $2", letter,
                    reply)
            }
        }
    }

    package func insert(_ delivery: Delivery, of letter: Letter) throws {
        let count = try run(
            """
            INSERT INTO delivery (letter_id, channel, campaign, target, seat, rehearsal, state, attempts, queued_at, due_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
            """, letter.id, delivery.channel.rawValue, letter.campaign, letter.target,
            letter.addressee?.queue ?? "",
            letter.rehearsal, delivery.state.rawValue, delivery.attempts, delivery.queuedAt, delivery.dueAt,
            delivery.changedAt)
        guard count == 1 else { return }
        connection.note(
            DeliveryChange(
                delivery, campaign: letter.campaign, target: letter.target, rehearsal: letter.rehearsal,
                event: "confirmed"))
    }

    package func update(_ delivery: Delivery, worker: String? = nil) throws {
        try run(
            """
            UPDATE delivery SET state = $1, attempts = $2, queued_at = $3, due_at = $4, changed_at = $5, reply_code = $6, reply_text = $7, worker = $8
            WHERE letter_id = $9 AND channel = $10
            """, delivery.state.rawValue, delivery.attempts, delivery.queuedAt, delivery.dueAt,
            delivery.changedAt, delivery.reply?.code,
            delivery.reply?.text, worker, delivery.letter, delivery.channel.rawValue)
    }

    /// Stores an event of a delivery with the server's reply, as evidence.
    package func note(_ event: String, of delivery: Delivery, reply: Reply?, at now: Date) throws {
        try run(
            """
            INSERT INTO attempt (letter_id, channel, at, event, reply_code, reply_text) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
            """, delivery.letter, delivery.channel.rawValue, now, event, reply?.code, reply?.text)
    }

    /// Stores that a mail about a delivery came in. Two mails of one kind that come in the same
    /// millisecond leave two notes, the second one a millisecond later.
    package func note(arrivalOf kind: String, of delivery: Delivery, at date: Date) throws {
        var date = date
        let taken =
            "SELECT 1 AS found FROM attempt WHERE letter_id = $1 AND channel = $2 AND at = $3 AND event = $4"
        while try row(taken, delivery.letter, delivery.channel.rawValue, date, kind) != nil {
            date += 0.001
        }
        try note(kind, of: delivery, reply: nil, at: date)
    }

    package func attempts(of letter: Int64) throws -> [DeliveryAttempt] {
        try rows("SELECT * FROM attempt WHERE letter_id = $1 ORDER BY at", letter).map { row in
            let reply = try row.optionalInt("reply_code").map {
                try Reply(Int($0), row.optionalText("reply_text") ?? "")
            }
            return try DeliveryAttempt(
                channel: row.text("channel"), at: row.date("at"), event: row.text("event"), reply: reply)
        }
    }
}

extension Delivery {
    init(_ row: Row) throws {
        let reply = try row.optionalInt("reply_code").map {
            try Reply(Int($0), row.optionalText("reply_text") ?? "")
        }
        try self.init(
            letter: row.int("letter_id"), channel: Channel(rawValue: row.text("channel")) ?? .post,
            state: State(rawValue: row.text("state")) ?? .offered,
            attempts: Int(row.int("attempts")), queuedAt: row.date("queued_at"), dueAt: row.date("due_at"),
            changedAt: row.date("changed_at"),
            reply: reply)
        digest = try row.optionalInt("digest")
    }
}
