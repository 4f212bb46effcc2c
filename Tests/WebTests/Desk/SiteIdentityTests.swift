import Domain
import HTTPTypes
import Testing

@testable import Actions
@testable import Storage
@testable import Web

/// The name of the site and the address for its readers, as an owner sets them.
@Suite struct SiteIdentityTests {
    private static let typed = [
        "do": "site", "name": " Quay  <Letters> ", "contact": " Post@Harbour.example ",
    ]

    @Test func itStandsWhereTheDeskSays() async throws {
        try await DeskTrial.run(mailServer: MailServerPolicy(trial: ScriptedMailServer())) { trial in
            let owner = try await trial.owner()
            let before = try await trial.browser().get("/nowhere").page
            #expect(before.contains(">Postbag</a></p>") && !before.contains("mailto:"))

            let saved = try await owner.post("/desk/settings", Self.typed)
            #expect(saved.status == .ok && saved.page.contains("Name and address are saved"))
            #expect(saved.page.contains("value=\"Quay &lt;Letters&gt;\""))
            let refused = try await trial.browser().get("/nowhere").page
            #expect(refused.contains("<bdi>Quay &lt;Letters&gt;</bdi></a></p>\n"))
            #expect(refused.contains("<footer><p><a href=\"mailto:Post@harbour.example\">"))
            #expect(
                try await owner.get("/desk").page.contains("<bdi>Quay &lt;Letters&gt;</bdi></a> <small>"))
            let signIn = try await trial.browser().get("/desk/sign-in").page
            #expect(signIn.contains("mailto:Post@harbour.example"))
            #expect(trial.services.mailbox.name == "Quay <Letters>")
            let campaign = try await trial.browser().get("/calais/en").page
            #expect(!campaign.contains("Quay") && !campaign.contains("Post@"))
            let history = try await owner.get("/desk/history").page
            #expect(history.contains("Name of the site set: ") && history.contains("Quay &lt;Letters&gt;"))

            _ = try await owner.post("/desk/settings", Self.typed)
            let named = try await trial.services.database.read { connection in
                try connection.audit.newest(limit: 20).count { $0.action == "site_named" }
            }
            #expect(named == 1)
            _ = try await owner.post("/desk/settings", ["do": "site", "name": "", "contact": ""])
            #expect(trial.services.mailbox.name == "Postbag")
        }
    }

    @Test(arguments: [
        (["name": "Harbour\nLetters"], "that nobody can type"),
        (["name": String(repeating: "é", count: 81)], "The name has 81 characters. It may have 80."),
        (["contact": "harbour"], "is not a whole address"),
    ])
    func whatDoesNotFitIsNotKept(_ change: [String: String], _ told: String) async throws {
        try await DeskTrial.run(mailServer: MailServerPolicy(trial: ScriptedMailServer())) { trial in
            let owner = try await trial.owner()
            let typed = ["do": "site", "name": "Harbour", "contact": "post@harbour.example"]
            let answer = try await owner.post("/desk/settings", typed.merging(change) { $1 })
            #expect(answer.status == .unprocessableContent && answer.page.contains(told))
            #expect(trial.services.identity.identity == SiteIdentity())
        }
    }

    @Test func whatIsTypedAboutTheMailServerStays() async throws {
        let server = ScriptedMailServer()
        try await DeskTrial.run(mailServer: MailServerPolicy(trial: server)) { trial in
            let owner = try await trial.owner()
            let form = [
                "do": "site", "name": "Harbour", "contact": "", "mail": "server", "port": "587",
                "host": "smtp.harbour.example", "user": "letters", "password": "s3cret-word",
                "sender": "letters@harbour.example",
            ]
            let page = try await owner.post("/desk/settings", form).page
            #expect(page.contains("value=\"smtp.harbour.example\"") && !page.contains("s3cret"))
            let carried = try #require(page.firstMatch(of: /name="carried" value="([^"]+)"/)?.output.1)
            let next = ["do": "try", "password": "", "carried": String(carried)]
            _ = try await owner.post("/desk/settings", form.merging(next) { $1 })
            #expect(server.passwords == ["s3cret-word"])
        }
    }

    @Test func aSiteWhoseServerIsSetElsewhereHasANameToo() async throws {
        let given = MailServerPolicy.Given(name: "mx.harbour.example:25", place: "/etc/postbag.conf")
        try await DeskTrial.run(mailServer: MailServerPolicy(given: given)) { trial in
            let owner = try await trial.owner()
            #expect(try await owner.post("/desk/settings", Self.typed).status == .ok)
            #expect(trial.services.identity.identity.contact == "Post@harbour.example")
        }
    }
}
