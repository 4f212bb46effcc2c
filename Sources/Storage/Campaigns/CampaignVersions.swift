package import Domain
package import Foundation

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
        let parts = try row.text("parts").split(separator: ",").compactMap {
            CampaignChange.Part(rawValue: String($0))
        }
        try self.init(
            at: row.date("published_at"), by: row.text("published_by"),
            isFromCommandLine: row.optionalInt("account_id") == nil, note: row.text("note"), parts: parts)
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
