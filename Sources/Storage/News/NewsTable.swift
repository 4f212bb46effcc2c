package import Domain
package import Foundation

/// News of campaigns, from draft to sent: the table `news`.
package struct NewsTable: DataAccess {
    let connection: any Connection

    package func insert(_ news: News) throws {
        try run(
            """
            INSERT INTO news (id, campaign, rehearsal, revision, texts, state, saved_at, saved_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, news.id, news.campaign, news.rehearsal, news.revision, news.storedTexts(),
            news.state.rawValue, news.savedAt, news.savedBy)
    }

    package func find(_ id: Int64) throws -> News? {
        try row("SELECT * FROM news WHERE id = $1", id).flatMap(News.init)
    }

    /// Locks news for the rest of this transaction.
    package func locked(_ id: Int64, of campaign: String, rehearsal: Bool) throws -> News? {
        try row(
            "SELECT * FROM news WHERE id = $1 AND campaign = $2 AND rehearsal = $3 \(dialect.forUpdate)", id,
            campaign, rehearsal
        ).flatMap(News.init)
    }

    /// Returns the news of a campaign, the newest first.
    package func newest(of campaign: String, rehearsal: Bool, limit: Int) throws -> [News] {
        try rows(
            "SELECT * FROM news WHERE campaign = $1 AND rehearsal = $2 ORDER BY id DESC LIMIT $3", campaign,
            rehearsal, limit
        ).compactMap(News.init)
    }

    /// Returns when the last mail of a campaign's news was queued. Nil when there was none.
    /// - Parameter but: news that is left out.
    package func lastWent(of campaign: String, rehearsal: Bool, but id: Int64 = 0) throws -> Date? {
        try row(
            """
            SELECT MAX(COALESCE(last_at, started_at)) AS at FROM news
            WHERE campaign = $1 AND rehearsal = $2 AND id <> $3
            """, campaign, rehearsal, id
        )?.optionalDate("at")
    }

    /// Counts the mails of news, of all campaigns, that could be sent now.
    package func waiting(rehearsal: Bool, at now: Date) throws -> Int {
        let found = try row(
            """
            SELECT COUNT(*) AS n FROM mail
            WHERE kind = 'news' AND state IN ('queued', 'sending') AND rehearsal = $1 AND due_at <= $2
            """, rehearsal, now)
        return try Int(found?.int("n") ?? 0)
    }

    /// Returns the ids of news that is going.
    package func sending(rehearsal: Bool) throws -> [Int64] {
        try rows("SELECT id FROM news WHERE state = 'sending' AND rehearsal = $1 ORDER BY id", rehearsal).map
        {
            try $0.int("id")
        }
    }

    package func save(_ id: Int64, _ texts: [Language: NewsText], by name: String, at now: Date) throws {
        try run(
            "UPDATE news SET texts = $1, revision = revision + 1, saved_at = $2, saved_by = $3 WHERE id = $4",
            News.stored(texts), now, name, id)
    }

    package func setTested(_ id: Int64, _ revision: Int64) throws {
        try run("UPDATE news SET tested = $1 WHERE id = $2", revision, id)
    }

    package func start(_ id: Int64, recipients: Int, at now: Date) throws {
        try run(
            "UPDATE news SET state = 'sending', started_at = $1, recipients = $2 WHERE id = $3", now,
            recipients, id)
    }

    package func setState(_ state: News.State, of id: Int64) throws {
        try run("UPDATE news SET state = $1 WHERE id = $2", state.rawValue, id)
    }

    /// Stores that `count` mails more are queued, up to the address `after`.
    package func queued(_ count: Int, after: Int64, of id: Int64, at now: Date) throws {
        try run(
            "UPDATE news SET queued = queued + $1, after_id = $2, last_at = $3 WHERE id = $4", count, after,
            now, id)
    }

    /// Counts the end of one mail.
    package func count(_ end: OutboxMessage.State, of id: Int64) throws {
        switch end {
        case .sent: try run("UPDATE news SET accepted = accepted + 1 WHERE id = $1", id)
        case .failed: try run("UPDATE news SET refused = refused + 1 WHERE id = $1", id)
        case .inDoubt, .void: try run("UPDATE news SET other = other + 1 WHERE id = $1", id)
        case .queued, .sending: break
        }
    }

    package func delete(_ id: Int64) throws { try run("DELETE FROM news WHERE id = $1", id) }
}

private struct StoredText: Codable {
    let subject: String, body: String
}

extension News {
    /// Nil when the state belongs to a newer version.
    fileprivate init?(_ row: Row) throws {
        guard let state = try State(rawValue: row.text("state")) else { return nil }
        let texts = try JSONDecoder().decode([String: StoredText].self, from: Data(row.text("texts").utf8))
        try self.init(
            id: row.int("id"), campaign: row.text("campaign"), rehearsal: row.bool("rehearsal"),
            revision: row.int("revision"),
            texts: Dictionary(
                texts.map { (Language($0), NewsText(subject: $1.subject, body: $1.body)) }
            ) { first, _ in first },
            state: state, savedAt: row.date("saved_at"), savedBy: row.text("saved_by"))
        tested = try row.optionalInt("tested")
        startedAt = try row.optionalDate("started_at")
        progress = try Progress(row)
    }

    fileprivate func storedTexts() throws -> String { try Self.stored(texts) }

    fileprivate static func stored(_ texts: [Language: NewsText]) throws -> String {
        let texts = Dictionary(
            texts.map { ($0.tag, StoredText(subject: $1.subject, body: $1.body)) }
        ) { first, _ in first }
        return String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    }
}

extension News.Progress {
    fileprivate init(_ row: Row) throws {
        self.init()
        (recipients, queued) = try (Int(row.int("recipients")), Int(row.int("queued")))
        (accepted, refused) = try (Int(row.int("accepted")), Int(row.int("refused")))
        (other, after) = try (Int(row.int("other")), row.int("after_id"))
        lastAt = try row.optionalDate("last_at")
    }
}
