import Domain
import Foundation

/// The budget of each network, and the spending that other processes have not been told yet.
///
/// Networks are kept in two generations, so that no search is needed to forget one. A network that
/// spends moves into the young generation. When the young generation becomes the old one, the
/// previous old one is deleted as a whole.
struct RateLedger {
    /// The least spending that other processes are told about. Smaller spending does not matter to
    /// them.
    static let notable = 60.0
    /// The largest number of networks in one generation.
    private static let mostNetworks = 50_000
    /// The time in seconds after which a network that spends nothing owes nothing any more.
    private static let generation = RateRules.burst / RateRules.perSecond

    private struct Bucket {
        var tokens = RateRules.burst
        var filledAt: Date
        var untold = 0
    }

    private var young: [String: Bucket] = [:]
    private var old: [String: Bucket] = [:]
    private var youngSince: Date?
    /// The networks with spending to tell.
    private var talkedOf: Set<String> = []
    private var toldAt: Date?

    /// The number of networks in both generations.
    var count: Int { young.count + old.count }

    /// Takes one request from the budget of a network. Returns false when the budget is empty.
    mutating func spend(_ network: String, at now: Date) -> Bool {
        turn(at: now)
        var bucket = bucket(network) ?? Bucket(filledAt: now)
        let filled = max(0, now.timeIntervalSince(bucket.filledAt)) * RateRules.perSecond
        bucket.tokens = min(RateRules.burst, bucket.tokens + filled)
        bucket.filledAt = now
        let isAllowed = bucket.tokens >= 1
        if isAllowed {
            bucket.tokens -= 1
            bucket.untold += 1
            if RateRules.burst - bucket.tokens >= Self.notable { talkedOf.insert(network) }
        }
        young[network] = bucket
        return isAllowed
    }

    /// Returns the spending to tell now, by network. Nil when there is none, or when less than a
    /// second has passed since the last time.
    mutating func toTell(at now: Date) -> [String: Int]? {
        if let toldAt, abs(now.timeIntervalSince(toldAt)) < 1 { return nil }
        toldAt = now
        var spent: [String: Int] = [:]
        for network in talkedOf {
            guard let bucket = bucket(network), bucket.untold > 0 else { continue }
            spent[network] = bucket.untold
            change(network) { $0.untold = 0 }
        }
        talkedOf = []
        return spent.isEmpty ? nil : spent
    }

    /// Takes over what networks owe to all processes together. Spending in this process since the
    /// last report is added.
    mutating func hear(_ rateLimitUsage: [String: Int]) {
        for (network, debt) in rateLimitUsage {
            change(network) { $0.tokens = min($0.tokens, RateRules.burst - Double(debt + $0.untold)) }
        }
    }

    mutating func take(back spent: [String: Int]) {
        for (network, number) in spent { change(network) { $0.untold += number } }
        talkedOf.formUnion(spent.keys)
    }

    private func bucket(_ network: String) -> Bucket? { young[network] ?? old[network] }

    private mutating func change(_ network: String, _ change: (inout Bucket) -> Void) {
        guard var bucket = bucket(network) else { return }
        change(&bucket)
        young[network] = bucket
    }

    /// Starts a new generation after `generation` seconds, or earlier when there are too many
    /// networks. Networks that are only in the old generation are forgotten.
    private mutating func turn(at now: Date) {
        let since = youngSince ?? now
        if youngSince == nil { youngSince = now }
        guard abs(now.timeIntervalSince(since)) >= Self.generation || young.count >= Self.mostNetworks else {
            return
        }
        (old, young, youngSince) = (young, [:], now)
    }
}
