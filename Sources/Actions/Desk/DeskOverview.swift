package import Domain
import Foundation
import Storage

/// A campaign in the desk's list.
package struct OverviewCampaign: Sendable {
    package let slug: String
    package let title: String
    package let languages: [Language]
    package let opens: Day, closes: Day?
    package let phase: Campaign.Phase
    /// Supporters since midnight UTC, and in all.
    package var peopleToday = 0, people = 0
    /// Letters in doubt, and mails that wait for a reader. 0 for who may not decide about them.
    package var doubts = 0, mails = 0
    /// Whether the campaign has never been published.
    package var isDraft = false
    /// Whether the account may see the campaign's people and history.
    package let isManaged: Bool
}

/// The campaigns that an account may see, with what happens in them.
package struct DeskOverview: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// Returns the campaigns of an account, all for an owner: the open ones first, each with its
    /// title for a reader of `language`.
    package func campaigns(of account: Account, language: Language) async throws -> [OverviewCampaign] {
        let now = services.environment.now()
        let versions = services.campaigns.all
        let rehearsal = services.rehearsal
        return try await services.database.read { connection in
            let roles = Dictionary(
                try connection.accounts.memberships(of: account.id).map { ($0.campaign, $0) }
            ) { first, _ in first }
            let counts = connection.counts
            let (people, today) = try (
                counts.supporters(rehearsal: rehearsal),
                counts.supporters(since: Day(now), rehearsal: rehearsal)
            )
            let (doubts, mails) = try (counts.deliveriesInDoubt(), counts.unreadMails())
            let drafts = try connection.unpublishedDrafts { account.has(.seeCounts, as: roles[$0]) }
                .map { OverviewCampaign($0, language, account, roles[$0.slug], at: now) }
            let listed = versions.compactMap { version -> OverviewCampaign? in
                let slug = version.campaign.slug
                guard account.has(.seeCounts, as: roles[slug]) else { return nil }
                var listed = OverviewCampaign(version, language, account, roles[slug], at: now)
                (listed.people, listed.peopleToday) = (people[slug] ?? 0, today[slug] ?? 0)
                if account.has(.decide, as: roles[slug]) {
                    (listed.doubts, listed.mails) = (doubts[slug] ?? 0, mails[slug] ?? 0)
                }
                return listed
            }
            return (listed + drafts).sorted { ($0.rank, $0.title, $0.slug) < ($1.rank, $1.title, $1.slug) }
        }
    }
}

extension OverviewCampaign {
    fileprivate init(
        _ version: CampaignCache.CampaignVersion, _ language: Language, _ account: Account,
        _ role: Membership?, at now: Date
    ) {
        let campaign = version.campaign
        (slug, title, languages) = (campaign.slug, version.title(language), campaign.languages)
        (opens, closes, phase) = (campaign.opens, campaign.closes, campaign.phase(at: now))
        isManaged = account.has(.people, as: role)
    }

    /// A draft that was never published, as far as it says what it is.
    fileprivate init(
        _ draft: (slug: String, document: CampaignDocument), _ language: Language, _ account: Account,
        _ role: Membership?, at now: Date
    ) {
        let document = draft.document
        (slug, languages) = (draft.slug, document.languages)
        title = document.title(language) ?? draft.slug
        opens = Day(document.text(["opens"])) ?? Day(now)
        closes = Day(document.text(["closes"]))
        (phase, isDraft) = (.announced, true)
        isManaged = account.has(.people, as: role)
    }

    fileprivate var rank: Int {
        if isDraft { return 1 }
        switch phase {
        case .open: return 0
        case .announced: return 2
        case .closed: return 3
        }
    }
}

extension CampaignDocument {
    /// The title in a language, else in the first that has one.
    func title(_ language: Language) -> String? {
        ([language] + languages).lazy.compactMap { self.page($0)?.title.trimmedField }
            .first { !$0.isEmpty }
    }
}

extension Connection {
    /// Returns the texts of the drafts that were never published, of those that are wanted.
    fileprivate func unpublishedDrafts(where isWanted: (String) -> Bool) throws -> [(
        slug: String, document: CampaignDocument
    )] {
        let published = try campaigns.versions()
        return try drafts.all().filter { published[$0.slug] == nil && isWanted($0.slug) }.map {
            let files = try drafts.texts($0.slug, at: $0.revision)
            return ($0.slug, CampaignDocument(CampaignFolder(files: files)))
        }
    }
}
