import Actions
package import Domain
import Hummingbird

/// The data of one request to the desk, by somebody who may make it. Only `DeskAccess` makes one,
/// so no handler that takes it can be reached by anybody else.
package struct DeskContext: Sendable {
    package let account: Account
    package let session: DeskSession
    /// The role in the campaign that the path names. Nil for an owner, and for pages of the site.
    package let membership: Membership?
    /// Whether the account is an organiser of any campaign.
    package let isOrganiser: Bool
    /// The data that every request has.
    package let visitor: VisitorContext

    init(_ found: SessionAccount, visitor: VisitorContext) {
        (account, session, membership) = (found.account, found.session, found.membership)
        (isOrganiser, self.visitor) = (found.isOrganiser, visitor)
    }

    /// The campaign that the path names. Throws 404 when it names none.
    package var campaign: String { get throws { try visitor.parameters.require("campaign") } }

    /// Whether the account has a right in the campaign that the path names, or in the site.
    package func has(_ right: DeskRight) -> Bool {
        account.has(right, as: membership) || right == .newCampaign && isOrganiser
    }
}
