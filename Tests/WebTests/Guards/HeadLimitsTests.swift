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

/// Tests that a request's head is measured before anything reads it.
@Suite struct HeadLimitsTests {
    private static let path = HTTPResponse.Status.uriTooLong
    private static let fields = HTTPResponse.Status.requestHeaderFieldsTooLarge

    @Test(arguments: [
        ("/calais/en", 200), ("/calais/en?" + String(repeating: "a", count: 4_000), 200),
        ("/" + String(repeating: "a", count: 4_096), 414),
    ])
    func pathsHaveALimit(_ path: String, _ status: Int) async throws {
        try await site { client in
            let answer = try await client.execute(uri: path, method: .get) { $0 }
            #expect(answer.status.code == status)
        }
    }

    @Test func fieldsHaveALimitTogether() async throws {
        try await site { client in
            for (size, status) in [(16_000, HTTPResponse.Status.ok), (17_000, Self.fields)] {
                let answer = try await client.execute(
                    uri: "/calais/en", method: .get, headers: [.cookie: String(repeating: "a", count: size)]
                ) { $0 }
                #expect(answer.status == status)
            }
        }
    }

    @Test func inALargeHeadAFieldThatIsNotASCIIIsAsGoodAsNotSent() async throws {
        let long = String(repeating: "a", count: RequestSizeLimits.harmlessFields)
        try await site { client in
            let answer = try await client.execute(
                uri: "/", method: .get, headers: [.acceptLanguage: "fr, \u{301}", .cookie: long]
            ) { $0 }
            #expect(String(buffer: answer.body).contains("<html lang=\"en\""))
            let french: HTTPFields = [.acceptLanguage: "fr, xx", .cookie: long]
            let plain = try await client.execute(uri: "/", method: .get, headers: french) { $0 }
            #expect(String(buffer: plain.body).contains("<html lang=\"fr\""))
        }
    }

    @Test(arguments: [
        "postbag=AAAAAAAAAAAAAAAAAAAAAA.7", "x=\u{301}\u{323}; postbag=AAAAAAAAAAAAAAAAAAAAAA.7 ",
        "a; =;;  postbag=AAAAAAAAAAAAAAAAAAAAAA.7; b=c",
        "postbag=no; postbag=AAAAAAAAAAAAAAAAAAAAAA.7",
    ])
    func cookiesOfOtherProgramsAreSkipped(_ cookie: String) {
        let settings = SiteSettings(links: Links(site: "http://localhost"), isDemo: false, hasSite: false)
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "localhost", path: "/", headerFields: [.cookie: cookie])
        let browser = BrowserCookies(settings: settings).browser(
            of: Request(head: head, body: .init(buffer: .init())))
        #expect(browser.secret == [UInt8](repeating: 0, count: 16))
        #expect(browser.latest == 7)
    }

    @Test func aFormHasSoManyFieldsAndNoMore() {
        let pairs = (0..<500).map { "a\($0)=\($0)" }.joined(separator: "&")
        #expect(FormBody(Array(pairs.utf8)).pairs.count == RequestSizeLimits.formFields)
        let marks = String(repeating: "%CC%81", count: 40)
        let body = FormBody(Array("\(marks)=1&name=a\(marks)".utf8))
        #expect(body.pairs.count == 1)
        #expect(body["name"].unicodeScalars.count == 31)
    }

    private typealias Visit = @Sendable (any TestClientProtocol) async throws -> Void

    private func site(_ body: @escaping Visit) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "postbag-head-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let engine = try await SQLiteEngine.open(folder: folder)
        let files = try CampaignFolder(
            reading: URL(filePath: #filePath).appending(path: "../../../../Campaigns/calais").standardized)
        let database = Database(engine)
        _ = try await database.write { try $0.campaigns.store("calais", files: files.files, at: Date()) }
        let services = try await Services(
            database: database, environment: .real(),
            links: Links(site: "http://localhost"),
            sender: SenderIdentity(address: "letters@harbour.example"), rehearsal: true,
            logger: Logger(label: "head")
        )
        let site = Site(
            services: services,
            settings: SiteSettings(links: Links(site: "http://localhost"), isDemo: false, hasSite: false))
        try await Application(responder: buildResponder(site), logger: Logger(label: "head")).test(.live) {
            try await body($0)
        }
        try await engine.close()
    }
}
