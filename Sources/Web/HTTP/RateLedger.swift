import Foundation

/// What each network has left to spend, and what other processes have not been told yet.
struct RateLedger {
    static let burst = 600.0
    static let perSecond = 10.0
    /// Whoever spends less than this is of no interest to other processes, and is not told about.
    static let notable = 60.0
    private static let mostNetworks = 100_000

    private struct Bucket {
        var tokens = RateLedger.burst
        var filledAt: Date
        var untold = 0
    }

    private var buckets: [String: Bucket] = [:]
    private var toldAt: Date?

    /// Takes one from what is left; false when nothing is.
    mutating func spend(_ network: String, at now: Date) -> Bool {
        if buckets.count > Self.mostNetworks { buckets = buckets.filter { now.timeIntervalSince($0.value.filledAt) < 60 } }
        var bucket = buckets[network] ?? Bucket(filledAt: now)
        bucket.tokens = min(Self.burst, bucket.tokens + max(0, now.timeIntervalSince(bucket.filledAt)) * Self.perSecond)
        bucket.filledAt = now
        defer { buckets[network] = bucket }
        guard bucket.tokens >= 1 else { return false }
        bucket.tokens -= 1
        bucket.untold += 1
        return true
    }

    /// What is to be told now; nil when there is nothing, or it was told within the last second.
    mutating func toTell(at now: Date) -> [String: Int]? {
        if let toldAt, abs(now.timeIntervalSince(toldAt)) < 1 { return nil }
        toldAt = now
        var spent: [String: Int] = [:]
        for (network, bucket) in buckets where bucket.untold > 0 && Self.burst - bucket.tokens >= Self.notable {
            spent[network] = bucket.untold
            buckets[network]?.untold = 0
        }
        return spent.isEmpty ? nil : spent
    }

    /// What networks owe to all processes together, what was spent here in the meantime apart.
    mutating func hear(_ debts: [String: Int]) {
        for (network, debt) in debts {
            guard let bucket = buckets[network] else { continue }
            buckets[network]?.tokens = min(bucket.tokens, Self.burst - Double(debt + bucket.untold))
        }
    }

    mutating func take(back spent: [String: Int]) {
        for (network, number) in spent { buckets[network]?.untold += number }
    }
}
