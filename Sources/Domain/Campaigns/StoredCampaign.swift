package import Foundation

/// A campaign's row in the database.
package struct StoredCampaign: Sendable, Hashable {
    package let slug: String
    package let version: Int64
    /// Whether the campaign is left out of the first page.
    package let isHidden: Bool
    package let firstImported: Date

    package init(slug: String, version: Int64, isHidden: Bool, firstImported: Date) {
        self.slug = slug
        self.version = version
        self.isHidden = isHidden
        self.firstImported = firstImported
    }
}
