package import Foundation

/// An invitation that nobody has accepted yet.
package struct Invitation: Sendable, Hashable {
    /// The id in its link, and of the mail that has the link.
    package let id: Int64
    package let email: String
    package let role: AccountRole
    /// The account that sent it, and its name of that time. Nil for the command line.
    package let sender: Int64?
    package let senderName: String?
    package let sentAt: Date

    package init(
        id: Int64, email: String, role: AccountRole, sender: Int64?, senderName: String?, sentAt: Date
    ) {
        (self.id, self.email, self.role) = (id, email, role)
        (self.sender, self.senderName, self.sentAt) = (sender, senderName, sentAt)
    }

    package var goodUntil: Date { sentAt.addingTimeInterval(SignInRules.invitation) }
}
