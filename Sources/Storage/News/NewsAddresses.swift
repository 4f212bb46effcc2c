package import Domain
package import Foundation

/// Who asked for news of a campaign: the table `news_address`.
package struct NewsAddresses: DataAccess {
    let connection: any Connection

    /// Adds the writer of a letter that asks for news. Another letter of the same address renews
    /// language and consent.
    /// - Parameter id: the same for the same campaign and address, so that old links stay theirs.
    package func add(_ id: Int64, letter: Int64, address: [UInt8], at now: Date) throws {
        try run(
            """
            INSERT INTO news_address (id, campaign, rehearsal, address, email, language, consent, since)
            SELECT $4, campaign, rehearsal, $2, email, language, consent, $3 FROM letter
            WHERE id = $1 AND updates = 1 AND has_email = 1
            ON CONFLICT (campaign, rehearsal, address) DO UPDATE SET
                email = excluded.email, language = excluded.language, consent = excluded.consent,
                since = excluded.since
            """, letter, address, now, id)
    }

    /// Erases an address. False when it was not there.
    @discardableResult
    package func remove(campaign: String, rehearsal: Bool, address: [UInt8]) throws -> Bool {
        try run(
            "DELETE FROM news_address WHERE campaign = $1 AND rehearsal = $2 AND address = $3", campaign,
            rehearsal, address) > 0
    }

    package func remove(_ id: Int64) throws {
        try run("DELETE FROM news_address WHERE id = $1", id)
    }

    package func contains(_ id: Int64) throws -> Bool {
        try row("SELECT id FROM news_address WHERE id = $1", id) != nil
    }

    /// Returns the campaign and the language of an address. Nil when it is erased.
    package func find(_ id: Int64) throws -> (campaign: String, language: Language)? {
        try row("SELECT campaign, language FROM news_address WHERE id = $1", id).map {
            try ($0.text("campaign"), Language($0.text("language")))
        }
    }

    package func find(campaign: String, rehearsal: Bool, address: [UInt8]) throws -> NewsSubscriber? {
        try row(
            "SELECT * FROM news_address WHERE campaign = $1 AND rehearsal = $2 AND address = $3", campaign,
            rehearsal, address
        ).map(NewsSubscriber.init)
    }

    /// Returns addresses after an id, in the order of their ids.
    package func page(of campaign: String, rehearsal: Bool, after: Int64, limit: Int) throws
        -> [NewsSubscriber]
    {
        try rows(
            "SELECT * FROM news_address WHERE campaign = $1 AND rehearsal = $2 AND id > $3 ORDER BY id LIMIT $4",
            campaign, rehearsal, after, limit
        ).map(NewsSubscriber.init)
    }

    /// Counts the addresses by language. Reads an index alone.
    package func counts(of campaign: String, rehearsal: Bool) throws -> [Language: Int] {
        let rows = try rows(
            "SELECT language, COUNT(*) AS n FROM news_address WHERE campaign = $1 AND rehearsal = $2 GROUP BY language",
            campaign, rehearsal)
        return try rows.reduce(into: [:]) { try $0[Language($1.text("language"))] = Int($1.int("n")) }
    }

    /// Erases the addresses whose owners asked before `limit`, where no news has gone since.
    package func expire(before limit: Date) throws {
        try run(
            """
            DELETE FROM news_address WHERE since <= $1 AND NOT EXISTS (
                SELECT 1 FROM news WHERE news.campaign = news_address.campaign
                AND news.rehearsal = news_address.rehearsal AND news.last_at > $1)
            """, limit)
    }
}

extension NewsSubscriber {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row.int("id"), email: row.text("email"), language: Language(row.text("language")),
            consent: row.text("consent"), since: row.date("since"))
    }
}
