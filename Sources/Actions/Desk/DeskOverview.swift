package import Domain
import Foundation
import Storage

/// The campaigns that an account may see, with what happens in them.
package struct DeskOverview: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// Returns the campaigns of an account, all for an owner: the open ones first, each with its
    /// title for a reader of `language`.
    /// - Parameter slug: the only campaign that is wanted. Nil: all.
    package func campaigns(of account: Account, language: Language, only slug: String? = nil) async throws
        -> [DeskCampaign]
    {
        let now = services.environment.now()
        let versions = services.campaigns.all.filter { slug == nil || $0.campaign.slug == slug }
        let (rehearsal, cache) = (services.rehearsal, services.drafts)
        return try await services.database.read { connection in
            let roles = Dictionary(
                try connection.accounts.memberships(of: account.id).map { ($0.campaign, $0) }
            ) { first, _ in first }
            let counts = connection.counts
            let (people, today) = try (
                counts.supporters(rehearsal: rehearsal),
                counts.supporters(since: Day(now), rehearsal: rehearsal)
            )
            let states = try counts.letters(in: [.accepted, .handedOver, .onItsWay], rehearsal: rehearsal)
            let changed = try connection.drafts.newerThanLive()
            let mails = try counts.unreadMails(rehearsal: rehearsal)
            let drafts = try connection.unpublishedDrafts(cache) {
                (slug == nil || $0 == slug) && account.has(.seeCounts, as: roles[$0])
            }
            .map { DeskCampaign($0, language, account, roles[$0.head.slug], at: now) }
            let listed = try versions.compactMap { version -> DeskCampaign? in
                let slug = version.campaign.slug
                guard account.has(.seeCounts, as: roles[slug]) else { return nil }
                var listed = DeskCampaign(version, language, account, roles[slug], at: now)
                listed.state = services.switches.state(of: slug)
                (listed.people, listed.peopleToday) = (people[slug] ?? 0, today[slug] ?? 0)
                let letters = states[slug] ?? [:]
                listed.accepted = letters[.accepted, default: 0] + letters[.handedOver, default: 0]
                listed.onTheirWay = letters[.onItsWay, default: 0]
                listed.hasChanges = changed.contains(slug) && account.has(.publish, as: roles[slug])
                if account.has(.readOwnWords, as: roles[slug]) {
                    listed.words = try connection.letterWords.count(
                        of: slug, rehearsal: rehearsal, .held, upTo: CappedCount.most + 1)
                }
                if account.has(.decide, as: roles[slug]) {
                    listed.doubts = try connection.deliveries.count(
                        of: slug, rehearsal: rehearsal, in: .inDoubt, upTo: CappedCount.most + 1)
                    listed.mails = mails[slug] ?? 0
                }
                return listed
            }
            return (listed + drafts).map { campaign in
                var campaign = campaign
                campaign.rehearses = rehearsal
                return campaign
            }.sorted { ($0.rank, $0.title, $0.slug) < ($1.rank, $1.title, $1.slug) }
        }
    }
}

extension DeskCampaign {
    fileprivate init(
        _ version: CampaignCache.CampaignVersion, _ language: Language, _ account: Account,
        _ role: Membership?, at now: Date
    ) {
        let campaign = version.campaign
        self.init(
            slug: campaign.slug, title: version.title(language), languages: campaign.languages,
            opens: campaign.opens, closes: campaign.closes, phase: campaign.phase(at: now))
        isManaged = account.has(.people, as: role)
    }

    /// A draft that was never published, as far as it says what it is.
    fileprivate init(
        _ draft: (head: DraftHead, document: CampaignDocument), _ language: Language, _ account: Account,
        _ role: Membership?, at now: Date
    ) {
        let (head, document) = (draft.head, draft.document)
        self.init(
            slug: head.slug, title: document.title(language) ?? head.slug, languages: document.languages,
            opens: Day(document.text(["opens"])) ?? Day(now), closes: Day(document.text(["closes"])),
            phase: .announced)
        (isDraft, isManaged) = (true, account.has(.people, as: role))
        (savedAt, savedBy) = (head.savedAt, head.savedBy)
    }

    fileprivate var rank: Int {
        if isDraft { return 1 }
        if state?.name == .closed { return 3 }
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
    fileprivate func unpublishedDrafts(_ cache: DraftCache, where isWanted: (String) -> Bool) throws
        -> [(head: DraftHead, document: CampaignDocument)]
    {
        let published = try campaigns.versions()
        return try drafts.all().filter { published[$0.slug] == nil && isWanted($0.slug) }.map {
            let key = DraftCache.Key(slug: $0.slug, revision: $0.revision, liveVersion: 0)
            if let known = cache.find(key) { return ($0, known.document) }
            let files = try drafts.texts($0.slug, at: $0.revision)
            return ($0, CampaignDocument(CampaignFolder(files: files)))
        }
    }
}
