package import Actions
import Domain
package import Hummingbird

/// The two first-party cookies. One contains the browser's own secret and its last letter; the
/// other is the proof of an address. Only a POST or confirming sets them.
package struct BrowserCookies: Sendable {
    let settings: SiteSettings

    private var prefix: String { settings.isHTTPS ? "__Host-" : "" }
    private var browserName: String { prefix + "postbag" }
    private var proofName: String { prefix + "postbag-proof" }

    package func browser(of request: Request) -> Browser {
        let proof = request.cookie(proofName, longest: Self.longest)
        var browser = Browser(verifiedBrowser: proof.flatMap { Token($0) })
        let parts = (request.cookie(browserName, longest: Self.longest) ?? "").split(separator: ".")
        if parts.count == 2, let secret = [UInt8](base64URL: parts[0]), secret.count == 16,
            let latest = Int64(parts[1])
        {
            (browser.secret, browser.latest) = (secret, latest)
        }
        return browser
    }

    /// The largest length in octets that is read. All our cookies are shorter.
    private static let longest = 200

    /// Returns the cookies that change a browser's cookies from `before` to `after`.
    package func changes(from before: Browser, to after: Browser) -> [Cookie] {
        var cookies: [Cookie] = []
        if let secret = after.secret, secret != before.secret || after.latest != before.latest {
            cookies.append(cookie(browserName, "\(secret.base64URL).\(after.latest ?? 0)", days: 30))
        }
        if after.verifiedBrowser != before.verifiedBrowser {
            cookies.append(
                after.verifiedBrowser.map { cookie(proofName, "\($0)", days: 1) }
                    ?? cookie(proofName, "", days: 0))
        }
        return cookies
    }

    private func cookie(_ name: String, _ value: String, days: Int) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: days * 86_400, path: "/", secure: settings.isHTTPS,
            httpOnly: true, sameSite: .lax)
    }
}
