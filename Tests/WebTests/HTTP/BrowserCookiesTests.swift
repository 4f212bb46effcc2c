import Actions
import Domain
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// Tests the two cookies, as a browser gets them and sends them back.
@Suite struct BrowserCookiesTests {
    private static let proof = Token(id: 7, secret: [UInt8](repeating: 2, count: 16))
    private let written = Browser(
        secret: [UInt8](repeating: 0, count: 16), latest: 7, verifiedBrowser: Self.proof)

    @Test func onHTTPSTheNamesBindToTheHost() {
        #expect(
            lines("https://letters.example", to: written) == [
                "__Host-postbag=AAAAAAAAAAAAAAAAAAAAAA.7; HttpOnly; Max-Age=2592000; Path=/; SameSite=Lax; Secure",
                "__Host-postbag-proof=\(Self.proof); HttpOnly; Max-Age=86400; Path=/; SameSite=Lax; Secure",
            ])
    }

    @Test func withoutHTTPSNothingIsSecure() {
        let only = Browser(secret: [UInt8](repeating: 0, count: 16))
        #expect(
            lines("http://localhost", to: only) == [
                "postbag=AAAAAAAAAAAAAAAAAAAAAA.0; HttpOnly; Max-Age=2592000; Path=/; SameSite=Lax"
            ])
    }

    @Test func aForgottenProofIsDeletedAndWhatStaysIsNotSent() {
        var after = written
        after.verifiedBrowser = nil
        #expect(
            lines("http://localhost", from: written, to: after) == [
                "postbag-proof=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax"
            ])
        #expect(lines("http://localhost", from: written, to: written) == [])
    }

    @Test(arguments: ["http://localhost", "https://letters.example"])
    func whatIsSetIsRead(_ site: String) {
        let cookies = self.cookies(site)
        let sent = cookies.changes(from: Browser(), to: written).map { "\($0.name)=\($0.value)" }
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "localhost", path: "/",
            headerFields: [.cookie: sent.joined(separator: "; ")])
        let read = cookies.browser(of: Request(head: head, body: .init(buffer: .init())))
        #expect(read.secret == written.secret)
        #expect(read.latest == written.latest)
        #expect(read.verifiedBrowser == written.verifiedBrowser)
    }

    @Test func aCookieThatIsTooLongIsNotRead() {
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "localhost", path: "/",
            headerFields: [.cookie: "postbag=AAAAAAAAAAAAAAAAAAAAAA." + String(repeating: "0", count: 200)])
        let browser = cookies("http://localhost").browser(
            of: Request(head: head, body: .init(buffer: .init())))
        #expect(browser.secret == nil)
    }

    private func cookies(_ site: String) -> BrowserCookies {
        BrowserCookies(settings: SiteSettings(links: Links(site: site), isDemo: false, hasSite: true))
    }

    /// The `Set-Cookie` lines, with the attributes sorted: browsers take them in any order.
    private func lines(_ site: String, from before: Browser = Browser(), to after: Browser) -> [String] {
        var response = Response(status: .ok)
        for cookie in cookies(site).changes(from: before, to: after) { response.setCookie(cookie) }
        return response.headers[values: .setCookie].map { line in
            let parts = line.split(separator: "; ").map(String.init)
            return (parts.prefix(1) + parts.dropFirst().sorted()).joined(separator: "; ")
        }
    }
}
