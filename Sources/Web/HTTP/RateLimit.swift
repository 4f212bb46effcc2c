import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// How often one address may write: room for thousands behind one carrier, none for a flood.
///
/// Each process counts for itself; once a second it tells the others of those who write much, and
/// hears what they spent there. No request waits for that.
final class RateLimit: Sendable {
    /// Adds spendings to those of other processes and answers what is owed in all.
    typealias Share = @Sendable (_ spent: [String: Int], _ perSecond: Int) async throws -> [String: Int]

    private let settings: SiteSettings
    private let now: @Sendable () -> Date
    private let share: Share
    private let ledger = Mutex(RateLedger())

    init(settings: SiteSettings, now: @escaping @Sendable () -> Date, share: @escaping Share) {
        self.settings = settings
        self.now = now
        self.share = share
    }

    /// Throws 429 when the visitor's address has used up its room.
    func check(_ request: Request, _ context: VisitorContext) throws {
        guard settings.limitsRates else { return }
        let network = network(request, context)
        let now = now()
        let (allowed, untold) = ledger.withLock { ($0.spend(network, at: now), $0.toTell(at: now)) }
        if let untold { Task { await tell(untold, context.logger) } }
        guard allowed else { throw HTTPError(.tooManyRequests, headers: [.retryAfter: "10"]) }
    }

    /// The network that a request comes from, as it is counted here.
    func network(_ request: Request, _ context: VisitorContext) -> String {
        let forwarded = request.headers[values: .forwardedFor]
        return settings.visitor(peer: context.peer, forwarded: forwarded)?.network.description ?? ""
    }

    private func tell(_ spent: [String: Int], _ logger: Logger) async {
        do {
            let rateLimitUsage = try await share(spent, Int(RateLedger.perSecond))
            ledger.withLock { $0.hear(rateLimitUsage) }
        } catch {
            // It is told with the next ones: until then this process counts alone.
            ledger.withLock { $0.take(back: spent) }
            logger.error("rates are not shared with other processes", metadata: ["error": "\(error)"])
        }
    }
}

extension SiteSettings {
    /// Who asks, by the other end of the connection and what proxies tell. Each entry of
    /// `X-Forwarded-For` is believed as far as the address after it is one of our proxies.
    func visitor(peer: IPAddress?, forwarded: [String]) -> IPAddress? {
        var visitor = peer
        for entry in forwarded.joined(separator: ",").split(separator: ",").reversed() {
            guard let proxy = visitor, proxies.contains(proxy), let address = IPAddress(forwarded: entry)
            else { break }
            visitor = address
        }
        return visitor
    }
}
