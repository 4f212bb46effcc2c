package import Domain
package import Foundation

/// One version of a campaign, and what is known of it.
package struct VersionRow: Sendable, Equatable {
    package let version: Int64
    /// Nil for a version that was imported by an earlier version of Postbag.
    package let published: Published?

    package struct Published: Sendable, Equatable {
        package let at: Date
        /// The person's name at that time.
        package let by: String
        package let isFromCommandLine: Bool
        package let note: String
        package let parts: [CampaignChange.Part]
    }
}

/// A revision that is to be published at an hour.
package struct PlannedVersion: Sendable, Equatable {
    package let slug: String
    package let revision: Int64
    /// The version that it replaces. 0 for none.
    package let over: Int64
    package let due: Date
    package let account: Int64
    /// The account's name at that time.
    package let by: String
    package let note: String
    package let confirming: Set<String>
    package let dropping: Set<String>
    /// Why it was not published, and when that was found.
    package var failure: String?
    package var failedAt: Date?

    package init(
        slug: String, revision: Int64, over: Int64, due: Date, account: Int64, by: String,
        note: String, confirming: Set<String>, dropping: Set<String>
    ) {
        (self.slug, self.revision, self.over, self.due) = (slug, revision, over, due)
        (self.account, self.by, self.note) = (account, by, note)
        (self.confirming, self.dropping) = (confirming, dropping)
    }
}

/// What is known of the versions of campaigns, and the versions that are planned.
package struct CampaignVersions: DataAccess {
    let connection: any Connection

    package func insert(
        _ slug: String, version: Int64, by actor: Actor, note: String, parts: Set<CampaignChange.Part>,
        at now: Date
    ) throws {
        try run(
            """
            INSERT INTO campaign_version (slug, version, published_at, account_id, published_by, note, parts)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, slug, version, now, actor.account, actor.name, note,
            CampaignChange.Part.allCases.filter(parts.contains).map(\.rawValue).joined(separator: ","))
    }

    /// Returns the versions of a campaign, the newest first.
    package func newest(of slug: String, before: Int64?, limit: Int) throws -> [VersionRow] {
        let newest = try row("SELECT version FROM campaign WHERE slug = $1", slug)?.int("version") ?? 0
        let last = min(newest, (before ?? newest + 1) - 1)
        let first = max(1, last - Int64(limit) + 1)
        guard first <= last else { return [] }
        let known = try rows(
            "SELECT * FROM campaign_version WHERE slug = $1 AND version >= $2 AND version <= $3", slug, first,
            last
        ).reduce(into: [Int64: VersionRow.Published]()) {
            try $0[$1.int("version")] = VersionRow.Published($1)
        }
        return (first...last).reversed().map { VersionRow(version: $0, published: known[$0]) }
    }
}

extension CampaignVersions {
    /// Plans a version, in place of the one that was planned before.
    package func plan(_ planned: PlannedVersion) throws {
        try unplan(planned.slug)
        try run(
            """
            INSERT INTO planned_version
                (slug, revision, over, due_at, account_id, planned_by, note, confirming, dropping)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, planned.slug, planned.revision, planned.over, planned.due, planned.account, planned.by,
            planned.note, planned.confirming.sorted().joined(separator: ","),
            planned.dropping.sorted().joined(separator: ","))
    }

    /// Takes a plan back. Returns whether there was one.
    @discardableResult
    package func unplan(_ slug: String) throws -> Bool {
        try run("DELETE FROM planned_version WHERE slug = $1", slug) > 0
    }

    package func planned(_ slug: String) throws -> PlannedVersion? {
        try row("SELECT * FROM planned_version WHERE slug = $1", slug).map(PlannedVersion.init)
    }

    /// Returns the slugs whose planned version is due, and has not failed.
    package func due(at now: Date) throws -> [String] {
        try rows(
            "SELECT slug FROM planned_version WHERE due_at <= $1 AND failed_at IS NULL ORDER BY due_at, slug",
            now
        ).map { try $0.text("slug") }
    }

    package func setFailed(_ slug: String, _ failure: String, at now: Date) throws {
        try run(
            "UPDATE planned_version SET failed_at = $2, failure = $3 WHERE slug = $1", slug, now, failure)
    }
}

extension VersionRow.Published {
    fileprivate init(_ row: Row) throws {
        at = try row.date("published_at")
        (by, note) = try (row.text("published_by"), row.text("note"))
        isFromCommandLine = try row.optionalInt("account_id") == nil
        parts = try row.text("parts").split(separator: ",").compactMap {
            CampaignChange.Part(rawValue: String($0))
        }
    }
}

extension PlannedVersion {
    fileprivate init(_ row: Row) throws {
        try self.init(
            slug: row.text("slug"), revision: row.int("revision"), over: row.int("over"),
            due: row.date("due_at"), account: row.int("account_id"),
            by: row.text("planned_by"), note: row.text("note"),
            confirming: Set(row.text("confirming").split(separator: ",").map(String.init)),
            dropping: Set(row.text("dropping").split(separator: ",").map(String.init)))
        (failure, failedAt) = try (row.optionalText("failure"), row.optionalDate("failed_at"))
    }
}
