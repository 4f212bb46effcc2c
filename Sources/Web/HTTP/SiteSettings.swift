package import Domain
package import Foundation

/// The address of this Postbag, and from whom it takes requests.
package struct SiteSettings: Sendable {
    package let links: Links
    /// Whether `--demo` is set, which shows the letterbox. Only on loopback.
    package let isDemo: Bool
    /// Whether the operator has set a site. If so, Postbag answers only for its host, beside
    /// loopback.
    package let hasSite: Bool
    /// The proxies whose `X-Forwarded-For` is trusted.
    package let proxies: [IPRange]
    package let limitsRates: Bool
    /// The token with which a client may read `/metrics` from anywhere. Nil: no client may do so.
    package let metricsToken: String?
    /// Returns when a backup was last made. Nil for never, as far as known.
    package let lastBackup: @Sendable () -> Date?

    package init(
        links: Links, isDemo: Bool, hasSite: Bool, proxies: [IPRange] = [], limitsRates: Bool = true,
        metricsToken: String? = nil, lastBackup: @escaping @Sendable () -> Date? = { nil }
    ) {
        self.links = links
        self.isDemo = isDemo
        self.hasSite = hasSite
        self.proxies = proxies
        self.limitsRates = limitsRates
        self.metricsToken = metricsToken
        self.lastBackup = lastBackup
    }

    package var isHTTPS: Bool { links.site.hasPrefix("https://") }
    /// The host of the site, with its port if any: `letters.example` or `localhost:8080`.
    package var authority: String { String(links.site.drop { $0 != "/" }.dropFirst(2)).lowercased() }

    /// Whether Postbag answers a request with this `Host`.
    package func answers(host: String) -> Bool {
        if Self.isLoopback(host: host) { return true }
        let scheme = isHTTPS ? "https://" : "http://"
        return hasSite && Self.canonical(scheme + host) == Self.canonical(links.site)
    }

    package static func isLoopback(host: String) -> Bool {
        let name =
            host.hasPrefix("[") ? String(host.prefix { $0 != "]" }) + "]" : String(host.prefix { $0 != ":" })
        return ["localhost", "127.0.0.1", "[::1]"].contains(name)
    }
}
