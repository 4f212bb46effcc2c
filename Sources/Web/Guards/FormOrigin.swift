import Domain
import HTTPTypes
import Hummingbird

/// The origin of the page that a form came from, as far as the browser tells it.
enum FormOrigin: Sendable {
    case ours, foreign, unsaid

    /// Reads the origin from the header fields. The browser itself sets `Sec-Fetch-Site` and
    /// `Origin`, and no page can set them. Browsers that send neither (Firefox before 70) send our
    /// own address as `Referer`, because our pages ask for that.
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

    /// Returns the origin of an address: `https://letters.example` for
    /// `https://letters.example/calais`.
    private static func origin(of address: String) -> String {
        guard let scheme = address.firstRange(of: "://") else { return address }
        return String(
            address[..<scheme.upperBound] + address[scheme.upperBound...].prefix { !"/?#".contains($0) })
    }
}

extension SiteSettings {
    /// Whether an origin is ours. Ours is the origin of the site, and on loopback also that of the
    /// requested host.
    func isOurs(origin: String, asked host: String) -> Bool {
        if hasSite ? origin == links.site : Self.isLoopback(host: host) && origin == "http://\(host)" {
            return true
        }
        let origin = Self.canonical(origin)
        if hasSite, origin == Self.canonical(links.site) { return true }
        return Self.isLoopback(host: host) && origin == Self.canonical("http://\(host)")
    }

    /// Returns an origin in one spelling: in lower case, without the default port of its scheme,
    /// and without `www.`. The owner of a domain also owns the `www.` name under it.
    static func canonical(_ origin: String) -> String {
        let origin = origin.lowercased()
        guard let scheme = ["https://", "http://"].first(where: origin.hasPrefix) else { return origin }
        let port = scheme == "https://" ? ":443" : ":80"
        let host = origin.dropFirst(scheme.count)
        let name = host.hasSuffix(port) ? host.dropLast(port.count) : host
        return scheme + String(name.hasPrefix("www.") ? name.dropFirst(4) : name)
    }
}
