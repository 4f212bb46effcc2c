package import Foundation

/// One row of the audit, as it is read back. Kinds and actions are texts, so that every row of an
/// older version can be shown.
package struct AuditEntry: Sendable, Hashable {
    package let number: Int64
    package let at: Date
    package let actorKind: String
    package let actorName: String
    package let action: String
    package let subject: String
    package let campaign: String?
    package let detail: String

    package init(
        number: Int64, at: Date, actorKind: String, actorName: String, action: String, subject: String,
        campaign: String?, detail: String
    ) {
        self.number = number
        self.at = at
        self.actorKind = actorKind
        self.actorName = actorName
        self.action = action
        self.subject = subject
        self.campaign = campaign
        self.detail = detail
    }
}
