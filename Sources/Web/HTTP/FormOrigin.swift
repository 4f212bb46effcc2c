import HTTPTypes
import Hummingbird

/// Which page a form came from, as far as the browser says it.
enum FormOrigin: Sendable {
    case ours, foreign, unsaid

    /// `Sec-Fetch-Site` and `Origin` are the browser's own words, and no page can set them.
    /// Browsers that send neither (Firefox before 70) give our own address as `Referer`, since our
    /// pages ask for that.
    init(_ request: Request, _ settings: SiteSettings) {
        let site = request.headers[.secFetchSite]
        if site == "same-origin" {
            self = .ours
        } else if let origin = request.headers[.origin], origin != "null" {
            self = settings.isOurs(origin: origin, asked: request.head.authority ?? "") ? .ours : .foreign
        } else if request.headers[.origin] == nil, site == nil, let referer = request.headers[.referer] {
            self =
                settings.isOurs(origin: Self.origin(of: referer), asked: request.head.authority ?? "")
                ? .ours : .foreign
        } else {
            self = site == "cross-site" || site == "same-site" ? .foreign : .unsaid
        }
    }

    /// `https://letters.example` of `https://letters.example/calais`.
    private static func origin(of address: String) -> String {
        guard let scheme = address.firstRange(of: "://") else { return address }
        return String(
            address[..<scheme.upperBound] + address[scheme.upperBound...].prefix { !"/?#".contains($0) })
    }
}

extension SiteSettings {
    /// Whether pages of that origin are ours: those of the site, or on loopback those of the host
    /// that was asked.
    func isOurs(origin: String, asked host: String) -> Bool {
        if hasSite ? origin == links.site : Self.isLoopback(host: host) && origin == "http://\(host)" {
            return true
        }
        let origin = Self.canonical(origin)
        if hasSite, origin == Self.canonical(links.site) { return true }
        return Self.isLoopback(host: host) && origin == Self.canonical("http://\(host)")
    }

    /// An origin in one spelling: in small letters, without the port that its scheme has anyway,
    /// and without `www.`, for whoever holds a domain holds that name under it too.
    static func canonical(_ origin: String) -> String {
        let origin = origin.lowercased()
        guard let scheme = ["https://", "http://"].first(where: origin.hasPrefix) else { return origin }
        let port = scheme == "https://" ? ":443" : ":80"
        let host = origin.dropFirst(scheme.count)
        let name = host.hasSuffix(port) ? host.dropLast(port.count) : host
        return scheme + String(name.hasPrefix("www.") ? name.dropFirst(4) : name)
    }
}
