package import Foundation

/// A campaign as the database knows it.
package struct StoredCampaign: Sendable, Hashable {
    package let slug: String
    package let version: Int64
    /// Not on the first page.
    package let isHidden: Bool
    package let firstImported: Date
}

/// Letters that name a step and a target of their campaign.
package struct LetterKeys: Sendable, Hashable {
    package let step: String
    package let target: String
    package let rehearsal: Bool
    package let letters: Int
}

extension Connection {
    /// By slug.
    package func storedCampaigns() throws -> [StoredCampaign] {
        try rows("SELECT slug, version, hidden, first_imported_at FROM campaign ORDER BY slug").map {
            try StoredCampaign(
                slug: $0.text("slug"), version: $0.int("version"), isHidden: $0.bool("hidden"),
                firstImported: $0.date("first_imported_at"))
        }
    }

    /// Answers whether there is such a campaign.
    package func hideCampaign(_ slug: String, _ hidden: Bool) throws -> Bool {
        try run("UPDATE campaign SET hidden = $2 WHERE slug = $1", slug, hidden) > 0
    }

    /// The steps and targets that letters of a campaign name. Reads every letter: only for what is
    /// done by hand.
    package func letterKeys(of slug: String) throws -> [LetterKeys] {
        let sql =
            "SELECT step, target, rehearsal, COUNT(*) AS n FROM letter WHERE campaign = $1 GROUP BY step, target, rehearsal"
        return try rows(sql, slug).map {
            try LetterKeys(
                step: $0.text("step"), target: $0.text("target"), rehearsal: $0.bool("rehearsal"),
                letters: Int($0.int("n")))
        }
    }

    /// Slug and newest version of every campaign.
    package func campaignVersions() throws -> [String: Int64] {
        try rows("SELECT slug, version FROM campaign").reduce(into: [:]) {
            try $0[$1.text("slug")] = $1.int("version")
        }
    }

    /// The files of one version of a campaign folder, byte for byte, by path; empty when there is
    /// none.
    package func campaignFiles(_ slug: String, version: Int64) throws -> [String: [UInt8]] {
        try rows("SELECT path, content FROM campaign_file WHERE slug = $1 AND version = $2", slug, version)
            .reduce(into: [:]) {
                try $0[$1.text("path")] = $1.optionalBytes("content") ?? []
            }
    }

    /// One file of a campaign folder.
    package func campaignFile(_ slug: String, version: Int64, path: String) throws -> [UInt8]? {
        try row(
            "SELECT content FROM campaign_file WHERE slug = $1 AND version = $2 AND path = $3", slug, version,
            path)?.optionalBytes("content")
    }

    /// Stores a folder as the newest version of its campaign and answers the version; the same
    /// folder again stays the version it was.
    package func storeCampaign(_ slug: String, files: [String: [UInt8]], at now: Date) throws -> Int64 {
        try lock(named: "campaign \(slug)")
        let newest = try campaignVersions()[slug] ?? 0
        if newest > 0, try campaignFiles(slug, version: newest) == files { return newest }
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

    /// The key of this installation, made on first use from `fresh`.
    package func secret(_ name: String, fresh: [UInt8]) throws -> [UInt8] {
        try run("INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", name, fresh)
        return try row("SELECT value FROM secret WHERE name = $1", name)?.bytes("value") ?? fresh
    }
}
