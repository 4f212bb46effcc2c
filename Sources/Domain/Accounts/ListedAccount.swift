package import Foundation

/// An account in a list of people.
package struct ListedAccount: Sendable, Equatable {
    package let account: Account
    /// Its roles in the campaigns that the list is about.
    package var roles: [Membership]
    /// Nil for somebody who has never signed in.
    package let usedAt: Date?
    /// Whether it has a second proof.
    package let hasSecond: Bool

    package init(_ account: Account, roles: [Membership], usedAt: Date?, hasSecond: Bool = false) {
        (self.account, self.roles, self.usedAt) = (account, roles, usedAt)
        self.hasSecond = hasSecond
    }
}
