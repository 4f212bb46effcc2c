import Domain
import Storage

/// What becomes of a change of a draft that is not a form.
package enum DraftEdit: Sendable, Equatable {
    /// With the draft's revision, which is the same when nothing had to be changed.
    case saved(revision: Int64)
    /// There is no such campaign.
    case missing
    /// The name is not that of a picture file.
    case notAPicture
    case refused(CampaignFolder.Limit)
}

extension OperatorActions {
    /// Changes the newest files of a draft: adds a step, takes a target out. Pictures are empty in
    /// the folder; those that are left so stay as they are.
    package func edit(
        _ slug: String, _ edit: @escaping @Sendable (inout CampaignFolder) throws -> Void
    ) async throws -> DraftEdit { try await self.edit(slug, returning: edit).outcome }

    /// Changes the newest files of a draft, and returns what the change returns: the key of a new
    /// step. Nil when there is no such campaign.
    package func edit<Result: Sendable>(
        _ slug: String, returning edit: @escaping @Sendable (inout CampaignFolder) throws -> Result
    ) async throws -> (outcome: DraftEdit, result: Result?) {
        let author = DraftAuthor(account: actor.account)
        return try await change { connection, now in
            try connection.drafts.lock(slug)
            guard let text = try DraftText(connection, slug) else { return ((.missing, nil), []) }
            let folder = try text.folder(withPictures: false)
            var changed = folder
            let result = try edit(&changed)
            if let limit = changed.exceeded { return ((.refused(limit), nil), []) }
            let changes = folder.changes(to: changed)
            if changes.isEmpty { return ((.saved(revision: text.revision), result), []) }
            return ((.saved(revision: try text.store(changes, by: author, at: now)), result), [])
        }
    }

    /// Stores a picture's file in a draft. `campaign.yaml` says which picture is shown.
    package func setPicture(_ slug: String, named name: String, _ bytes: [UInt8]) async throws -> DraftEdit {
        let largest = CampaignFolder.largestPicture
        guard bytes.count <= largest else { return .refused(.tooLarge(name, most: largest)) }
        return try await changePicture(slug, named: name, to: bytes)
    }

    /// Takes a picture's file out of a draft.
    package func removePicture(_ slug: String, named name: String) async throws -> DraftEdit {
        try await changePicture(slug, named: name, to: nil)
    }

    private func changePicture(_ slug: String, named name: String, to bytes: [UInt8]?) async throws
        -> DraftEdit
    {
        guard CampaignFolder.isPicture(name), CampaignFolder.isKnown(name), name.utf8.count <= 200 else {
            return .notAPicture
        }
        return try await edit(slug) { $0.files[name] = bytes }
    }
}
