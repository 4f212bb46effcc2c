package import Domain
package import Foundation

/// The row of a draft: how far it has come, and who saved it last.
package struct DraftHead: Sendable, Equatable {
    package let slug: String
    package let revision: Int64
    /// Older revisions can no longer be read.
    package let readableFrom: Int64
    /// The version that the draft was made from. 0 for none.
    package let madeFrom: Int64
    package let createdAt: Date
    package let savedAt: Date
    /// Nil for an account that is gone.
    package let savedBy: DraftSaver?
}

/// Who writes into a draft, and with which open page. A page's form has a random id.
package struct DraftAuthor: Sendable, Equatable {
    package let account: Int64?
    package let form: String

    package init(account: Int64?, form: String = "") {
        self.account = account
        self.form = form
    }
}

/// Drafts of campaigns: the files of each revision. Lock a draft before it is changed.
package struct Drafts: DataAccess {
    let connection: any Connection

    /// Locks a draft until this transaction ends, also one that does not exist yet.
    package func lock(_ slug: String) throws { try connection.lock(named: "draft \(slug)") }

    package func find(_ slug: String) throws -> DraftHead? {
        try row(
            """
            SELECT draft.*, account.name AS saved_by FROM draft
            LEFT JOIN account ON account.id = draft.account_id WHERE slug = $1
            """, slug
        ).map(DraftHead.init)
    }

    /// Returns all drafts, by slug.
    package func all() throws -> [DraftHead] {
        try rows(
            """
            SELECT draft.*, account.name AS saved_by FROM draft
            LEFT JOIN account ON account.id = draft.account_id ORDER BY slug
            """
        ).map(DraftHead.init)
    }

    /// Returns the campaigns whose draft was saved after what visitors see was published.
    package func newerThanLive() throws -> Set<String> {
        try Set(
            rows(
                "SELECT draft.slug FROM draft JOIN campaign ON campaign.slug = draft.slug WHERE saved_at > imported_at"
            )
            .map { try $0.text("slug") })
    }

    /// Makes a draft of these files. Returns its first revision.
    package func insert(
        _ slug: String, files: [String: [UInt8]], madeFrom version: Int64, by author: DraftAuthor,
        at now: Date
    ) throws -> Int64 {
        let revision = try nextRevision(of: slug)
        try run(
            """
            INSERT INTO draft (slug, revision, readable_from, made_from, created_at, saved_at, account_id)
            VALUES ($1, $2, $2, $3, $4, $4, $5)
            """, slug, revision, version, now, author.account)
        try insert(slug, revision, files.mapValues { $0 }, by: author, at: now)
        return revision
    }

    /// Stores changed files as the next revision, and returns it. Nil as content deletes a file.
    package func store(
        _ slug: String, changes: [String: [UInt8]?], by author: DraftAuthor, at now: Date
    ) throws -> Int64 {
        let revision = try nextRevision(of: slug)
        try run(
            "UPDATE draft SET revision = $2, saved_at = $3, account_id = $4 WHERE slug = $1", slug, revision,
            now, author.account)
        try insert(slug, revision, changes, by: author, at: now)
        return revision
    }

    private func nextRevision(of slug: String) throws -> Int64 {
        try connection.installation.nextNumber("draft \(slug)")
    }

    private func insert(
        _ slug: String, _ revision: Int64, _ files: [String: [UInt8]?], by author: DraftAuthor, at now: Date
    ) throws {
        for (path, content) in files.sorted(by: { $0.key < $1.key }) {
            try run(
                """
                INSERT INTO draft_file (slug, path, revision, content, saved_at, account_id, form)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """, slug, path, revision, content, now, author.account, author.form)
        }
    }

    package func setMadeFrom(_ slug: String, version: Int64) throws {
        try run("UPDATE draft SET made_from = $2 WHERE slug = $1", slug, version)
    }

    /// Deletes a draft with all that belongs to it. Published versions stay.
    package func delete(_ slug: String) throws {
        for table in ["draft", "draft_file", "draft_form", "reading_source", "planned_version"] {
            try run("DELETE FROM \(table) WHERE slug = $1", slug)
        }
    }
}

extension Drafts {
    /// Returns the files of one revision, by path. The revision must be readable.
    package func files(_ slug: String, at revision: Int64) throws -> [String: [UInt8]] {
        try contents("content", slug, at: revision)
    }

    /// Returns the files of one revision with an empty content for each picture. Pictures are
    /// large, and no form shows their bytes.
    package func texts(_ slug: String, at revision: Int64) throws -> [String: [UInt8]] {
        let isText = "path LIKE '%.md' OR path LIKE '%.yaml'"
        return try contents("CASE WHEN \(isText) THEN content END", slug, at: revision)
    }

    private func contents(_ column: String, _ slug: String, at revision: Int64) throws -> [String: [UInt8]] {
        let sql = """
            SELECT path, \(column) AS bytes FROM draft_file WHERE slug = $1 AND content IS NOT NULL
            AND revision = (SELECT MAX(newer.revision) FROM draft_file AS newer
                WHERE newer.slug = draft_file.slug AND newer.path = draft_file.path AND newer.revision <= $2)
            """
        return try rows(sql, slug, revision).reduce(into: [:]) {
            try $0[$1.text("path")] = $1.optionalBytes("bytes") ?? []
        }
    }

    /// A file's newest revision.
    package struct Saved: Sendable, Equatable {
        package let path: String
        package let at: Date
        /// Nil for an account that is gone, and for the command line.
        package let by: String?
    }

    /// Returns who last saved each file after a revision, the newest first. Leaves out what the
    /// page with this form saved itself.
    package func saved(_ slug: String, after revision: Int64, without form: String) throws -> [Saved] {
        try rows(
            """
            SELECT path, saved_at, name FROM draft_file LEFT JOIN account ON account.id = account_id
            WHERE slug = $1 AND revision = (SELECT MAX(newer.revision) FROM draft_file AS newer
                WHERE newer.slug = draft_file.slug AND newer.path = draft_file.path
                AND newer.revision > $2 AND (newer.form <> $3 OR newer.form = ''))
            ORDER BY revision DESC, path
            """, slug, revision, form
        ).map {
            try Saved(path: $0.text("path"), at: $0.date("saved_at"), by: $0.optionalText("name"))
        }
    }

    /// Erases revisions that newer ones have replaced before `limit`, and all but the last `most` of
    /// a draft. Keeps the newest of each path, and what a planned version needs. Returns how many it
    /// erased.
    @discardableResult
    package func erase(replacedBefore limit: Date, keeping most: Int) throws -> Int {
        try run("DELETE FROM draft_form WHERE sent_at <= $1", limit)
        var erased = 0
        let slugs = try rows(
            """
            SELECT slug FROM draft WHERE readable_from < revision - $2
                OR readable_from < (SELECT MAX(draft_file.revision) FROM draft_file
                    WHERE draft_file.slug = draft.slug AND draft_file.saved_at <= $1)
            ORDER BY slug
            """, limit, most)
        for slug in try slugs.map({ try $0.text("slug") }) {
            erased += try erase(slug, replacedBefore: limit, keeping: most)
        }
        return erased
    }

    private func erase(_ slug: String, replacedBefore limit: Date, keeping most: Int) throws -> Int {
        try lock(slug)
        guard let head = try find(slug) else { return 0 }
        let newest = try row(
            "SELECT MAX(revision) AS newest FROM draft_file WHERE slug = $1 AND saved_at <= $2", slug, limit)?
            .optionalInt("newest")
        let planned = try row("SELECT revision FROM planned_version WHERE slug = $1", slug)?.int("revision")
        let kept = max(newest ?? 0, head.revision - Int64(most))
        let first = min(kept, planned ?? kept)
        try run("UPDATE draft SET readable_from = $2 WHERE slug = $1 AND readable_from < $2", slug, first)
        return try run(
            """
            DELETE FROM draft_file WHERE slug = $1 AND EXISTS (SELECT 1 FROM draft_file AS newer
                WHERE newer.slug = draft_file.slug AND newer.path = draft_file.path
                AND newer.revision > draft_file.revision AND newer.revision <= $2)
            """, slug, first)
    }
}

extension DraftHead {
    fileprivate init(_ row: Row) throws {
        (slug, revision) = try (row.text("slug"), row.int("revision"))
        (readableFrom, madeFrom) = try (row.int("readable_from"), row.int("made_from"))
        (createdAt, savedAt) = try (row.date("created_at"), row.date("saved_at"))
        savedBy = try row.optionalText("saved_by").map { DraftSaver(id: try row.int("account_id"), name: $0) }
    }
}
