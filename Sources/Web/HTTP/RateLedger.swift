import Foundation

/// What each network has left to spend, and what other processes have not been told yet.
///
/// Networks are kept in two generations, so that none has to be looked for to be forgotten: whoever
/// writes moves into the young one, and the old one goes as a whole when the young one takes its
/// place.
struct RateLedger {
    static let burst = 600.0
    static let perSecond = 10.0
    /// Whoever spends less than this is of no interest to other processes, and is not told about.
    static let notable = 60.0
    /// In one generation.
    private static let mostNetworks = 50_000
    /// After so many seconds without spending nothing is owed any more.
    private static let generation = burst / perSecond

    private struct Bucket {
        var tokens = RateLedger.burst
        var filledAt: Date
        var untold = 0
    }

    private var young: [String: Bucket] = [:]
    private var old: [String: Bucket] = [:]
    private var youngSince: Date?
    /// Of whom there is something to tell.
    private var talkedOf: Set<String> = []
    private var toldAt: Date?

    /// How many networks are remembered.
    var count: Int { young.count + old.count }

    /// Takes one from what is left; false when nothing is.
    mutating func spend(_ network: String, at now: Date) -> Bool {
        turn(at: now)
        var bucket = bucket(network) ?? Bucket(filledAt: now)
        let filled = max(0, now.timeIntervalSince(bucket.filledAt)) * Self.perSecond
        bucket.tokens = min(Self.burst, bucket.tokens + filled)
        bucket.filledAt = now
        let isAllowed = bucket.tokens >= 1
        if isAllowed {
            bucket.tokens -= 1
            bucket.untold += 1
            if Self.burst - bucket.tokens >= Self.notable { talkedOf.insert(network) }
        }
        young[network] = bucket
        return isAllowed
    }

    /// What is to be told now; nil when there is nothing, or it was told within the last second.
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

    /// What networks owe to all processes together, what was spent here in the meantime apart.
    mutating func hear(_ rateLimitUsage: [String: Int]) {
        for (network, debt) in rateLimitUsage {
            change(network) { $0.tokens = min($0.tokens, Self.burst - Double(debt + $0.untold)) }
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

    /// What was in the old generation only has not spent for a whole one, or there are too many
    /// networks.
    private mutating func turn(at now: Date) {
        let since = youngSince ?? now
        if youngSince == nil { youngSince = now }
        guard abs(now.timeIntervalSince(since)) >= Self.generation || young.count >= Self.mostNetworks else {
            return
        }
        (old, young, youngSince) = (young, [:], now)
    }
}
