package import Domain
import Storage

/// What was done at the desk and on the server.
package struct DeskHistory: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// A part of the history, the newest line first.
    package struct Part: Sendable {
        package let lines: [HistoryLine]
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
                lines: shown.compactMap { line($0, language) },
                older: found.count > limit ? shown.last?.number : nil)
        }
    }

    /// Nil for an action that this version does not know.
    private func line(_ entry: AuditEntry, _ language: Language) -> HistoryLine? {
        guard let sentence = AuditEvent.Action(rawValue: entry.action)?.sentence(entry.detail) else {
            return nil
        }
        return HistoryLine(
            at: entry.at, doer: doer(of: entry),
            sentence: sentence, subject: subject(of: entry, language),
            role: CampaignRole(rawValue: entry.detail),
            campaign: entry.campaign.map { title(of: $0, language) }, note: note(of: entry))
    }

    private func doer(of entry: AuditEntry) -> HistoryLine.Doer {
        if entry.actorKind == Actor.Kind.office.rawValue { return .office }
        return entry.account.map { .account(id: $0, name: entry.actorName) } ?? .server
    }

    private func note(of entry: AuditEntry) -> String {
        switch AuditEvent.Action(rawValue: entry.action) {
        case .switchedOn, .switchedOff, .targetPaused, .targetResumed, .targetCancelled:
            Switch.Name.note(detail: entry.detail)
        default: ""
        }
    }

    /// Returns what a person calls the subject: a title and not a slug, "17" and not "letter 17".
    private func subject(of entry: AuditEntry, _ language: Language) -> String {
        let subject = entry.subject
        if let (slug, key) = Switch.target(ofScope: subject),
            let target = services.campaigns.newest(slug)?.campaign.target(key)
        {
            return target.spokenName(in: InterfaceText(best: [language]))
        }
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
