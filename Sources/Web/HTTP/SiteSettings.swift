/// Where this Postbag is reached, and by whom it may be spoken to.
package struct SiteSettings: Sendable {
    package let links: Links
    /// `--demo`: the letterbox is shown. Loopback only.
    package let isDemo: Bool
    /// The operator set a site: only its host is answered, beside loopback.
    package let hasSite: Bool
    /// Addresses whose `X-Forwarded-For` is believed.
    package let proxies: [IPRange]
    package let limitsRates: Bool
    /// Whoever shows it may read `/metrics` from anywhere.
    package let metricsToken: String?

    package init(
        links: Links, isDemo: Bool, hasSite: Bool, proxies: [IPRange] = [], limitsRates: Bool = true,
        metricsToken: String? = nil
    ) {
        self.links = links
        self.isDemo = isDemo
        self.hasSite = hasSite
        self.proxies = proxies
        self.limitsRates = limitsRates
        self.metricsToken = metricsToken
    }

    package var isHTTPS: Bool { links.site.hasPrefix("https://") }
    /// `letters.example` or `localhost:8080`.
    package var authority: String { String(links.site.drop { $0 != "/" }.dropFirst(2)).lowercased() }

    /// Whether a request may name us by this `Host`.
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
