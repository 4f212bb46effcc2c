import Domain
import Storage

/// A cache of the suspended addresses. `refresh` reads them anew; maintenance does so each second.
package final class SuspensionCache: Sendable {
    private let database: Database
    private let reading = LatestReading((live: [AddressSuspension](), rehearsed: [AddressSuspension]()))

    init(database: Database) { self.database = database }

    /// Whether an address is suspended, for letters of a rehearsal or for others. False for none.
    func isSuspended(_ address: String?, rehearsal: Bool) -> Bool {
        guard let address else { return false }
        let all = reading.value
        return (rehearsal ? all.rehearsed : all.live).contains { $0.concerns(address) }
    }

    package func refresh() async throws {
        try await reading.renew {
            try await database.read { connection in
                try (
                    live: connection.suspensions.all(rehearsal: false),
                    rehearsed: connection.suspensions.all(rehearsal: true)
                )
            }
        }
    }
}
