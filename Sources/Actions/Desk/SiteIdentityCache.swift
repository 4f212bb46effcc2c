package import Domain
import Storage

/// A cache of what readers see of the site. Maintenance refreshes it each second.
package final class SiteIdentityCache: Sendable {
    private let database: Database
    private let reading = LatestReading(SiteIdentity())

    init(database: Database) { self.database = database }

    package var identity: SiteIdentity { reading.value }

    package func refresh() async throws {
        try await reading.renew { try await database.read { try $0.siteIdentities.find() } }
    }
}
