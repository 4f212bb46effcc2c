package import Domain
import Storage
import Synchronization

/// A cache of the suspended addresses. `refresh` reads them anew; maintenance does so each second.
package final class SuspensionCache: Sendable {
    private let database: Database
    private let state = Mutex((live: [AddressSuspension](), rehearsed: [AddressSuspension]()))

    init(database: Database) { self.database = database }

    /// Whether the address of a target is suspended, for letters of a rehearsal or for others.
    package func concern(_ target: Target, rehearsal: Bool) -> Bool {
        state.withLock { rehearsal ? $0.rehearsed : $0.live }.contains { $0.concerns(target) }
    }

    package func refresh() async throws {
        let found = try await database.read { connection in
            try (
                live: connection.suspensions.all(rehearsal: false),
                rehearsed: connection.suspensions.all(rehearsal: true)
            )
        }
        state.withLock { $0 = found }
    }
}
