import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// Tests that a form counts only from our own pages. The page for any other form gives back what
/// was typed, and says the true reason.
@Suite struct FormOriginTests {
    private static let site = SiteSettings(
        links: Links(site: "https://letters.example"), isDemo: false, hasSite: true)
    private static let fetch = HTTPField.Name.secFetchSite

    @Test(
        arguments: [
            ([.origin: "https://letters.example"], .ours), ([.origin: "https://LETTERS.example:443"], .ours),
            ([.origin: "https://www.letters.example"], .ours), ([fetch: "same-origin"], .ours),
            ([fetch: "same-origin", .origin: "null"], .ours),
            ([.referer: "https://letters.example/calais/en?x"], .ours),
            ([.origin: "https://evil.example"], .foreign), ([.origin: "http://letters.example"], .foreign),
            ([.origin: "https://letters.example:8443"], .foreign),
            ([.origin: "https://letters.example.evil.example"], .foreign),
            ([.origin: "https://wwwletters.example"], .foreign), ([fetch: "cross-site"], .foreign),
            ([fetch: "cross-site", .referer: "https://letters.example/"], .foreign),
            ([.referer: "https://evil.example/https://letters.example/"], .foreign),
            ([.origin: "https://evil.example", .referer: "https://letters.example/"], .foreign),
            ([:], .unsaid), ([.origin: "null"], .unsaid),
            ([.origin: "null", .referer: "https://letters.example/"], .unsaid),
            ([fetch: "none"], .unsaid), ([fetch: "cross-site", .origin: "null"], .foreign),
        ] as [(HTTPFields, FormOrigin)])
    func whereItCameFrom(_ headers: HTTPFields, _ origin: FormOrigin) {
        let head = HTTPRequest(
            method: .post, scheme: "https", authority: "letters.example", path: "/calais/letters",
            headerFields: headers)
        #expect(FormOrigin(Request(head: head, body: .init(buffer: .init())), Self.site) == origin)
    }

    @Test(arguments: [
        ("letters.example", true), ("letters.example:443", true), ("www.letters.example", true),
        ("LETTERS.example", true),
        ("letters.example:80", false), ("evil.example", false), ("localhost:8080", true),
    ])
    func whoMayAsk(_ host: String, _ may: Bool) { #expect(Self.site.answers(host: host) == may) }

    @Test(
        arguments: [
            ([.origin: "https://evil.example"], "another site sent it"), ([:], "there was no Origin"),
        ] as [(HTTPFields, String)])
    func whatWasTypedStandsInTheForm(_ headers: HTTPFields, _ reason: String) async throws {
        try await TrialSite.run { client, _ in
            for path in ["/calais/letters", "/calais/preview", "/calais/en/write/write-minister"] {
                let answer = try await client.execute(
                    uri: path, method: .post, headers: headers, body: letter
                ) { $0 }
                let page = String(buffer: answer.body)
                #expect(answer.status == .forbidden, "\(path)")
                for kept in [
                    "Zoë &amp; Ana", "zoe@people.example", "I walk past it.", "action=\"/calais/letters\"",
                    reason,
                ] {
                    #expect(page.contains(kept), "\(path): \(kept)")
                }
                #expect(!page.contains("value=\"yes\" required checked"), "consent is given again")
            }
            let code = try await client.execute(
                uri: "/confirm", method: .post, headers: headers, body: letter
            ) { $0 }
            #expect(code.status == .forbidden)
            #expect(String(buffer: code.body).contains(reason))
        }
    }

    private var letter: ByteBuffer {
        ByteBuffer(
            string:
                "step=write-minister&language=en&name=Zo%C3%AB+%26+Ana&email=zoe%40people.example&words=I+walk+past+it."
                + "&consent=yes&country=FR&postcode=62100")
    }
}
