import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Actions
@testable import Storage
@testable import Web

/// A site with a desk, and browsers in front of it.
struct DeskTrial: Sendable {
    let client: any TestClientProtocol
    let site: Site

    var services: Services { site.services }

    static func run(
        mailServer: MailServerPolicy = MailServerPolicy(),
        _ body: @escaping @Sendable (DeskTrial) async throws -> Void
    ) async throws {
        try await TrialSite.run(mailServer: mailServer, over: .router) { client, site in
            try await body(DeskTrial(client: client, site: site))
        }
    }

    /// A browser with its cookies, which sends forms as our own pages do.
    func browser() -> TrialBrowser { TrialBrowser(client: client) }

    /// A browser that has signed in as the first account, which owns the site.
    func owner() async throws -> TrialBrowser {
        let first = FirstRun(services)
        let outcome = try await first.begin(
            first.secret, name: "Ruth", email: "ruth@harbour.example", device: "Firefox")
        guard case .signedIn(let done) = outcome else { throw DeskTrialError.noAccount }
        return browser(done.token)
    }

    /// A browser that has signed in as a new account with this role in a campaign.
    func member(_ role: CampaignRole?, of campaign: String = "calais", languages: [Language] = ["fr"])
        async throws -> TrialBrowser
    {
        let id = services.environment.newID()
        let email = "member\(id)@harbour.example"
        let account = Account(id: id, name: "Member", email: email, isOwner: false)
        let session = Sessions(services).fresh(of: account, device: "Firefox")
        let (key, now) = (services.key.account(email), services.environment.now())
        try await services.database.write { connection in
            _ = try connection.accounts.insert(account, address: key, at: now)
            try connection.deskSessions.insert(session.row, secret: session.token.hashed)
            guard let role else { return }
            try connection.accounts.setMembership(
                Membership(campaign: campaign, role: role, languages: languages), of: id)
        }
        return browser(session.token)
    }

    func browser(_ token: Token) -> TrialBrowser {
        let browser = TrialBrowser(client: client)
        browser.cookies["postbag-desk"] = "\(token)"
        return browser
    }

    /// Ends every session of an account, or makes them older.
    func change(_ sql: String) async throws {
        try await services.database.write { _ = try $0.run(sql, [] as [any Storable]) }
    }

    /// The digits of the newest mail that signs in.
    func digits(where condition: String = "1 = 1") async throws -> String {
        let id = try await services.database.read {
            try $0.rows("SELECT id FROM sign_in WHERE \(condition) ORDER BY id DESC LIMIT 1", []).first?.int(
                "id")
        }
        return services.key.digits(of: try #require(id))
    }
}

enum DeskTrialError: Error { case noAccount }

/// A browser that keeps cookies.
final class TrialBrowser: @unchecked Sendable {
    // One test uses one browser, one request after the other.
    let client: any TestClientProtocol
    var cookies: [String: String] = [:]

    init(client: any TestClientProtocol) { self.client = client }

    struct Answer: Sendable {
        let status: HTTPResponse.Status
        let page: String
        let location: String?
        let headers: HTTPFields
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(path, .get, headers, nil)
    }

    func post(_ path: String, _ fields: [String: String], _ headers: HTTPFields? = nil) async throws -> Answer
    {
        let pairs = fields.map { "\($0.key)=\(Self.encoded($0.value))" }
        let body = ByteBuffer(string: pairs.joined(separator: "&"))
        return try await send(path, .post, headers ?? [.secFetchSite: "same-origin"], body)
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private func send(
        _ path: String, _ method: HTTPRequest.Method, _ given: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Answer {
        var headers = given
        headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let response = try await client.execute(uri: path, method: method, headers: headers, body: body) {
            $0
        }
        for field in response.headers[values: .setCookie] {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            guard let name = pair.first else { continue }
            let isOver = field.contains("Max-Age=0") || pair.count < 2
            cookies[String(name)] = isOver ? nil : String(pair[1])
        }
        return Answer(
            status: response.status, page: String(buffer: response.body),
            location: response.headers[.location], headers: response.headers)
    }
}
