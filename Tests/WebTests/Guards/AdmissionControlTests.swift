import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import Web

/// Tests that a network which writes too much is refused before its request reaches a handler.
@Suite struct AdmissionControlTests {
    /// How often a network may write at once.
    private static let burst = 600

    @Test func beyondTheLimitNoHandlerIsReached() async throws {
        let reached = Mutex(0)
        let router = Router(context: VisitorContext.self)
        router.group().add(middleware: AdmissionMiddleware(limit: limit())).post("/form") { _, _ in
            reached.withLock { $0 += 1 }
            return HTTPResponse.Status.ok
        }
        router.get("/page") { _, _ in HTTPResponse.Status.ok }
        try await Application(router: router).test(.router) { client in
            try await spend(Self.burst, client, "/form")
            let refused = try await client.execute(uri: "/form", method: .post) { $0 }
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] == "10")
            let page = try await client.execute(uri: "/page", method: .get) { $0.status }
            #expect(page == .ok, "reading is not limited")
        }
        #expect(reached.withLock { $0 } == Self.burst)
    }

    @Test func inACrowdNobodyIsCounted() async throws {
        let (traffic, router) = (Traffic(), Router(context: VisitorContext.self))
        router.group().add(middleware: AdmissionMiddleware(limit: limit(traffic))).post("/form") { _, _ in
            HTTPResponse.Status.ok
        }
        try await Application(router: router).test(.router) { client in
            traffic.requests(Traffic.most + 1)
            try await spend(Self.burst, client, "/form", expecting: .internalServerError)
            traffic.requests(-Traffic.most - 1)
            try await spend(1, client, "/form", expecting: .ok)
        }
    }

    @Test func aRefusedLetterComesBackAndOthersAreTakenAsBefore() async throws {
        try await TrialSite.run { _, site in
            let router = letterRouter(site)
            try await Application(router: router).test(.router) { client in
                try await spend(Self.burst, client, "/calais/letters")
                let refused = try await client.execute(
                    uri: "/calais/letters", method: .post, body: ByteBuffer(string: "words=kept&language=fr")
                ) { $0 }
                #expect(refused.status == .tooManyRequests)
                #expect(refused.headers[.retryAfter] == "10")
                #expect(String(buffer: refused.body).contains("<html lang=\"fr\""))
                #expect(String(buffer: refused.body).contains("kept"))
                let seat = try await client.execute(
                    uri: "/calais/en/write/write-minister", method: .post,
                    body: ByteBuffer(string: "words=kept&language=fr&step=other")
                ) { $0 }
                #expect(seat.status == .tooManyRequests)
                #expect(String(buffer: seat.body).contains("<html lang=\"en\""))
                #expect(String(buffer: seat.body).contains("value=\"write-minister\""))
            }
        }
    }

    @Test func aRefusedLetterThatIsTooLongIsNotGivenBack() async throws {
        try await TrialSite.run { _, site in
            try await Application(router: letterRouter(site)).test(.router) { client in
                try await spend(Self.burst, client, "/calais/letters")
                let long = ByteBuffer(string: "words=kept&name=" + String(repeating: "a", count: 1 << 18))
                let refused = try await client.execute(uri: "/calais/letters", method: .post, body: long) {
                    $0
                }
                #expect(refused.status == .tooManyRequests)
                #expect(!String(buffer: refused.body).contains("kept"))
            }
        }
    }

    @Test(arguments: ["/nowhere/letters", "/calais/xx/write/write-minister"])
    func aFormWithoutAPageIsNotCounted(_ path: String) async throws {
        try await TrialSite.run { _, site in
            try await Application(router: letterRouter(site)).test(.router) { client in
                try await spend(Self.burst, client, path, expecting: .notFound)
                try await spend(1, client, "/calais/letters")
            }
        }
    }

    private func letterRouter(_ site: Site) -> Router<VisitorContext> {
        let router = Router(context: VisitorContext.self)
        let guarded = router.group().add(
            middleware: LetterAdmissionMiddleware(limit: limit(), contexts: site.contexts))
        for path in ["/:campaign/letters", "/:campaign/:language/write/:step"] {
            guarded.post(RouterPath(path)) { _, _ in HTTPResponse.Status.ok }
        }
        return router
    }

    /// Returns a limit whose clock stands still.
    private func limit(_ traffic: Traffic = Traffic()) -> AdmissionControl {
        let settings = SiteSettings(links: Links(site: "http://localhost"), isDemo: false, hasSite: false)
        let rate = RateLimit(
            settings: settings, now: { Date(timeIntervalSince1970: 0) }, share: { _, _ in [:] })
        return AdmissionControl(traffic: traffic, rate: rate)
    }

    private func spend(
        _ times: Int, _ client: any TestClientProtocol, _ path: String,
        expecting status: HTTPResponse.Status = .ok
    ) async throws {
        for _ in 0..<times {
            let answered = try await client.execute(uri: path, method: .post) { $0.status }
            #expect(answered == status)
        }
    }
}
