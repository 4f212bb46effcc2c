import Logging
package import Storage
import Synchronization

/// Limits the disk space of unconfirmed letters. Refuses large letters when nearly full, so that
/// one network cannot shut out all others. Once half full, each network has a share. The database
/// is read every few seconds. Letters that this process takes in between are added at once.
package final class UnconfirmedLimit: Sendable {
    /// In octets.
    package let limit: Int
    package static let usual = 2_000_000_000

    private struct Known {
        var stored = 0
        /// Octets taken by this process, and not yet within `stored`.
        var taken = 0
        /// Octets by network, since the space was last less than half full.
        var shares: [String: Int] = [:]

        var octets: Int { stored + taken }
    }

    /// The number of equal shares of `limit`. One network may take one share.
    package static let shares = 20
    /// A letter larger than this, in octets, needs free space for ten thousand letters of its size.
    package static let ordinary = 4_000
    private static let mostNetworks = 100_000

    private let known = Mutex(Known())

    package init(limit: Int = usual) { self.limit = limit }

    package var octets: Int { known.withLock { $0.octets } }
    package var isFull: Bool { octets >= limit }

    /// Takes space for one more letter. Throws `Overloaded` when there is no space.
    ///
    /// - Parameter network: the network that the letter came from, if known.
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

    /// Reads the stored octets from the database. Octets taken meanwhile may count twice until the
    /// next call, but are never left out.
    package func measure(_ database: Database) async throws {
        let before = known.withLock { $0.taken }
        let stored = try await database.read { try $0.letters.unconfirmedOctets() }
        known.withLock { known in
            known.stored = stored
            known.taken -= before
            if known.octets < limit / 2 { known.shares = [:] }
        }
    }
}

extension Services {
    /// Logs once that the space is full, and once that there is space again.
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
