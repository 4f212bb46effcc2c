import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// The limit for how often one network may write. Thousands of people behind one mobile operator
/// stay below it; a flood does not.
///
/// Each process counts for itself. Once a second, a process tells the others which networks write
/// much, and learns what those spent elsewhere. No request waits for that.
final class RateLimit: Sendable {
    /// Adds spending to that of other processes. Returns what each network owes in all processes
    /// together.
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

    /// Throws 429 when the visitor's network has used up its budget.
    func check(_ request: Request, _ context: VisitorContext) throws {
        guard settings.limitsRates else { return }
        let network = settings.network(request, context)
        let now = now()
        let (allowed, untold) = ledger.withLock { ($0.spend(network, at: now), $0.toTell(at: now)) }
        if let untold { Task { await tell(untold, context.logger) } }
        guard allowed else { throw HTTPError(.tooManyRequests, headers: [.retryAfter: "10"]) }
    }

    private func tell(_ spent: [String: Int], _ logger: Logger) async {
        do {
            let rateLimitUsage = try await share(spent, Int(RateRules.perSecond))
            ledger.withLock { $0.hear(rateLimitUsage) }
        } catch {
            // The next report includes this spending. Until then, this process counts alone.
            ledger.withLock { $0.take(back: spent) }
            logger.error("rates are not shared with other processes", metadata: ["error": "\(error)"])
        }
    }
}

extension SiteSettings {
    /// Returns the network that a request comes from, as the limit counts it. Empty when the
    /// address is not known.
    func network(_ request: Request, _ context: VisitorContext) -> String {
        let forwarded = request.headers[values: .forwardedFor]
        return visitor(peer: context.peer, forwarded: forwarded)?.network.description ?? ""
    }

    /// Returns the visitor's address, from the connection and from what proxies tell. An entry of
    /// `X-Forwarded-For` is trusted only while the address after it is one of our proxies.
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
