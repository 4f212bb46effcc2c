import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Storage
import Testing

@testable import Actions
@testable import Web

/// Tests that visitors are told in their language when letters cannot be taken. They lose nothing
/// that they typed.
@Suite struct OverloadTests {
    private let words = "Je passe chaque matin devant ce camp."

    @Test(arguments: [Trouble.full, .diskFull, .crowd, .noRoom]) func whatWasTypedComesBack(
        _ trouble: Trouble
    ) async throws {
        try await TrialSite.run(trouble) { client in
            let answer = try await client.execute(
                uri: "/calais/letters", method: .post, headers: headers, body: letter
            ) { $0 }
            #expect(answer.status == .serviceUnavailable)
            #expect(answer.headers[.retryAfter] == "10")
            #expect(answer.headers[.cacheControl] == "no-store")
            let page = String(buffer: answer.body)
            #expect(page.contains("<html lang=\"fr\""))
            #expect(page.contains(words))
            #expect(page.contains("value=\"zoe@people.example\""))
            #expect(page.contains("action=\"/calais/letters\""))
        }
    }

    /// Every POST that a visitor can send is refused in an overload. A refused request is not read
    /// first.
    @Test func everyPostIsAskedForItsPlace() async throws {
        try await TrialSite.run(.crowd) { client, site in
            let paths = [
                "/confirm", "/confirm/1.AAAAAAAAAAAAAAAAAAAAAA", "/confirm/1.AAAAAAAAAAAAAAAAAAAAAA/not-me",
                "/confirm/news/1.AAAAAAAAAAAAAAAAAAAAAA", "/confirm/office/1.AAAAAAAAAAAAAAAAAAAAAA",
                "/calais/letters", "/calais/preview", "/calais/resend", "/calais/handed-over",
                "/calais/forget",
                "/calais/fr/write/write-minister",
                "/desk/first-run", "/desk/sign-in", "/desk/sign-in/code", "/desk/sign-in/second",
                "/desk/sign-in/1.AAAAAAAAAAAAAAAAAAAAAA", "/desk/invitation/1.AAAAAAAAAAAAAAAAAAAAAA",
            ]
            let posts = buildRouter(site).routes.filter { $0.method == .post }.map { "\($0.path)" }
            let atTheDesk = deskRoutes(site).listed.filter { $0.method == .post }.map {
                $0.path.replacing(":campaign", with: "calais")
            }
            #expect(posts.count == paths.count + atTheDesk.count, "a new route: \(posts)")
            for path in paths + atTheDesk {
                let status = try await client.execute(
                    uri: path, method: .post, headers: headers, body: letter
                ) { $0.status }
                #expect(status == .serviceUnavailable, "\(path)")
            }
        }
    }

    @Test func whatIsLongerThanAnyLetterIsNotReadInACrowd() async throws {
        try await TrialSite.run(.crowd) { client in
            let long = ByteBuffer(string: "words=kept&name=" + String(repeating: "a", count: 1 << 18))
            let answer = try await client.execute(
                uri: "/calais/letters", method: .post, headers: headers, body: long
            ) { $0 }
            #expect(answer.status == .serviceUnavailable)
            #expect(!String(buffer: answer.body).contains("kept"))
        }
    }

    @Test(arguments: ["/calais/preview", "/calais/fr/write/write-minister"])
    func otherFormsComeBackInACrowdToo(_ path: String) async throws {
        try await TrialSite.run(.crowd) { client in
            let answer = try await client.execute(uri: path, method: .post, headers: headers, body: letter) {
                $0
            }
            #expect(answer.status == .serviceUnavailable)
            #expect(String(buffer: answer.body).contains(words))
        }
    }

    @Test func pagesAreStillShownWhileTheDatabaseIsDown() async throws {
        try await TrialSite.run(.diskFull) { client in
            _ = try await client.execute(
                uri: "/calais/letters", method: .post, headers: headers, body: letter
            ) { $0 }
            let status = try await client.execute(uri: "/calais/fr", method: .get, headers: [:]) { $0.status }
            #expect(status == .ok)
        }
    }

    @Test func aLetterIsTakenAgainAfterwards() async throws {
        try await TrialSite.run(.none) { client in
            let status = try await client.execute(
                uri: "/calais/letters", method: .post, headers: headers, body: letter
            ) { $0.status }
            #expect(status == .seeOther)
        }
    }

    private var headers: HTTPFields {
        [.secFetchSite: "same-origin", .contentType: "application/x-www-form-urlencoded"]
    }

    private var letter: ByteBuffer {
        let fields = [
            "step": "write-minister", "language": "fr", "name": "Zoé Lefèvre", "email": "zoe@people.example",
            "country": "FR", "postcode": "62100",
            "address": "14 rue des Quatre Coins", "words": words, "consent": "yes",
        ]
        let pairs = fields.map {
            "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }
        return ByteBuffer(string: pairs.joined(separator: "&"))
    }
}

enum Trouble: Sendable { case none, full, diskFull, crowd, noRoom }

/// A site that cannot take letters, for the reason in `Trouble`.
enum TrialSite {
    typealias Body = @Sendable (any TestClientProtocol, Site) async throws -> Void

    static func run(
        _ trouble: Trouble, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        try await run(trouble) { client, _ in try await body(client) }
    }

    /// - Parameter way: how requests reach the site. Over a real connection a client gives up after
    ///   some seconds, which a busy machine may need.
    static func run(
        _ trouble: Trouble = .none, mailServer: MailServerPolicy = MailServerPolicy(),
        over way: TestingSetup = .live, _ body: @escaping Body
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "postbag-overload-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let engine = try await SQLiteEngine.open(folder: folder)
        let files = try CampaignFolder(reading: campaigns.appending(path: "calais"))
        _ = try await engine.write { try $0.campaigns.store("calais", files: files.files, at: Date()) }
        let database = Database(
            TroubledEngine(engine: engine, trouble: trouble), limit: trouble == .full ? 0 : 100)
        var logger = Logger(label: "overload")
        logger.logLevel = .critical
        let services = try await Services(
            database: database, environment: .real(),
            links: Links(site: "http://localhost"),
            sender: SenderIdentity(address: "letters@harbour.example"), rehearsal: true,
            unconfirmed: UnconfirmedLimit(limit: trouble == .noRoom ? 500 : UnconfirmedLimit.usual),
            logger: logger)
        if trouble == .crowd { services.traffic.requests(Traffic.most + 1) }
        let settings = SiteSettings(links: Links(site: "http://localhost"), isDemo: false, hasSite: false)
        let site = Site(services: services, settings: settings, mailServer: mailServer)
        try await Application(responder: buildResponder(site), logger: logger).test(way) {
            try await body($0, site)
        }
        try await engine.close()
    }

    private static let campaigns = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Campaigns")
}

/// SQLite that refuses letters as it does when the disk is full.
private struct TroubledEngine: Engine {
    let engine: SQLiteEngine
    let trouble: Trouble

    var dialect: Dialect { engine.dialect }
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await engine.read(body)
    }
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await engine.write(body)
    }
    func commit(_ batch: [WriteBatch]) async throws {
        if trouble == .diskFull { throw EngineError("SQLite: database or disk is full") }
        try await engine.commit(batch)
    }
    func enlist(worker: String) async throws { try engine.enlist(worker: worker) }
    func discharge(worker: String) async throws { engine.discharge(worker: worker) }
    func isAlive(worker: String) async throws -> Bool { engine.isAlive(worker: worker) }
    func copy(to file: URL) async throws -> Int { try await engine.copy(to: file) }
    var copies: SchemaCopies? { engine.copies }
    func alone(_ body: () async throws -> Void) async throws { try await engine.alone(body) }
    func close() async throws { try await engine.close() }
}
