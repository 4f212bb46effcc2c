import Domain
import Testing

@testable import Web

/// Tests that an address is the same in every spelling.
@Suite struct IPAddressTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:c000:0201", "192.0.2.1"),
        ("2001:DB8:0:0::1", "2001:db8::1"), ("::1", "::1"), ("fe80::1%eth0", "fe80::1"),
        ("0.0.0.0", "0.0.0.0"),
    ])
    func oneSpelling(_ typed: String, _ spelling: String) throws {
        #expect(try #require(IPAddress(typed)).description == spelling)
        #expect(IPAddress(typed) == IPAddress(spelling))
    }

    @Test(arguments: [
        "", "localhost", "192.0.2", "192.0.2.256", "1.2.3.4.5", "2001:db8::1::", "[::1]", "192.0.2.1/24",
    ])
    func noAddress(_ typed: String) { #expect(IPAddress(typed) == nil) }

    @Test(arguments: [
        ("192.0.2.1:51234", "192.0.2.1"), ("[2001:db8::1]:1234", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        (" \"[2001:db8::1]:80\" ", "2001:db8::1"), ("2001:db8::1", "2001:db8::1"),
        ("[::ffff:192.0.2.1]:9", "192.0.2.1"),
        ("192.0.2.1", "192.0.2.1"),
    ])
    func aPortIsCutOff(_ typed: String, _ address: String) {
        #expect(IPAddress(forwarded: typed)?.description == address)
    }

    @Test(arguments: ["unknown", "_hidden", "", ":80", "[]:80"])
    func whatIsNoAddressIsNone(_ typed: String) { #expect(IPAddress(forwarded: typed) == nil) }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
        ("10.0.0.0/8", "::ffff:10.1.2.3", true),
        ("::ffff:10.0.0.0/104", "10.9.9.9", true), ("192.0.2.1", "192.0.2.1", true),
        ("192.0.2.1", "192.0.2.2", false),
        ("192.0.2.129/25", "192.0.2.255", true), ("192.0.2.129/25", "192.0.2.127", false),
        ("0.0.0.0/1", "127.0.0.1", true),
        ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::", false),
        ("::/1", "10.0.0.1", false),
        ("2001:db8::/96", "2001:db8::ffff:1", true), ("2001:db8::/96", "2001:db8::1:0:1", false),
        ("::1", "::1", true),
    ])
    func aRangeHolds(_ range: String, _ address: String, _ holds: Bool) throws {
        #expect(try #require(IPRange(range)).contains(#require(IPAddress(address))) == holds)
    }

    @Test(arguments: [
        "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "0.0.0.0/0", "::/0", "::/129", "a/8", "10.0.0.0/8/8",
        "::ffff:0:0/96",
    ])
    func noRange(_ typed: String) { #expect(IPRange(typed) == nil) }

    @Test func rangesAreShownAsTheyAreWritten() {
        for text in ["10.0.0.0/8", "192.0.2.1", "2001:db8::/32", "::1"] {
            #expect(IPRange(text)?.description == text)
        }
        #expect(IPRange("::ffff:10.0.0.0/104")?.description == "10.0.0.0/8")
    }

    @Test func thisMachine() {
        for text in ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"] {
            #expect(IPAddress(text)?.isLoopback == true)
        }
        for text in ["128.0.0.1", "::2", "2001:db8::1", "::7f00:1"] {
            #expect(IPAddress(text)?.isLoopback == false)
        }
    }

    @Test(arguments: [
        ("192.0.2.9", ["203.0.113.5"], "192.0.2.9"), ("10.0.0.1", ["203.0.113.5"], "203.0.113.5"),
        ("::ffff:10.0.0.1", ["203.0.113.5:51234"], "203.0.113.5"),
        ("10.0.0.1", ["[2001:db8::7]:443"], "2001:db8::7"),
        ("10.0.0.1", ["198.51.100.1, 203.0.113.5, 10.9.9.9"], "203.0.113.5"), ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1", "203.0.113.5"], "203.0.113.5"),
        ("10.0.0.1", ["203.0.113.5, unknown"], "10.0.0.1"),
        ("10.0.0.1", ["203.0.113.5, unknown, 10.2.2.2"], "10.2.2.2"),
        ("10.0.0.1", ["::ffff:203.0.113.5"], "203.0.113.5"),
    ])
    func whoAsks(_ peer: String, _ forwarded: [String], _ visitor: String) throws {
        let proxies = [try #require(IPRange("10.0.0.0/8"))]
        let settings = SiteSettings(
            links: Links(site: "https://letters.example"), isDemo: false, hasSite: true, proxies: proxies)
        #expect(settings.visitor(peer: IPAddress(peer), forwarded: forwarded) == IPAddress(visitor))
    }
}
