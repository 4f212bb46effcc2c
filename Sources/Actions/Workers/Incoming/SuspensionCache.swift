package import Domain
import Storage

/// A cache of the suspended addresses. `refresh` reads them anew; maintenance does so each second.
package final class SuspensionCache: Sendable {
    private let database: Database
    private let reading = LatestReading((live: [AddressSuspension](), rehearsed: [AddressSuspension]()))

    init(database: Database) { self.database = database }

    /// Whether the address of a target is suspended, for letters of a rehearsal or for others.
    package func concern(_ target: Target, rehearsal: Bool) -> Bool {
        target.email.map { contains($0, rehearsal: rehearsal) } ?? false
    }

    func contains(_ address: String, rehearsal: Bool) -> Bool {
        let all = reading.value
        return (rehearsal ? all.rehearsed : all.live).contains {
            $0.address.lowercased() == address.lowercased()
        }
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
