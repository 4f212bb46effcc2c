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
            return versions.compactMap { version in
                let slug = version.campaign.slug
                guard account.has(.seeCounts, as: roles[slug]) else { return nil }
                var listed = OverviewCampaign(version, language, account, roles[slug], at: now)
                (listed.people, listed.peopleToday) = (people[slug] ?? 0, today[slug] ?? 0)
                if account.has(.decide, as: roles[slug]) {
                    (listed.doubts, listed.mails) = (doubts[slug] ?? 0, mails[slug] ?? 0)
                }
                return listed
            }.sorted { ($0.rank, $0.title, $0.slug) < ($1.rank, $1.title, $1.slug) }
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

    fileprivate var rank: Int {
        switch phase {
        case .open: 0
        case .announced: 1
        case .closed: 2
        }
    }
}
