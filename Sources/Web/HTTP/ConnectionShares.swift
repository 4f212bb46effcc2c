import Synchronization

/// The number of open connections of each network. One network may have only a share of all
/// connections.
///
/// Connections from a proxy or from this machine are not counted, because a proxy speaks for all
/// its visitors. The proxy must limit the shares of its visitors.
package final class ConnectionShares: Sendable {
    private let most: Int
    private let proxies: [IPRange]
    private let held = Mutex<[IPAddress: Int]>([:])

    /// `most` is the largest number of connections for one network.
    package init(most: Int, proxies: [IPRange] = []) {
        self.most = most
        self.proxies = proxies
    }

    /// Takes a connection from the network's share. Returns false when the network already has its
    /// whole share.
    func take(_ address: IPAddress) -> Bool {
        guard isCounted(address) else { return true }
        return held.withLock { held in
            let holds = held[address.network, default: 0]
            guard holds < most else { return false }
            held[address.network] = holds + 1
            return true
        }
    }

    func giveBack(_ address: IPAddress) {
        guard isCounted(address) else { return }
        held.withLock { held in
            let holds = held[address.network, default: 0] - 1
            held[address.network] = holds > 0 ? holds : nil
        }
    }

    private func isCounted(_ address: IPAddress) -> Bool { !address.isLoopback && !proxies.contains(address) }
}
