import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOEmbedded
import Storage
import Testing

@testable import Web

/// Tests the middleware of every route: what it counts, adds and turns into pages.
@Suite struct MiddlewareTests {
    @Test func everyAnswerIsCountedByItsStatus() async throws {
        try await TrialSite.run { client, site in
            let long = "/" + String(repeating: "a", count: 5_000)
            for path in ["/calais", "/nowhere", "/nowhere/else/at/all", "/confirm", long] {
                _ = try await client.execute(uri: path, method: .get) { $0.status }
            }
            _ = try await client.execute(uri: "/calais/letters", method: .post) { $0.status }
            #expect(site.requests.byStatus == [200: 1, 303: 1, 403: 1, 404: 2, 414: 1])
        }
    }

    @Test(arguments: ["/ok", "/nowhere", "/broken"])
    func policiesComeWithEveryAnswer(_ path: String) async throws {
        try await answer(path, site: "https://letters.example") { answer in
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.referrerPolicy] == "same-origin")
            #expect(answer.headers[.crossOriginOpenerPolicy] == "same-origin")
            #expect(answer.headers[.permissionsPolicy] == "camera=(), microphone=(), geolocation=()")
            #expect(answer.headers[.strictTransportSecurity] == "max-age=31536000")
            let policy = try #require(answer.headers[.contentSecurityPolicy])
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        }
    }

    @Test func aPageMaySetAPolicyOfItsOwn() async throws {
        try await answer("/framed", site: "http://localhost") { answer in
            #expect(answer.headers[values: .contentSecurityPolicy] == ["frame-ancestors *"])
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.strictTransportSecurity] == nil, "not without HTTPS")
        }
    }

    @Test(
        arguments: [
            ("/missing", 404, nil, "There is no such page"),
            ("/broken", 500, nil, "Something broke on our side"),
            ("/away", 503, "10", "<h1>"), ("/crowd", 503, "10", "<h1>"), ("/fast", 429, "10", "<h1>"),
            ("/long", 413, nil, "<h1>"), ("/misdirected", 421, nil, "There is no such page"),
            ("/nowhere", 404, nil, "There is no such page"),
        ] as [(String, Int, String?, String)])
    func anErrorBecomesAPage(_ path: String, _ status: Int, _ later: String?, _ words: String) async throws {
        try await answer(path, site: "http://localhost") { answer in
            #expect(answer.status.code == status)
            #expect(answer.headers[.retryAfter] == later)
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
            let page = String(buffer: answer.body)
            #expect(page.contains(words))
            #expect(!page.contains("secret"), "the reason is in the log only")
        }
    }

    @Test func anotherHostGetsNothing() async throws {
        try await TrialSite.run { _, site in
            let router = buildRouter(site).buildResponder()
            var logger = site.services.logger
            logger[metadataKey: "hb.request.id"] = "1"
            for (host, status) in [("evil.example", 421), ("localhost", 200), ("", 421)] {
                for path in ["/calais/en", "/health"] {
                    let head = HTTPRequest(method: .get, scheme: "http", authority: host, path: path)
                    let context = VisitorContext(
                        source: ApplicationRequestContextSource(
                            channel: EmbeddedChannel(), logger: logger))
                    let answer = try await router.respond(
                        to: Request(head: head, body: .init(buffer: .init())), context: context)
                    #expect(answer.status.code == status, "\(host) \(path)")
                }
            }
        }
    }

    /// A form from elsewhere is refused wherever it goes, also to no page. Reading is not refused.
    @Test func theOriginIsAskedOfEveryPostAndOfNothingElse() async throws {
        try await TrialSite.run { client, _ in
            let foreign: HTTPFields = [.origin: "https://evil.example"]
            for path in ["/calais/forget", "/calais/resend", "/confirm", "/no/such/page/at/all"] {
                let posted = try await client.execute(uri: path, method: .post, headers: foreign) {
                    $0.status
                }
                #expect(posted == .forbidden, "\(path)")
            }
            let read = try await client.execute(uri: "/calais/en", method: .get, headers: foreign) {
                $0.status
            }
            #expect(read == .ok)
        }
    }

    /// Asks a router with the middleware and some routes that fail.
    private func answer(
        _ path: String, site address: String, _ check: @escaping @Sendable (TestResponse) throws -> Void
    ) async throws {
        try await TrialSite.run { _, site in
            let settings = SiteSettings(links: Links(site: address), isDemo: false, hasSite: true)
            let router = Router(context: VisitorContext.self)
            router.add(middleware: PolicyMiddleware(settings: settings))
            router.add(middleware: ErrorMiddleware(contexts: site.contexts))
            router.get("/ok") { _, _ in Response(status: .ok) }
            router.get("/framed") { _, _ in
                Response(status: .ok, headers: [.contentSecurityPolicy: "frame-ancestors *"])
            }
            for (path, error) in failures {
                router.get(RouterPath(path)) { _, _ -> Response in throw error }
            }
            try await Application(router: router, logger: site.services.logger).test(.router) { client in
                try check(await client.execute(uri: path, method: .get) { $0 })
            }
        }
    }

    private struct Broken: Error { let secret = "secret" }

    private var failures: [(String, any Error)] {
        [
            ("/missing", HTTPError(.notFound)), ("/misdirected", HTTPError(.misdirectedRequest)),
            ("/fast", HTTPError(.tooManyRequests)), ("/broken", Broken()),
            ("/away", EngineError("secret")), ("/crowd", Overloaded()),
            ("/long", NIOTooManyBytesError(maxBytes: 1)),
        ]
    }
}
