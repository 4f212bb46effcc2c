package import Foundation

/// One row of the audit, as it is read back. Kinds and actions are texts, so that every row of an
/// older version can be shown.
package struct AuditEntry: Sendable, Hashable {
    package let number: Int64
    package let at: Date
    package let actorKind: String
    /// The name that the actor had at the time.
    package let actorName: String
    /// The id of the account that acted. Nil for the command line.
    package let account: Int64?
    package let action: String
    package let subject: String
    package let campaign: String?
    package let detail: String

    package init(
        number: Int64, at: Date, actorKind: String, actorName: String, account: Int64? = nil, action: String,
        subject: String, campaign: String?, detail: String
    ) {
        self.number = number
        self.at = at
        self.actorKind = actorKind
        self.actorName = actorName
        self.account = account
        self.action = action
        self.subject = subject
        self.campaign = campaign
        self.detail = detail
    }
}
