import Domain
import Storage

/// What becomes of a picture that is put into a draft, or taken out.
package enum PictureChange: Sendable, Equatable {
    /// With the draft's revision, which is the same when nothing had to be changed.
    case saved(revision: Int64)
    /// There is no such campaign.
    case missing
    /// The name is not that of a picture file.
    case notAPicture
    case refused(CampaignFolder.Limit)
}

extension OperatorActions {
    /// Stores a picture's file in a draft. `campaign.yaml` says which picture is shown.
    package func setPicture(_ slug: String, named name: String, _ bytes: [UInt8]) async throws
        -> PictureChange
    {
        let largest = CampaignFolder.largestPicture
        guard bytes.count <= largest else { return .refused(.tooLarge(name, most: largest)) }
        return try await changePicture(slug, named: name, to: bytes)
    }

    /// Takes a picture's file out of a draft.
    package func removePicture(_ slug: String, named name: String) async throws -> PictureChange {
        try await changePicture(slug, named: name, to: nil)
    }

    private func changePicture(_ slug: String, named name: String, to bytes: [UInt8]?) async throws
        -> PictureChange
    {
        guard CampaignFolder.isPicture(name), CampaignFolder.isKnown(name), name.utf8.count <= 200 else {
            return .notAPicture
        }
        let author = DraftAuthor(account: actor.account)
        return try await change { connection, now in
            try connection.drafts.lock(slug)
            guard let text = try DraftText(connection, slug) else { return (.missing, []) }
            let folder = try text.folder(withPictures: true)
            var changed = folder
            changed.files[name] = bytes
            if changed == folder { return (.saved(revision: text.revision), []) }
            if let limit = changed.exceeded { return (.refused(limit), []) }
            return (.saved(revision: try text.store(folder.changes(to: changed), by: author, at: now)), [])
        }
    }
}
