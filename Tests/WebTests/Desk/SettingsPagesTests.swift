import Domain
import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import Actions
@testable import Web

/// The mail server at the desk: tried, kept, and refused, with a server of made-up words.
@Suite struct SettingsPagesTests {
    private static let form = [
        "mail": "server", "host": " SMTP.harbour.example ", "port": "587", "user": "letters",
        "password": "s3cret-word", "sender": "letters@harbour.example",
    ]

    @Test func aWrongPasswordShowsTheServersWordsAndKeepsAllButThePassword() async throws {
        let server = ScriptedMailServer(at: .password, Reply(535, "5.7.8 <b>not</b> accepted\u{202E}"))
        try await DeskTrial.run(mailServer: MailServerPolicy(trial: server)) { trial in
            let owner = try await trial.owner()
            let answer = try await owner.post("/desk/settings", Self.form.merging(["do": "save"]) { $1 })
            #expect(answer.status == .unprocessableContent)
            #expect(answer.page.contains("<q>535 5.7.8 &lt;b&gt;not&lt;/b&gt; accepted </q>"))
            #expect(answer.page.contains("app password") && answer.page.contains("Not saved"))
            #expect(answer.page.contains("value=\"smtp.harbour.example\""))
            #expect(answer.page.contains("value=\"letters@harbour.example\""))
            #expect(!answer.page.contains("s3cret") && !answer.page.contains("name=\"carried\""))
            #expect(try await trial.services.keptMailServer() == nil)
            #expect(answer.headers[.cacheControl] == "no-store")
        }
    }

    @Test func whatWasTriedIsSavedWithoutTypingThePasswordAgain() async throws {
        let (server, changes) = (ScriptedMailServer(), Counter())
        let policy = MailServerPolicy(trial: server, changed: { changes.count.withLock { $0 += 1 } })
        try await DeskTrial.run(mailServer: policy) { trial in
            let owner = try await trial.owner()
            let tried = try await owner.post("/desk/settings", Self.form.merging(["do": "letter"]) { $1 })
            #expect(tried.status == .ok && tried.page.contains("The letter has left"))
            #expect(server.letters == ["ruth@harbour.example"] && changes.count.withLock { $0 } == 0)
            #expect(!tried.page.contains("s3cret"))
            let carried = try #require(tried.page.firstMatch(of: /name="carried" value="([^"]+)"/)?.output.1)
            var form = Self.form.merging(["do": "save", "password": "", "carried": String(carried)]) { $1 }

            // A password goes to no other server than the one for which it was typed.
            form["host"] = "smtp.elsewhere.example"
            let elsewhere = try await owner.post("/desk/settings", form)
            #expect(elsewhere.status == .unprocessableContent && server.passwords.count == 1)
            form["host"] = "smtp.harbour.example"
            let done = try await owner.post("/desk/settings", form)
            #expect(done.location == "/desk/settings" && changes.count.withLock { $0 } == 1)
            let kept = try #require(try await trial.services.keptMailServer())
            #expect(kept.isOn && kept.server.password == "s3cret-word" && kept.server.port == 587)
            #expect(server.passwords == ["s3cret-word", "s3cret-word"])

            form["carried"] = ""
            _ = try await owner.post("/desk/settings", form.merging(["do": "try"]) { $1 })
            #expect(server.passwords.last == "s3cret-word", "the kept password is used")
            form["host"] = "smtp.elsewhere.example"
            let again = try await owner.post("/desk/settings", form)
            #expect(again.page.contains("Type the password once more.") && server.passwords.count == 3)
            _ = try await owner.post("/desk/settings", ["mail": "rehearse", "do": "save"])
            #expect(try await trial.services.keptMailServer()?.isOn == false)
            let history = try await owner.get("/desk/history").page
            #expect(history.contains("Mail server set") && history.contains("Back to the rehearsal"))
        }
    }

    @Test func anOwnerSteersTheMail() async throws {
        try await DeskTrial.run(mailServer: MailServerPolicy()) { trial in
            let owner = try await trial.owner()
            for step in ["stop", "stop", "probe", "go", "go", "<b>"] {
                let answer = try await owner.post("/desk/settings/mail", ["do": step])
                #expect(answer.status == .seeOther && answer.location == "/desk/settings")
            }
            let history = try await owner.get("/desk/history").page
            for told in ["All mail held", "Mail no longer held", "Mail servers that hold mail tried at once"]
            {
                #expect(history.ranges(of: told).count == 1, "\(told)")
            }
        }
    }

    @Test func settingsOfTheProgramWin() async throws {
        let given = MailServerPolicy.Given(name: "mx.harbour.example:25", place: "/etc/postbag.conf")
        try await DeskTrial.run(mailServer: MailServerPolicy(given: given)) { trial in
            let owner = try await trial.owner()
            let page = try await owner.get("/desk/settings").page
            #expect(page.contains("is set by /etc/postbag.conf") && !page.contains("name=\"host\""))
            let answer = try await owner.post("/desk/settings", Self.form.merging(["do": "save"]) { $1 })
            #expect(answer.status == .conflict)
            #expect(try await trial.services.keptMailServer() == nil)
        }
    }

    @Test(arguments: [MailServerPolicy.Obstacle.demo, .noSite, .trialClock, .trialLimits])
    func whereNothingMayLeaveAServerCanBeTriedOnly(_ obstacle: MailServerPolicy.Obstacle) async throws {
        let server = ScriptedMailServer()
        // This one is known only once the server is.
        let policy = MailServerPolicy(
            obstacle: obstacle == .trialLimits ? nil : obstacle, obstacleTo: { _ in obstacle }, trial: server)
        try await DeskTrial.run(mailServer: policy) { trial in
            let owner = try await trial.owner()
            let tried = try await owner.post("/desk/settings", Self.form.merging(["do": "try"]) { $1 })
            #expect(tried.page.contains("It works") && server.passwords.count == 1)
            let saved = try await owner.post("/desk/settings", Self.form.merging(["do": "save"]) { $1 })
            #expect(saved.status == .unprocessableContent && saved.page.contains("but not use it"))
            #expect(try await trial.services.keptMailServer() == nil)
        }
    }

    @Test func noPasswordIsShownWhenTheDeskAsksAgainWhoItIs() async throws {
        try await DeskTrial.run(mailServer: MailServerPolicy(trial: ScriptedMailServer())) { trial in
            let owner = try await trial.owner()
            try await trial.change("UPDATE desk_session SET proved_at = 0")
            let long = String(repeating: "s3cret-word", count: 20)
            let answer = try await owner.post(
                "/desk/settings", Self.form.merging(["do": "save", "password": long]) { $1 })
            #expect(answer.status == .unauthorized && !answer.page.contains("s3cret"))
        }
    }

    @Test func theFirstPageSaysThatMailIsHeldInTheServersWords() {
        for (account, mayMend) in [(DeskFixture.ruth, true), (DeskFixture.tom, false)] {
            let page = campaignsPage(
                DeskFixture.context("en", account), [DeskFixture.calais], mail: DeskFixture.heldMail
            ).text
            #expect(page.contains("<q>550 5.7.1 &lt;b&gt;no&lt;/b&gt; mail from you</q>"))
            #expect(page.contains("Look at the mail server") == mayMend)
        }
    }

    @Test(arguments: [
        (["port": "8080"], "Choose one of the ports."), (["host": "a b/../c"], "is not the name of a server"),
        (["host": ""], "Type the name of the mail server"), (["sender": "letters"], "is not a whole address"),
        (["password": ""], "A user name needs a password."), (["user": ""], "A password needs a user name."),
        (["password": "a\u{0}b"], "characters that nobody can type"),
    ])
    func whatDoesNotFitIsTriedNowhere(_ change: [String: String], _ told: String) async throws {
        let server = ScriptedMailServer()
        try await DeskTrial.run(mailServer: MailServerPolicy(trial: server)) { trial in
            let owner = try await trial.owner()
            let answer = try await owner.post("/desk/settings", Self.form.merging(change) { $1 })
            #expect(answer.status == .unprocessableContent && answer.page.contains(told), "\(change)")
            #expect(server.passwords.isEmpty)
        }
    }
}

private final class Counter: Sendable {
    let count = Mutex(0)
}

/// A mail server that breaks at one link, or at none.
final class ScriptedMailServer: MailServerTrial {
    private let broken: MailTrial.Break?
    private let seen = Mutex<(passwords: [String], letters: [String])>(([], []))

    init() { broken = nil }
    init(at link: MailTrial.Link, _ reply: Reply) { broken = .init(at: link, reply) }

    var passwords: [String] { seen.withLock { $0.passwords } }
    var letters: [String] { seen.withLock { $0.letters } }

    func run(_ server: MailServer, senders: [String], letter: EmailMessage?) async -> MailTrial {
        seen.withLock {
            $0.passwords.append(server.password)
            $0.letters += letter.map { [$0.to.address] } ?? []
        }
        let links = MailTrial.Link.allCases.filter { $0 != .letter || letter != nil }
        return MailTrial(of: links, broken: broken, said: Reply(250, "2.0.0 queued"))
    }
}
