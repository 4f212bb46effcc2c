import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// A trial with an owner, and ways to give others an account.
extension Trial {
    /// Runs `body` on each engine, with Ruth as the owner.
    static func runDesk(_ body: (Trial, _ ruth: Account) async throws -> Void) async throws {
        try await run { trial in
            let first = FirstRun(trial.services)
            let outcome = try await first.begin(
                first.secret, name: "Ruth", email: "ruth@harbour.example", device: "Firefox")
            guard case .signedIn(let ruth) = outcome else { throw CancellationError() }
            try await body(trial, ruth.account)
        }
    }

    func people(_ account: Account) -> PeopleActions { PeopleActions(services, actor: .account(account)) }

    /// Returns the token of the newest invitation mailed to an address.
    func invitation(to email: String) async throws -> Token? {
        try await work()
        let link = post.mails(to: email).last?.body.firstMatch(of: /\/desk\/invitation\/([^\s\/]+)\n/)
        return link.flatMap { Token(String($0.output.1)) }
    }

    /// Invites an address and accepts the invitation.
    @discardableResult
    func join(_ email: String, as role: AccountRole, by doer: Account) async throws -> SignedIn {
        #expect(try await people(doer).invite(email, as: role, language: "en") == .done)
        let token = try #require(await invitation(to: email))
        let name = String(email.prefix { $0 != "@" }).capitalized
        let outcome = try await AcceptInvitation(services).accept(
            token, name: name, in: services.environment.random(16), device: "Safari")
        guard case .signedIn(let signedIn) = outcome else { throw CancellationError() }
        return signedIn
    }

    /// Stores the trial's campaign once more, under another slug.
    func store(campaign slug: String) async throws {
        let files = try changed { $0.replacing("slug: calais", with: "slug: \(slug)") }
        _ = try await services.database.write {
            try $0.campaigns.store(slug, files: files.files, at: Trial.start)
        }
        try await work()
    }

    /// Writes a letter and confirms it. Returns its id.
    @discardableResult
    func confirm(_ name: String, _ email: String) async throws -> Int64 {
        let (browser, _) = try await write(name, email)
        try await work()
        let token = try #require(post.mails(to: email).last?.token)
        guard case .confirmed(let letter, _) = try await supporters.confirm(mailed: token, in: browser)
        else { throw CancellationError() }
        return letter.id
    }

    /// Returns the history, oldest first: who, what, of what, of which campaign, and the detail.
    func history() async throws -> [String] {
        try await operatorActions.history(limit: 99).reversed().map {
            "\($0.actorName) \($0.action) \($0.subject) \($0.campaign ?? "") \($0.detail)"
        }
    }

    func role(of account: Account, in campaign: String = "calais") async throws -> CampaignRole? {
        try await services.database.read {
            try $0.accounts.membership(of: account.id, in: campaign)?.role
        }
    }

    func owners() async throws -> [String] {
        try await services.database.read { try $0.accounts.all().filter(\.isOwner).map(\.name) }
    }
}

extension AccountRole {
    static func calais(_ role: CampaignRole, _ languages: [Language] = []) -> AccountRole {
        .member(Membership(campaign: "calais", role: role, languages: languages))
    }
}
