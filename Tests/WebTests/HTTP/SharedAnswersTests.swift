import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import Web

/// Tests that shared answers are asked of the routes once a second, and that nothing else is kept.
@Suite struct SharedAnswersTests {
    @Test func aPublicAnswerIsKeptForASecond() async throws {
        try await Trial.run { trial, client in
            try await expect(client, "/page", is: "page 1 ")
            try await expect(client, "/page", is: "page 1 ")
            trial.clock.withLock { $0 += 1.5 }
            try await expect(client, "/page", is: "page 2 ")
        }
    }

    @Test func aQueryMakesNoOtherQuestion() async throws {
        try await Trial.run { trial, client in
            for number in 0..<50 { try await expect(client, "/page?\(number)", is: "page 1 ") }
            try await expect(client, "/page", is: "page 1 ")
            #expect(trial.asked == 1)
        }
    }

    @Test func whatIsAskedForOftenOutlivesAFlood() {
        let cache = ResponseCache(most: 100, octets: 1 << 20)
        let now = Date(timeIntervalSince1970: 0)
        let page = Response(
            status: .ok, headers: [.cacheControl: "public, max-age=5"],
            body: .init(byteBuffer: .init(string: "page")))
        let known = SharedQuestion(path: "/calais")
        cache.keep(page, for: known, at: now)
        for number in 0..<1_000 {
            #expect(cache.answer(to: known, at: now) != nil, "lost after \(number)")
            let other = SharedQuestion(path: "/\(number)")
            cache.keep(page, for: other, at: now)
            #expect(cache.answer(to: other, at: now) != nil, "a new one finds room")
            #expect(cache.size.answers <= 100)
        }
    }

    @Test func whatIsKeptHasABoundInOctets() {
        let cache = ResponseCache(most: 1_000, octets: 1 << 20)
        let now = Date(timeIntervalSince1970: 0)
        for number in 0..<100 {
            let body = ByteBuffer(repeating: 0, count: number % 2 == 0 ? 100_000 : 600_000)
            let page = Response(
                status: .ok, headers: [.cacheControl: "public, max-age=5"], body: .init(byteBuffer: body))
            cache.keep(page, for: SharedQuestion(path: "/\(number)"), at: now)
            #expect(cache.size.octets <= 1 << 20)
        }
        #expect(cache.answer(to: SharedQuestion(path: "/98"), at: now) != nil)
        #expect(
            cache.answer(to: SharedQuestion(path: "/99"), at: now) == nil, "one answer may not take it all")
    }

    @Test func languagesHaveAnswersOfTheirOwn() async throws {
        try await Trial.run { _, client in
            try await expect(client, "/page", [.acceptLanguage: "fr"], is: "page 1 fr")
            try await expect(client, "/page", [.acceptLanguage: "ar"], is: "page 2 ar")
            try await expect(client, "/page", [.acceptLanguage: "fr"], is: "page 1 fr")
        }
    }

    @Test(arguments: ["/private", "/failing"]) func whatIsNotForAllIsNotKept(_ path: String) async throws {
        try await Trial.run { _, client in
            let (first, second) = (try await body(client, path), try await body(client, path))
            #expect(first != second)
        }
    }

    @Test func whileNothingBetterCanBeHadTheLastOneIsShown() async throws {
        try await Trial.run { trial, client in
            try await expect(client, "/page", is: "page 1 ")
            trial.isDown.withLock { $0 = true }
            trial.clock.withLock { $0 += 30 }
            try await expect(client, "/page", is: "page 1 ")
            trial.isDown.withLock { $0 = false }
            trial.clock.withLock { $0 += 2 }
            try await expect(client, "/page", is: "page 3 ")
        }
    }

    @Test func nobodyWaitsForADatabaseThatDoesNotAnswer() async throws {
        try await Trial.run { trial, client in
            try await expect(client, "/page", is: "page 1 ")
            trial.isSilent.withLock { $0 = true }
            trial.clock.withLock { $0 += 30 }
            async let waiting = body(client, "/page")
            while trial.asked < 2 { await Task.yield() }
            trial.clock.withLock { $0 += 1 }
            try await expect(client, "/page", is: "page 1 ")
            try await expect(client, "/page", is: "page 1 ")
            trial.isSilent.withLock { $0 = false }
            #expect(try await waiting == "page 2 ")
            trial.clock.withLock { $0 += 2 }
            try await expect(client, "/page", is: "page 3 ")
        }
    }

    @Test func aPostIsNeverAnsweredFromMemory() async throws {
        try await Trial.run { _, client in
            _ = try await body(client, "/page")
            let posted = try await client.execute(uri: "/page", method: .post) { String(buffer: $0.body) }
            #expect(posted == "page 2 ")
        }
    }

    @Test func whoHasThePageIsToldSo() async throws {
        try await Trial.run { _, client in
            _ = try await body(client, "/page")
            let headers: HTTPFields = [.ifNoneMatch: "\"1\""]
            let answer = try await client.execute(uri: "/page", method: .get, headers: headers) { $0 }
            #expect(answer.status == .notModified)
            #expect(answer.body.readableBytes == 0)
            #expect(answer.headers[.eTag] == "\"1\"")
        }
    }

    private func expect(
        _ client: any TestClientProtocol, _ path: String, _ headers: HTTPFields = [:], is expected: String
    ) async throws {
        let answered = try await body(client, path, headers)
        #expect(answered == expected)
    }

    private func body(_ client: any TestClientProtocol, _ path: String, _ headers: HTTPFields = [:])
        async throws
        -> String
    {
        return try await client.execute(uri: path, method: .get, headers: headers) { String(buffer: $0.body) }
    }
}

/// Routes that count how often they were asked.
private final class Trial: Sendable {
    let clock = Mutex(Date(timeIntervalSince1970: 0))
    let isDown = Mutex(false)
    /// While true, the routes answer nothing.
    let isSilent = Mutex(false)
    private let number = Mutex(0)

    var asked: Int { number.withLock { $0 } }

    static func run(_ body: @escaping @Sendable (Trial, any TestClientProtocol) async throws -> Void)
        async throws
    {
        let trial = Trial()
        let router = Router(context: VisitorContext.self)
        for method in [HTTPRequest.Method.get, .post] {
            router.on("/:page", method: method) { request, _ in await trial.answer(request) }
        }
        let settings = SiteSettings(links: Links(site: "http://localhost"), isDemo: false, hasSite: false)
        let answers = SharedAnswers(
            next: router.buildResponder(), settings: settings, now: { trial.clock.withLock { $0 } })
        try await Application(responder: answers).test(.router) { try await body(trial, $0) }
    }

    private func answer(_ request: Request) async -> Response {
        let number = number.withLock {
            $0 += 1
            return $0
        }
        while isSilent.withLock({ $0 }) { await Task.yield() }
        let caching = request.uri.path == "/private" ? "no-store" : "public, max-age=5"
        return Response(
            status: request.uri.path == "/failing" || isDown.withLock { $0 } ? .serviceUnavailable : .ok,
            headers: [.cacheControl: caching, .vary: "Accept-Language", .eTag: "\"\(number)\""],
            body: .init(byteBuffer: .init(string: "page \(number) \(request.headers[.acceptLanguage] ?? "")"))
        )
    }
}
