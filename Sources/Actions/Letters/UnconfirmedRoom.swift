import Logging
package import Storage
import Synchronization

/// How much of the disk letters take that nobody has confirmed, and how much they may. Whoever
/// fills it must not shut everybody out: it takes no large letters when it is nearly full, and once
/// it is half full, each network has a share. The database is asked every few seconds; what this
/// process takes in between is added at once.
package final class UnconfirmedRoom: Sendable {
    /// In octets.
    package let limit: Int
    package static let usual = 2_000_000_000

    private struct Known {
        var stored = 0
        /// Taken by this process, and not yet within `stored`.
        var taken = 0
        /// By network, since the room was last less than half full.
        var shares: [String: Int] = [:]

        var octets: Int { stored + taken }
    }

    /// The room has so many shares.
    package static let shares = 20
    /// A letter larger than this, in octets, needs room for ten thousand of its size.
    package static let ordinary = 4_000
    private static let mostNetworks = 100_000

    private let known = Mutex(Known())

    package init(limit: Int = usual) { self.limit = limit }

    package var octets: Int { known.withLock { $0.octets } }
    package var isFull: Bool { octets >= limit }

    /// Makes room for one more letter; throws `Overloaded` where there is none. `network`: whence
    /// it came, if known.
    func take(_ octets: Int, from network: String?) throws {
        try known.withLock { known in
            let left = limit - known.octets
            guard octets <= left, octets <= max(Self.ordinary, left / 10_000) else { throw Overloaded() }
            if let network, known.octets > limit / 2 {
                if known.shares.count >= Self.mostNetworks { known.shares = [:] }
                guard known.shares[network, default: 0] + octets <= limit / Self.shares else {
                    throw Overloaded()
                }
                known.shares[network, default: 0] += octets
            }
            known.taken += octets
        }
    }

    /// Asks the database. What is taken meanwhile may count twice until the next time, and never
    /// not at all.
    package func measure(_ database: Database) async throws {
        let before = known.withLock { $0.taken }
        let stored = try await database.read { try $0.unconfirmedOctets() }
        known.withLock { known in
            known.stored = stored
            known.taken -= before
            if known.octets < limit / 2 { known.shares = [:] }
        }
    }
}

extension Services {
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
