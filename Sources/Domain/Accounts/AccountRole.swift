/// What an invitation or a change makes of somebody.
package enum AccountRole: Sendable, Hashable {
    /// An owner of the site.
    case owner
    case member(Membership)

    /// The slug of the campaign. Nil for an owner.
    package var campaign: String? {
        switch self {
        case .owner: nil
        case .member(let membership): membership.campaign
        }
    }

    /// Nil for an owner.
    package var role: CampaignRole? {
        switch self {
        case .owner: nil
        case .member(let membership): membership.role
        }
    }

    /// The languages of a translator.
    package var languages: [Language] {
        switch self {
        case .owner: []
        case .member(let membership): membership.languages
        }
    }

    /// How the database and the history spell the role: `owner`, `reader`.
    package var spelling: String { role?.rawValue ?? "owner" }
}
