import Domain
import Foundation
package import Storage

extension OperatorActions {
    /// Makes a draft under a new slug. The account that makes it becomes the campaign's organiser.
    package func makeDraft(_ slug: String, _ folder: CampaignFolder) async throws -> DraftMaking {
        guard slug.isSlug else { return .notASlug }
        guard !CampaignFile.reservedSlugs.union(Links.deskPages).contains(slug) else { return .reserved }
        if let limit = folder.exceeded { return .refused(limit) }
        let actor = actor
        return try await change { connection, now in
            try connection.drafts.lock(slug)
            guard try DraftText(connection, slug) == nil else { return (.taken, []) }
            let revision = try connection.drafts.insert(
                slug, files: folder.files, madeFrom: 0, by: DraftAuthor(account: actor.account), at: now)
            try DraftText(connection, slug)?.keepSources(of: folder)
            if let account = actor.account {
                let membership = Membership(campaign: slug, role: .organiser)
                try connection.accounts.setMembership(membership, of: account)
            }
            return (.made(revision: revision), [AuditEvent(.draftMade, campaign: slug)])
        }
    }

    /// Returns how far each draft has come, by slug.
    package func drafts() async throws -> [DraftHead] { try await database.read { try $0.drafts.all() } }

    /// Returns the draft of a campaign, or its newest version where there is no draft. Nil when
    /// there is neither. Reads and parses the files only when they are not those of the last time.
    package func draft(_ slug: String) async throws -> CampaignDraft? {
        let cache = draftCache
        let found = try await database.read { connection -> (DraftLine, DraftFiles)? in
            guard let text = try DraftText(connection, slug) else { return nil }
            let line = try DraftLine(
                key: text.key, draft: text.head, planned: connection.campaignVersions.planned(slug),
                sources: connection.readingSources.all(of: slug))
            if let known = cache.find(text.key) { return (line, .parsed(known)) }
            let live =
                try text.liveVersion == 0
                ? nil : text.folder(at: -text.liveVersion, withPictures: true)
            let files = try text.head == nil ? live : text.folder(withPictures: true)
            return (line, .read(files ?? CampaignFolder(), live: live))
        }
        guard let (line, files) = found else {
            cache.forget(slug)
            return nil
        }
        switch files {
        case .parsed(let parsed): return CampaignDraft(line, parsed)
        case .read(let files, let live):
            let parsed = ParsedDraft(files, live: live)
            cache.keep(parsed, as: line.key)
            return CampaignDraft(line, parsed)
        }
    }

    private enum DraftFiles: Sendable {
        case parsed(ParsedDraft)
        case read(CampaignFolder, live: CampaignFolder?)
    }

    /// Returns the files of one revision of a draft or, by a negative number, of one version. Nil
    /// when they are not there, or not any more.
    package func folder(of slug: String, at revision: Int64) async throws -> CampaignFolder? {
        try await database.read {
            try DraftText($0, slug)?.folder(at: revision, withPictures: true)
        }
    }

    /// Deletes the draft of a campaign that was never published, with all its roles. False when
    /// there is no such draft, or it has another revision.
    /// - Parameter base: the revision that whoever deletes it has seen.
    package func deleteDraft(_ slug: String, base: Int64) async throws -> Bool {
        try await change { connection, _ in
            try connection.drafts.lock(slug)
            guard let text = try DraftText(connection, slug), text.head != nil, text.liveVersion == 0,
                text.revision == base
            else { return (false, []) }
            try connection.drafts.delete(slug)
            try connection.accounts.removeMemberships(in: slug)
            try connection.invitations.deleteAll(in: slug)
            return (true, [AuditEvent(.draftDeleted, campaign: slug)])
        }
    }

    /// Makes a version the draft again, and returns the draft's new revision. What the draft said
    /// until then stays readable as an older revision. Nil when there is no such version, or the
    /// draft has another revision than `base`.
    package func replaceDraft(_ slug: String, with version: Int64, base: Int64) async throws -> Int64? {
        let author = DraftAuthor(account: actor.account)
        return try await change { connection, now in
            try connection.drafts.lock(slug)
            guard version > 0, let text = try DraftText(connection, slug), text.revision == base,
                let folder = try text.folder(at: -version, withPictures: true)
            else { return (nil, []) }
            let changes = try text.folder(withPictures: true).changes(to: folder)
            let isNew = text.head == nil || !changes.isEmpty
            let revision = try isNew ? text.store(changes, by: author, at: now) : text.revision
            try connection.drafts.setMadeFrom(slug, version: text.liveVersion)
            return (revision, [AuditEvent(.draftReplaced, campaign: slug, detail: "version \(version)")])
        }
    }
}
