package import Foundation

/// A revision that is to be published at an hour.
package struct PlannedVersion: Sendable, Equatable {
    package let slug: String
    package let revision: Int64
    /// The version that it replaces. 0 for none.
    package let over: Int64
    package let due: Date
    package let account: Int64
    /// The account's name at that time.
    package let by: String
    package let note: String
    package let confirming: Set<String>
    package let dropping: Set<String>
    /// Why it was not published, and when that was found.
    package var failure: String?
    package var failedAt: Date?

    package init(
        slug: String, revision: Int64, over: Int64, due: Date, account: Int64, by: String,
        note: String, confirming: Set<String>, dropping: Set<String>
    ) {
        (self.slug, self.revision, self.over, self.due) = (slug, revision, over, due)
        (self.account, self.by, self.note) = (account, by, note)
        (self.confirming, self.dropping) = (confirming, dropping)
    }
}
