package import Domain
package import Foundation
import Storage

/// A campaign as it is being worked on. A campaign without a draft shows its newest version.
package struct CampaignDraft: Sendable {
    package let slug: String
    /// What a form sends back as its base. Without a draft it is the number of the newest version,
    /// negative.
    package let revision: Int64
    /// Nil without a draft.
    package let savedAt: Date?
    package let savedBy: DraftSaver?
    /// What the files say. Pictures are not among them.
    package let parsed: ParsedDraft
    /// The paragraphs of readings whose original has changed since.
    package let outdated: [OutdatedReading]
    /// The version that the draft was made from, or that was published from it last. 0 for none.
    package let madeFrom: Int64
    private let liveVersion: Int64
    /// The version that is to be published at an hour, also when that has failed.
    package let planned: PlannedVersion?

    package struct LiveVersion: Sendable {
        package let version: Int64
        /// The files. Pictures are empty.
        package let folder: CampaignFolder
    }

    init(_ head: DraftLine, _ parsed: ParsedDraft) {
        (slug, revision, liveVersion) = (head.key.slug, head.key.revision, head.key.liveVersion)
        (savedAt, savedBy) = (head.draft?.savedAt, head.draft?.savedBy)
        madeFrom = head.draft?.madeFrom ?? liveVersion
        (planned, self.parsed) = (head.planned, parsed)
        outdated = parsed.reading.readable?.outdatedReadings(head.sources) ?? []
    }

    package var folder: CampaignFolder { parsed.folder }
    package var live: LiveVersion? { parsed.live.map { .init(version: liveVersion, folder: $0) } }

    package var isDraft: Bool { revision > 0 }
    /// Whether a newer version was imported since the draft was made. The draft does not have its
    /// changes.
    package var isBehind: Bool { isDraft && (live?.version ?? 0) > madeFrom }
    package var hasChanges: Bool { parsed.hasChanges }
}

/// What the database says of a draft beside its files.
struct DraftLine: Sendable {
    let key: DraftCache.Key
    let draft: DraftHead?
    let planned: PlannedVersion?
    let sources: [ReadingSource]
}

/// What becomes of a new draft.
package enum DraftMaking: Sendable, Equatable {
    case made(revision: Int64)
    /// There is a draft or a campaign with this slug.
    case taken
    /// The slug is one of Postbag's own addresses.
    case reserved
    /// The slug is not made of small letters a to z, digits and hyphens, at most 64.
    case notASlug
    case refused(CampaignFolder.Limit)
}

extension CampaignFolder {
    /// A limit that a draft would exceed.
    package enum Limit: Sendable, Equatable {
        /// A field or a file, by its name.
        case tooLarge(String, most: Int)
        case tooManyFiles(most: Int)
        case tooManyFields(most: Int)
        /// A file that does not belong to a campaign.
        case unknownFile(String)
    }

    /// Returns the limit that the folder exceeds. Nil when it may be stored.
    var exceeded: Limit? {
        if files.count > Self.mostFiles { return .tooManyFiles(most: Self.mostFiles) }
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            guard Self.isKnown(path) else { return .unknownFile(path) }
            let most = Self.isPicture(path) ? Self.largestPicture : Self.largestText
            if bytes.count > most { return .tooLarge(path, most: most) }
        }
        return nil
    }

    /// Returns the files that differ in `other`. Nil for one that `other` does not have.
    func changes(to other: CampaignFolder) -> [String: [UInt8]?] {
        var changes: [String: [UInt8]?] = other.files.filter { files[$0.key] != $0.value }
        for path in files.keys where other.files[path] == nil { changes.updateValue(nil, forKey: path) }
        return changes
    }
}
