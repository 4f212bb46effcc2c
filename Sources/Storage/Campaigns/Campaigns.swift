package import Domain
package import Foundation

/// The number of letters with one step and one target of their campaign.
package struct LetterKeys: Sendable, Hashable {
    package let step: String
    package let target: String
    package let rehearsal: Bool
    package let letters: Int
}

/// Campaigns and the files of each version.
package struct Campaigns: DataAccess {
    let connection: any Connection

    /// Returns all campaigns, sorted by slug.
    package func all() throws -> [StoredCampaign] {
        try rows("SELECT slug, version, hidden, first_imported_at FROM campaign ORDER BY slug").map {
            try StoredCampaign(
                slug: $0.text("slug"), version: $0.int("version"), isHidden: $0.bool("hidden"),
                firstImported: $0.date("first_imported_at"))
        }
    }

    /// Whether a campaign has been published.
    package func isThere(_ slug: String) throws -> Bool {
        try row("SELECT slug FROM campaign WHERE slug = $1", slug) != nil
    }

    /// Hides or shows a campaign on the first page. Returns whether the campaign exists.
    package func hide(_ slug: String, _ hidden: Bool) throws -> Bool {
        try run("UPDATE campaign SET hidden = $2 WHERE slug = $1", slug, hidden) > 0
    }

    /// Returns the steps and targets that letters of a campaign name. Reads every letter; only for
    /// work that is done by hand.
    package func letterKeys(of slug: String) throws -> [LetterKeys] {
        let sql =
            "SELECT step, target, rehearsal, COUNT(*) AS n FROM letter WHERE campaign = $1 GROUP BY step, target, rehearsal"
        return try rows(sql, slug).map {
            try LetterKeys(
                step: $0.text("step"), target: $0.text("target"), rehearsal: $0.bool("rehearsal"),
                letters: Int($0.int("n")))
        }
    }

    /// Returns the newest version of every campaign, by slug.
    package func versions() throws -> [String: Int64] {
        try rows("SELECT slug, version FROM campaign").reduce(into: [:]) {
            try $0[$1.text("slug")] = $1.int("version")
        }
    }

    /// Returns the files of one version of a campaign folder, byte for byte, by path. Empty when
    /// there is no such version.
    package func files(_ slug: String, version: Int64) throws -> [String: [UInt8]] {
        try rows("SELECT path, content FROM campaign_file WHERE slug = $1 AND version = $2", slug, version)
            .reduce(into: [:]) {
                try $0[$1.text("path")] = $1.optionalBytes("content") ?? []
            }
    }

    /// Returns one file of a campaign folder. Nil when there is none.
    package func file(_ slug: String, version: Int64, path: String) throws -> [UInt8]? {
        try row(
            "SELECT content FROM campaign_file WHERE slug = $1 AND version = $2 AND path = $3", slug, version,
            path)?.optionalBytes("content")
    }

    /// Stores a folder as the newest version of its campaign and returns the version. An unchanged
    /// folder keeps its version.
    package func store(_ slug: String, files: [String: [UInt8]], at now: Date) throws -> Int64 {
        try connection.lock(named: "campaign \(slug)")
        let newest = try versions()[slug] ?? 0
        if newest > 0, try self.files(slug, version: newest) == files { return newest }
        let version = newest + 1
        for (path, content) in files {
            try run(
                "INSERT INTO campaign_file (slug, version, path, content) VALUES ($1, $2, $3, $4)", slug,
                version, path, content)
        }
        try run(
            """
            INSERT INTO campaign (slug, version, imported_at, first_imported_at) VALUES ($1, $2, $3, $3)
            ON CONFLICT (slug) DO UPDATE SET version = excluded.version, imported_at = excluded.imported_at
            """, slug, version, now)
        return version
    }
}
