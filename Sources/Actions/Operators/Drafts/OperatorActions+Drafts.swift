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
    /// there is neither.
    package func draft(_ slug: String) async throws -> CampaignDraft? {
        try await database.read { connection in
            guard let text = try DraftText(connection, slug) else { return nil }
            let live =
                try text.liveVersion == 0
                ? nil : text.folder(at: -text.liveVersion, withPictures: true)
            return try CampaignDraft(
                slug: slug, revision: text.revision, savedAt: text.head?.savedAt,
                savedBy: text.head?.savedBy,
                folder: text.head == nil ? live ?? CampaignFolder() : text.folder(withPictures: true),
                madeFrom: text.head?.madeFrom ?? text.liveVersion,
                live: live.map { .init(version: text.liveVersion, folder: $0) },
                planned: connection.campaignVersions.planned(slug))
        }
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
