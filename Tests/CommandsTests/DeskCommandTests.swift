import Actions
import ArgumentParser
import Domain
import Foundation
import Testing

@testable import Commands

/// The `postbag desk` commands on a data folder without a mail server.
@Suite struct DeskCommandTests {
    private func parse<Command: AsyncParsableCommand>(_ typed: String, as: Command.Type) throws -> Command {
        try Command.parse(typed.split(separator: " ").map(String.init))
    }

    private func invite(_ data: TrialData, _ typed: String) async throws -> [String] {
        try await parse(typed, as: DeskCommand.Invite.self).lines(data.settings())
    }

    /// Accepts an invitation by its printed link.
    private func accept(_ data: TrialData, _ lines: [String], name: String) async throws {
        let token = try #require(lines[1].split(separator: "/").last.flatMap { Token(String($0)) })
        try await data.settings().withServices { services in
            let accepting = AcceptInvitation(services)
            guard case .signedIn = try await accepting.accept(token, name: name, in: [], device: "") else {
                Issue.record("the link of \(lines) does not work")
                return
            }
        }
    }

    @Test func theSecretIsPrintedUntilThereIsAnAccount() async throws {
        try await TrialData.with { data in
            let secret = try parse("", as: DeskCommand.Secret.self)
            let settings = try data.settings()
            let lines = try await secret.lines(settings)
            #expect(lines[0] == "The desk has no owner yet. Become it at http://localhost:8080/desk")
            #expect(lines[1].wholeMatch(of: /with these secret words: (?:[a-z]+ ){11}[a-z]+/) != nil)
            #expect(try await secret.lines(settings) == lines)
            let words = String(lines[1].dropFirst("with these secret words: ".count))
            try await settings.withServices { services in
                let outcome = try await FirstRun(services).begin(
                    SecretWords(typed: words), name: "Ruth", email: "ruth@harbour.example", device: "")
                guard case .signedIn = outcome else {
                    Issue.record("the printed words are not the secret")
                    return
                }
            }
            await #expect(throws: CommandError.self) { try await secret.lines(settings) }
        }
    }

    @Test func anInvitedPersonIsListedAndRemoved() async throws {
        try await TrialData.with(campaign: "Campaigns/calais") { data in
            let owner = try await invite(data, "ruth@harbour.example")
            #expect(owner[0] == "ruth@harbour.example: owner (say --role for another role)")
            #expect(owner[1].hasPrefix("http://localhost:8080/desk/invitation/"))
            try await accept(data, owner, name: "Ruth")
            let translator = try await invite(
                data, "tom@harbour.example --role translator --campaign calais --language fr --language ar")
            #expect(translator[0] == "tom@harbour.example: translator of calais: fr, ar")
            let accounts = try parse("", as: DeskCommand.Accounts.self)
            let listed = try await accounts.lines(data.settings())
            #expect(
                listed.count == 2 && listed[0].hasPrefix("Ruth  ruth@harbour.example  owner  last here 2"))
            #expect(listed[1].hasPrefix("invited  tom@harbour.example  translator of calais: fr, ar  good"))
            try await accept(data, translator, name: "Tom\u{1B}")
            let tom = try parse("tom@harbour.example", as: DeskCommand.Remove.self)
            #expect(try await tom.line(data.settings()) == "removed: Tom?, tom@harbour.example")
            await #expect(throws: CommandError.self) { try await tom.line(data.settings()) }
            let locked = try parse("ruth@harbour.example", as: DeskCommand.Unlock.self)
            await #expect(throws: CommandError.self) { try await locked.line(data.settings()) }
            try await data.settings().withServices { services in
                let people = PeopleActions(services, actor: .here)
                let account = try #require(await people.account(of: "ruth@harbour.example"))
                try await turnSecondOn(services, account)
            }
            #expect(try await accounts.lines(data.settings())[0].hasSuffix("  second proof"))
            #expect(try await locked.line(data.settings()) == "unlocked: Ruth, ruth@harbour.example")
            let ruth = try parse("ruth@harbour.example", as: DeskCommand.Remove.self)
            await #expect(throws: CommandError.self) { try await ruth.line(data.settings()) }
            #expect(try await accounts.lines(data.settings()).count == 1)
        }
    }

    private func turnSecondOn(_ services: Services, _ account: Account) async throws {
        let second = SecondFactorActions(services, account: account)
        let now = services.environment.now()
        let session = DeskSession(id: 1, account: account.id, device: "", at: now)
        try await second.begin(in: session)
        guard case .begun(let app) = try await second.state(in: session) else { throw CancellationError() }
        let code = String(format: "%06d", app.code(of: TOTP.step(at: now)))
        guard case .codes = try await second.turnOn(code, in: session) else { throw CancellationError() }
    }

    @Test func aCampaignThatIsNotThereIsNamed() async throws {
        try await TrialData.with { data in
            await #expect {
                try await invite(data, "tom@harbour.example --role reader --campaign dover")
            } throws: {
                "\($0)" == "there is no campaign `dover`: postbag campaign list lists them"
            }
        }
    }
}
