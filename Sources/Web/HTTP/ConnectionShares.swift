import Synchronization

/// How many connections each network holds: one network gets a share of them and not all.
///
/// A proxy speaks for all its visitors, and so does this machine itself: neither is counted. There
/// the proxy has to see to the shares of its visitors.
package final class ConnectionShares: Sendable {
    private let most: Int
    private let proxies: [IPRange]
    private let held = Mutex<[IPAddress: Int]>([:])

    /// `most`: for one network.
    package init(most: Int, proxies: [IPRange] = []) {
        self.most = most
        self.proxies = proxies
    }

    /// Takes a connection of the network's share; false when it holds all of it already.
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
