package import Domain
package import Foundation
import Storage

/// One line of the history, for a reader of some language.
package struct HistoryRecord: Sendable {
    package let number: Int64
    package let at: Date
    /// The account that acted, with its name of that time. Nil for the server and whoever runs it.
    package let doer: (id: Int64, name: String)?
    package let action: HistoryAction
    /// What it was done to: an address, a name, a title, a number.
    package let subject: String
    /// The role that was given. Nil for an owner, and for actions that are not about roles.
    package let role: CampaignRole?
    /// The campaign's title. Nil for what concerns the whole site.
    package let campaign: String?
}

/// What was done at the desk and on the server.
package struct DeskHistory: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// A part of the history, the newest line first.
    package struct Part: Sendable {
        package let records: [HistoryRecord]
        /// `before` of the next part. Nil at the end.
        package let older: Int64?
    }

    /// Returns a part of the history of a campaign, or of the whole site for nil. Returns nil when
    /// the account may not see it.
    /// - Parameter before: the number of the first line that is too new.
    package func part(
        of campaign: String?, for account: Account, before: Int64? = nil, limit: Int = 100,
        language: Language
    ) async throws -> Part? {
        let actor = Actor.account(account)
        return try await services.database.read { connection in
            guard try connection.allows(actor, campaign == nil ? .site : .history, in: campaign) else {
                return nil
            }
            let found = try connection.audit.newest(of: campaign, before: before, limit: limit + 1)
            let shown = found.prefix(limit)
            return Part(
                records: shown.compactMap { record($0, language) },
                older: found.count > limit ? shown.last?.number : nil)
        }
    }

    /// Nil for an action that this version does not know.
    private func record(_ entry: AuditEntry, _ language: Language) -> HistoryRecord? {
        guard let action = HistoryAction(audited: entry.action, detail: entry.detail) else { return nil }
        return HistoryRecord(
            number: entry.number, at: entry.at, doer: entry.account.map { ($0, entry.actorName) },
            action: action, subject: subject(of: entry, language), role: CampaignRole(rawValue: entry.detail),
            campaign: entry.campaign.map { title(of: $0, language) })
    }

    /// Returns what a person calls the subject: a title and not a slug, "17" and not "letter 17".
    private func subject(of entry: AuditEntry, _ language: Language) -> String {
        let subject = entry.subject
        if let campaign = entry.campaign, subject == campaign || subject.hasPrefix("\(campaign)/") {
            return title(of: campaign, language)
        }
        if let number = subject.wholeMatch(of: /(?:letter|mail) (\d+)/) { return String(number.output.1) }
        return services.places.book(subject)?.legislature.name ?? subject
    }

    private func title(of slug: String, _ language: Language) -> String {
        services.campaigns.newest(slug)?.title(language) ?? slug
    }
}
