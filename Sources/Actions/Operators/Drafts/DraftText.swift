import Domain
import Foundation
import Storage

/// What a draft says at one moment, inside a transaction. Without a draft it is the newest version.
struct DraftText {
    let connection: any Connection
    let slug: String
    let head: DraftHead?
    /// 0 when nothing is published.
    let liveVersion: Int64

    /// Reads where a draft is. Nil when there is neither a draft nor a version.
    init?(_ connection: any Connection, _ slug: String) throws {
        (self.connection, self.slug) = (connection, slug)
        head = try connection.drafts.find(slug)
        liveVersion = try connection.campaigns.versions()[slug] ?? 0
        if head == nil, liveVersion == 0 { return nil }
    }

    /// The revision of the draft, or the negative number of the newest version.
    var revision: Int64 { head?.revision ?? -liveVersion }

    /// Returns the files of a revision or, by a negative number, of a version. Nil when nobody
    /// knows any more. Pictures may be left empty.
    func folder(at revision: Int64, withPictures: Bool) throws -> CampaignFolder? {
        if revision < 0 {
            let files = try connection.campaigns.files(slug, version: -revision)
            let folder = CampaignFolder(files: files)
            return files.isEmpty ? nil : withPictures ? folder : folder.emptyingPictures()
        }
        guard let head, revision >= head.readableFrom, revision <= head.revision else { return nil }
        let drafts = connection.drafts
        return CampaignFolder(
            files: try withPictures ? drafts.files(slug, at: revision) : drafts.texts(slug, at: revision))
    }

    /// Returns the files as they are now.
    func folder(withPictures: Bool) throws -> CampaignFolder {
        try folder(at: revision, withPictures: withPictures) ?? CampaignFolder()
    }

    /// Stores changed files as the next revision. Makes the draft first where there is none.
    func store(_ changes: [String: [UInt8]?], by author: DraftAuthor, at now: Date) throws -> Int64 {
        if head == nil {
            let live = CampaignFolder(files: try connection.campaigns.files(slug, version: liveVersion))
            _ = try connection.drafts.insert(
                slug, files: live.files, madeFrom: liveVersion, by: DraftAuthor(account: nil), at: now)
            try keepSources(of: live)
        }
        let revision = try connection.drafts.store(slug, changes: changes, by: author, at: now)
        guard changes.keys.contains(where: { $0 == CampaignFolder.main || $0.hasPrefix("letters/") })
        else { return revision }
        try keepSources(of: CampaignFolder(files: connection.drafts.texts(slug, at: revision)))
        return revision
    }

    /// Notes from which paragraphs the new paragraphs of readings were made.
    func keepSources(of folder: CampaignFolder) throws {
        guard let campaign = readStored(folder) else { return }
        try connection.readingSources.keep(campaign.readingSources, of: slug)
    }
}

extension CampaignFolder {
    /// Returns the folder with nothing in its pictures.
    func emptyingPictures() -> CampaignFolder {
        var folder = self
        for path in files.keys where Self.isPicture(path) { folder.files[path] = [] }
        return folder
    }
}
