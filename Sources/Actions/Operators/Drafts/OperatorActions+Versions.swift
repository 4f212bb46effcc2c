package import Domain
import Storage

/// What publishing a draft would change.
package struct DraftChanges: Sendable {
    /// The draft's revision and the version that it would replace, for `Publication`.
    package let revision: Int64
    package let over: Int64
    package let changes: [CampaignChange]
    /// What visitors see, if it can be read, and what they would see.
    package let old: Campaign?
    package let new: Campaign
    /// Steps and targets that letters use and the draft does not have, by the number of letters.
    package let lettersUse: [String: Int]
    /// Paragraphs of readings whose original has changed since.
    package let outdated: [OutdatedReading]
}

/// Two campaigns, of which one was made from the other.
package struct ComparedVersions: Sendable {
    package let old: Campaign
    package let new: Campaign
    package let changes: [CampaignChange]
}

extension OperatorActions {
    /// Returns the versions of a campaign, the newest first, from the one before `before`.
    package func versions(_ slug: String, before: Int64? = nil, limit: Int = 50) async throws
        -> [VersionRow]
    {
        try await database.read {
            try $0.campaignVersions.newest(of: slug, before: before, limit: limit)
        }
    }

    /// Returns the differences between two revisions of a draft. A negative number is that of a
    /// version. Nil when one of them cannot be read.
    package func changes(_ slug: String, from old: Int64, to new: Int64) async throws -> [CampaignChange]? {
        try await comparison(slug, from: old, to: new)?.changes
    }

    /// Returns two revisions of a draft with their differences. A negative number is that of a
    /// version. Nil when one of them cannot be read.
    package func comparison(_ slug: String, from old: Int64, to new: Int64) async throws
        -> ComparedVersions?
    {
        let folders = try await database.read { connection -> (CampaignFolder, CampaignFolder)? in
            guard let text = try DraftText(connection, slug),
                let before = try text.folder(at: old, withPictures: true),
                let after = try text.folder(at: new, withPictures: true)
            else { return nil }
            return (before, after)
        }
        guard let (before, after) = folders, let one = readStored(before), let other = readStored(after)
        else { return nil }
        return ComparedVersions(
            old: one, new: other, changes: campaignChanges(from: one, before, to: other, after))
    }

    /// Returns what publishing the draft would change. Nil when there is no draft, or its
    /// `campaign.yaml` cannot be read.
    package func changesOfDraft(_ slug: String) async throws -> DraftChanges? {
        try await database.read { connection in
            guard let text = try DraftText(connection, slug), text.head != nil else { return nil }
            let folder = try text.folder(withPictures: true)
            guard let campaign = readStored(folder) else { return nil }
            let live = try text.folder(at: -text.liveVersion, withPictures: true) ?? CampaignFolder()
            let old = readStored(live)
            let gone = old.map { goneKeys($0, campaign) } ?? []
            return try DraftChanges(
                revision: text.revision, over: text.liveVersion,
                changes: old.map { campaignChanges(from: $0, live, to: campaign, folder) } ?? [],
                old: old, new: campaign, lettersUse: connection.campaigns.letters(of: slug, using: gone),
                outdated: campaign.outdatedReadings(connection.readingSources.all(of: slug)))
        }
    }
}
