package import Foundation

/// One version of a campaign, and what is known of it.
package struct VersionRow: Sendable, Equatable {
    package let version: Int64
    /// Nil for a version that was imported by an earlier version of Postbag.
    package let published: Published?

    package struct Published: Sendable, Equatable {
        package let at: Date
        /// The person's name at that time.
        package let by: String
        package let isFromCommandLine: Bool
        package let note: String
        package let parts: [CampaignChange.Part]

        package init(
            at: Date, by: String, isFromCommandLine: Bool, note: String, parts: [CampaignChange.Part]
        ) {
            (self.at, self.by, self.isFromCommandLine) = (at, by, isFromCommandLine)
            (self.note, self.parts) = (note, parts)
        }
    }

    package init(version: Int64, published: Published?) {
        (self.version, self.published) = (version, published)
    }
}
