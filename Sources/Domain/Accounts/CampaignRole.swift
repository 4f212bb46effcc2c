/// What an account is in one campaign.
package enum CampaignRole: String, Sendable, CaseIterable {
    case organiser, translator, reader
}

/// An account's role in one campaign.
package struct Membership: Sendable, Hashable {
    package let campaign: String
    package var role: CampaignRole
    /// The languages that a translator may change. Empty for the other roles.
    package var languages: [Language]

    package init(campaign: String, role: CampaignRole, languages: [Language] = []) {
        self.campaign = campaign
        self.role = role
        self.languages = languages
    }
}

/// A right at the desk. Each route names the right that it needs.
package enum DeskRight: String, Sendable, CaseIterable {
    // In one campaign.
    case seeCounts, readOwnWords, editTexts, editParts, publish, seeLetters, decide, export, people, history
    // In the whole site.
    case newCampaign, site
    /// Whoever is signed in: their own sessions, the list of their campaigns.
    case ownAccount

    /// Whether the right is about the site and not about one campaign.
    package var isOfSite: Bool { [.newCampaign, .site, .ownAccount].contains(self) }
}

extension CampaignRole {
    /// The rights that this role has in its campaign.
    package var rights: Set<DeskRight> {
        switch self {
        case .organiser:
            [
                .seeCounts, .readOwnWords, .editTexts, .editParts, .publish, .seeLetters, .decide, .export,
                .people, .history,
            ]
        case .translator: [.seeCounts, .editTexts]
        case .reader: [.seeCounts, .readOwnWords]
        }
    }
}

extension Account {
    /// Whether the account has a right. `membership` is its role in the campaign that the right is
    /// about; nil when it has none, and for a right in the whole site.
    package func has(_ right: DeskRight, as membership: Membership? = nil) -> Bool {
        if isOwner || right == .ownAccount { return true }
        guard !right.isOfSite, let membership else { return false }
        return membership.role.rights.contains(right)
    }
}
