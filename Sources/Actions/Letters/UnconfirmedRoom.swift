import Logging
package import Storage
import Synchronization

/// How much of the disk letters take that nobody has confirmed, and how much they may.
/// The database is asked every few seconds; what this process takes in between is added at once.
package final class UnconfirmedRoom: Sendable {
    /// In octets.
    package let limit: Int
    package static let usual = 2_000_000_000

    private struct Known {
        var stored = 0
        /// Taken by this process, and not yet within `stored`.
        var taken = 0
    }

    private let known = Mutex(Known())

    package init(limit: Int = usual) { self.limit = limit }

    package var octets: Int { known.withLock { $0.stored + $0.taken } }
    package var isFull: Bool { octets >= limit }

    /// Makes room for one more letter; throws `Overloaded` where there is none.
    func take(_ octets: Int) throws {
        try known.withLock { known in
            guard known.stored + known.taken + octets <= limit else { throw Overloaded() }
            known.taken += octets
        }
    }

    /// Asks the database. What is taken meanwhile may count twice until the next time, and never not at all.
    package func measure(_ database: Database) async throws {
        let before = known.withLock { $0.taken }
        let stored = try await database.read { try $0.unconfirmedOctets() }
        known.withLock { known in
            known.stored = stored
            known.taken -= before
        }
    }
}

extension Runtime {
    /// Says once that the room is full, and once that it is not any more.
    @Sendable func measureUnconfirmed() async throws {
        let wasFull = unconfirmed.isFull
        try await unconfirmed.measure(database)
        guard unconfirmed.isFull != wasFull else { return }
        let megabytes: Logger.MetadataValue = "\(unconfirmed.octets / 1_000_000)"
        if wasFull {
            logger.notice("unconfirmed letters have room again", metadata: ["megabytes": megabytes])
        } else {
            logger.error(
                "unconfirmed letters fill their room: new ones are turned away",
                metadata: ["megabytes": megabytes])
        }
    }
}
