import Actions
import Domain
import Foundation
import Testing

@testable import Commands

/// Two processes on one folder, while an owner sets a mail server at the desk.
@Suite struct LiveRootTests {
    private let site = ["POSTBAG_SITE": "http://localhost:8080"]
    private let server = MailServer(
        host: "smtp.harbour.example", port: 465, user: "letters", password: "s3cret",
        sender: "letters@harbour.example")

    @Test func everyProcessTakesAMailServerOverWithoutARestart() async throws {
        try await TrialData.with(campaign: "Campaigns/calais") { data in
            let settings = try data.settings(site)
            let (first, second) = try await (live(settings), live(settings))
            let before = await second.current
            #expect(before.services.rehearsal && before.smtp == nil)
            let owner = try await owner(of: first.current.services)
            try await MailServerActions(first.current.services, account: owner).keep(server)
            for live in [first, second] {
                try await live.refresh()
                try await live.refresh()
                let root = await live.current
                #expect(!root.services.rehearsal && root.services.sender.address == server.sender)
                #expect(root.settings.lines.contains("mail server: smtp.harbour.example:465"))
            }
            #expect(before.services.rehearsal, "what began with the old services ends with them")
            try await MailServerActions(first.current.services, account: owner).rehearse()
            try await second.refresh()
            #expect(await second.current.services.rehearsal)
            second.end()
            var modes: [Bool] = []
            for await root in second.others { modes.append(root.services.rehearsal) }
            #expect(modes == [false, true], "each change is taken over once")
            // The command line has the same server.
            try await MailServerActions(first.current.services, account: owner).keep(server)
            let command = try await CompositionRoot.make(settings)
            #expect(command.settings.lines.contains("mail server: smtp.harbour.example:465"))
            try await command.close()
            for live in [first, second] { try await live.close() }
        }
    }

    @Test(arguments: [
        [:], ["POSTBAG_SITE": "http://localhost", "POSTBAG_CLOCK_OFFSET": "60"],
        ["POSTBAG_SITE": "http://localhost", "POSTBAG_PACE": "off"],
    ])
    func settingsThatRuleAMailServerOutRuleOutTheDesks(_ environment: [String: String]) async throws {
        try await TrialData.with { data in
            let settings = try data.settings(environment)
            #expect(settings.sending(through: server) == nil)
            #expect(settings.mailPolicy.obstacleTo(server) != nil, "the desk does not keep it")
            let live = try await live(settings)
            let services = await live.current.services
            try await MailServerActions(services, account: owner(of: services)).keep(server)
            try await live.refresh()
            #expect(await live.current.services.rehearsal)
            try await live.close()
            var said: [String] = []
            var report = HealthReport { said.append($0) }
            await report.examine(settings)
            #expect(said.contains { $0.hasPrefix("problem  mail server: the one of the desk is not used") })
        }
    }

    @Test func theProgramsOwnSettingsWin() async throws {
        try await TrialData.with { data in
            var environment = site
            environment["POSTBAG_SMTP"] = "smtp://mx.quay.example:25"
            environment["POSTBAG_FROM"] = "post@quay.example"
            environment["POSTBAG_MAIL_PORTS"] = "1025, 587"
            let settings = try data.settings(environment)
            let policy = settings.mailPolicy
            #expect(policy.given?.name == "mx.quay.example:25" && policy.given?.place == "POSTBAG_SMTP")
            #expect(policy.sender?.place == "POSTBAG_FROM" && policy.ports == [587, 465, 2525, 25, 1025])
            let live = try await live(settings)
            let services = await live.current.services
            try await MailServerActions(services, account: owner(of: services)).keep(server)
            try await live.refresh()
            #expect(await live.current.settings.lines.contains("mail server: mx.quay.example:25"))
            try await live.close()
        }
    }

    @Test func settingsAreReadAgainWhileTheProgramRuns() async throws {
        try await TrialData.with(campaign: "Campaigns/calais") { data in
            let live = try await live(data.settings(site))
            let before = await live.current
            var newer = site
            newer["POSTBAG_SMTP"] = "smtp://mx.quay.example:25"
            newer["POSTBAG_FROM"] = "post@quay.example"
            newer["POSTBAG_METRICS_TOKEN"] = "a-token-of-16-letters"
            newer["POSTBAG_UNCONFIRMED_MB"] = "7"
            let settings = try data.settings(newer)
            await live.reload { settings }
            let root = await live.current
            #expect(!root.services.rehearsal && root.services.sender.address == "post@quay.example")
            #expect(root.settings.metricsToken == "a-token-of-16-letters")
            #expect(before.services.rehearsal, "what began before ends as it began")
            #expect(root.settings.unconfirmedMegabytes == before.settings.unconfirmedMegabytes)
            #expect(root.needingRestart(in: settings) == ["unconfirmed letters: 7 MB at most"])
            // A mail server that the desk keeps gives way, and is back when the settings name none.
            try await MailServerActions(root.services, account: owner(of: root.services)).keep(server)
            let first = try data.settings(site)
            await live.reload { first }
            #expect(await live.current.services.sender.address == server.sender)
            try await live.close()
        }
    }

    /// A file that was cut off has no mail server, and says nothing wrong.
    @Test func aSiteThatSendsDoesNotBeginToRehearse() async throws {
        try await TrialData.with { data in
            let live = try await live(data.settings(sending("s3cret")))
            let cutOff = try data.settings([:])
            await live.reload { cutOff }
            #expect(await !live.current.services.rehearsal)
            live.end()
            for await _ in live.others { Issue.record("another root") }
            try await live.close()
        }
    }

    @Test func whatIsHiddenIsToldWithoutBeingShown() async throws {
        try await TrialData.with { data in
            var (old, new) = (sending("s3cret"), sending("0ther"))
            for (name, before, after) in [
                ("POSTBAG_METRICS_TOKEN", "a-token-of-16-letters", "b-token-of-16-letters"),
                ("POSTBAG_IMAP", "imaps://u:s3cret@mx.quay.example", "imaps://u:0ther@mx.quay.example"),
                ("POSTBAG_DATABASE", "postgres://u:s3cret@db.example/p", "postgres://u:0ther@db.example/p"),
            ] { (old[name], new[name]) = (before, after) }
            let (before, after) = try (data.settings(old), data.settings(new))
            #expect(
                after.lines(besides: before) == [
                    "mail server: its user, password or encryption", "metrics: another token",
                    "IMAP: its user, password or encryption", "database: its password or options",
                ])
            #expect(before.lines(besides: before).isEmpty)
        }
    }

    private func sending(_ password: String) -> [String: String] {
        site.merging([
            "POSTBAG_SMTP": "smtps://letters:\(password)@mx.quay.example",
            "POSTBAG_FROM": "post@quay.example",
        ]) { $1 }
    }

    @Test func settingsThatDoNotFitChangeNothing() async throws {
        try await TrialData.with { data in
            let live = try await live(data.settings([:]))
            await live.reload { throw SettingsProblems(problems: ["POSTBAG_PORT: 0 is not a port"]) }
            // The mail server needs the site, and the site needs a restart.
            let newer = try data.settings(
                site.merging(["POSTBAG_SMTP": "smtp://mx.quay.example", "POSTBAG_FROM": "post@quay.example"])
                {
                    $1
                })
            await live.reload { newer }
            #expect(await live.current.services.rehearsal)
            live.end()
            for await _ in live.others { Issue.record("another root") }
            try await live.close()
        }
    }

    private func live(_ settings: Settings) async throws -> LiveRoot {
        LiveRoot(try await CompositionRoot.make(settings))
    }

    private func owner(of services: Services) async throws -> Account {
        let first = FirstRun(services)
        let outcome = try await first.begin(
            first.secret, name: "Ruth", email: "ruth@harbour.example", device: "Firefox")
        guard case .signedIn(let done) = outcome else { throw CancellationError() }
        return done.account
    }
}
