package import Domain
import Storage
import Synchronization

/// A cache of what readers see of the site. Maintenance refreshes it each second.
package final class SiteIdentityCache: Sendable {
    private let database: Database
    private let state = Mutex(SiteIdentity())

    init(database: Database) { self.database = database }

    package var identity: SiteIdentity { state.withLock { $0 } }

    package func refresh() async throws {
        let identity = try await database.read { try $0.siteIdentities.find() }
        state.withLock { $0 = identity }
    }
}
