import Domain
import Storage

/// What the files of a draft say. It is slow to find out.
package struct ParsedDraft: Sendable {
    /// The files. Pictures are empty: they are large, and few pages show them.
    package let folder: CampaignFolder
    /// The octets of each picture, by its path.
    package let pictures: [String: Int]
    package let document: CampaignDocument
    /// The campaign and what the check of it finds.
    package let reading: CampaignReading
    /// The published files. Pictures are empty.
    let live: CampaignFolder?
    let hasChanges: Bool

    /// - Parameters:
    ///   - files: the files with their pictures.
    ///   - live: the published files, with their pictures.
    init(_ files: CampaignFolder, live: CampaignFolder?) {
        reading = readCampaign(files)
        folder = files.emptyingPictures()
        pictures = files.files.filter { CampaignFolder.isPicture($0.key) }.mapValues(\.count)
        document = CampaignDocument(folder)
        self.live = live?.emptyingPictures()
        hasChanges = files.files != live?.files
    }

    /// The octets of all texts.
    fileprivate var octets: Int {
        [folder, live].compactMap(\.self).reduce(0) { $0 + $1.files.values.reduce(0) { $0 + $1.count } }
    }
}

/// Keeps what the newest files of drafts say, one draft for each campaign. The files of a revision
/// and of a version never change, so what is kept is right whoever saves meanwhile, in any process.
package final class DraftCache: Sendable {
    /// The files from which a draft was parsed.
    package struct Key: Hashable, Sendable {
        let slug: String
        /// The revision, or the negative number of a version.
        let revision: Int64
        let liveVersion: Int64
    }

    private let parsed: BoundedCache<String, (key: Key, draft: ParsedDraft)>

    /// A draft with more octets of text than this is parsed each time.
    package static let largest = 512 << 10

    package init(most: Int = 32) { parsed = BoundedCache(most: most) }

    package func find(_ key: Key) -> ParsedDraft? {
        parsed[key.slug].flatMap { $0.key == key ? $0.draft : nil }
    }

    package func keep(_ draft: ParsedDraft, as key: Key) {
        parsed[key.slug] = draft.octets > Self.largest ? nil : (key, draft)
    }

    /// Forgets the draft of a campaign that is gone.
    package func forget(_ slug: String) { parsed[slug] = nil }
}

extension DraftText {
    var key: DraftCache.Key { .init(slug: slug, revision: revision, liveVersion: liveVersion) }
}
