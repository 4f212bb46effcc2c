import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// How often one address may write: room for thousands behind one carrier, none for a flood.
final class RateLimit: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: Date
    }

    private let settings: SiteSettings
    private let now: @Sendable () -> Date
    private let buckets = Mutex<[String: Bucket]>([:])
    private static let burst = 600.0
    private static let perSecond = 10.0
    private static let mostAddresses = 100_000

    init(settings: SiteSettings, now: @escaping @Sendable () -> Date) {
        self.settings = settings
        self.now = now
    }

    /// Throws 429 when the visitor's address has used up its room.
    func check(_ request: Request, _ context: VisitorContext) throws {
        guard settings.limitsRates else { return }
        let address = network(of: visitor(request, context))
        let now = now()
        let allowed = buckets.withLock { buckets in
            if buckets.count > Self.mostAddresses { buckets = buckets.filter { now.timeIntervalSince($0.value.filledAt) < 60 } }
            var bucket = buckets[address] ?? Bucket(tokens: Self.burst, filledAt: now)
            bucket.tokens = min(Self.burst, bucket.tokens + now.timeIntervalSince(bucket.filledAt) * Self.perSecond)
            bucket.filledAt = now
            let allowed = bucket.tokens >= 1
            if allowed { bucket.tokens -= 1 }
            buckets[address] = bucket
            return allowed
        }
        guard allowed else { throw HTTPError(.tooManyRequests, headers: [.retryAfter: "10"]) }
    }

    /// The last address in the chain that is none of our proxies.
    private func visitor(_ request: Request, _ context: VisitorContext) -> String {
        let peer = context.peer ?? ""
        guard settings.proxies.contains(peer) else { return peer }
        let chain = request.headers[values: .forwardedFor].joined(separator: ",").split(separator: ",").map { String($0.filter { $0 != " " }) }
        return chain.last { !settings.proxies.contains($0) } ?? peer
    }

    /// An IPv6 network of one household is one visitor.
    private func network(of address: String) -> String {
        var bytes = in6_addr()
        guard address.contains(":"), inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        return withUnsafeBytes(of: bytes) { $0.prefix(8).map { String($0, radix: 16) }.joined(separator: ".") }
    }
}
