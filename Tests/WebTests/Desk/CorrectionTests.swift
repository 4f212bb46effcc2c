import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Actions
@testable import Web

/// A slip in a letter that is live: what is said before it is mended, and what then happens.
@Suite struct CorrectionTests {
    private let path = "/desk/calais/letters/minister?reading=en"

    private func fields(_ page: String) -> [String: String] {
        var fields: [String: String] = [:]
        for match in page.matches(of: /<input[^>]*\sname="([^"]+)"[^>]*\svalue="([^"]*)"/) {
            fields[String(match.1)] = String(match.2)
        }
        for match in page.matches(of: /<textarea[^>]*\sname="([^"]+)"[^>]*>\n([^<]*)/) {
            fields[String(match.1)] = String(match.2)
        }
        return fields.filter { !["do", "as"].contains($0.key) }
    }

    private func hidden(_ page: String) -> [String: String] {
        let found = page.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/)
        return Dictionary(found.map { (String($0.1), String($0.2)) }) { _, last in last }
    }

    @Test func aSlipIsShownMendedAndLeavesTranslationsAsTheyAre() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.organiser)
            #expect(try await browser.get("/desk/calais").page.contains(">Correct a letter</a>"))
            let before = try await browser.get(path).page
            #expect(before.contains("value=\"changes\"") && !before.contains("See what changes"))
            var sent = fields(before)
            sent["fr-1"] = (sent["fr-1"] ?? "") + " Corrigé."
            sent["do"] = "changes"
            #expect(try await browser.post(path, sent).location == "/desk/calais/try#changes")
            #expect(try await browser.get(path).page.contains("See what changes, and publish"))

            let page = try await browser.get("/desk/calais/try").page
            #expect(page.contains("Letters: minister, French, paragraph 1</strong>"))
            #expect(page.contains("Corrigé.</ins>") && !page.contains("French, paragraph 2"))
            #expect(page.contains("No letter has left yet."))
            #expect(page.contains("/desk/calais/letters/minister?reading=en#en-1"))
            let form = ["do": "slip", "base": fields(page)["base"] ?? ""]
            let old = try await browser.post("/desk/calais/publish", ["do": "slip", "base": "1"])
            #expect(old.status == .unprocessableContent)
            #expect(
                try await browser.post("/desk/calais/publish", form).location == "/desk/calais/try#changes")
            let after = try await browser.get("/desk/calais/try").page
            #expect(!after.contains("value=\"slip\"") && after.contains("Corrigé.</ins>"))

            let publication = fields(after).merging(["when": "now"]) { $1 }
            let published = try await browser.post("/desk/calais/publish", publication)
            #expect(published.location == "/desk/calais/published")
            #expect(try await browser.get("/desk/calais/published").page.contains("Version 2, live since"))
        }
    }

    @Test func whoHasTheFormOpenSeesTheNewTextBeforeItIsSigned() async throws {
        try await DeskTrial.run { trial in
            let (browser, visitor) = (try await trial.member(.organiser), trial.browser())
            let form = try #require(
                try await visitor.get("/calais/fr").page.split(separator: "id=\"form\"").last)
            var letter = hidden(String(form))
            (letter["name"], letter["email"]) = ("Ada", "ada@supporter.example")
            (letter["country"], letter["postcode"], letter["address"]) = ("GB", "E17 9NJ", "12 Quay Street")
            (letter["consent"], letter["writer"], letter["words"]) = ("yes", "feminine", "J’y étais.")
            #expect(letter["text_shown"] != nil)

            var sent = fields(try await browser.get(path).page)
            sent["fr-1"] = "Le texte neuf."
            _ = try await browser.post(path, sent)
            let trying = fields(try await browser.get("/desk/calais/try").page)
            _ = try await browser.post("/desk/calais/publish", trying.merging(["when": "now"]) { $1 })

            let shown = try await visitor.post("/calais/letters", letter)
            #expect(shown.status == .conflict && shown.page.contains("Le texte neuf."))
            #expect(shown.page.contains("a été modifié pendant que vous écriviez"))
            #expect(shown.page.contains("J’y étais."))
            var again = hidden(shown.page)
            again["consent"] = "yes"
            #expect(try await visitor.post("/calais/letters", again).location == "/calais/fr/waiting")
            let waiting = try await browser.get("/desk/calais/switches").page
            #expect(waiting.contains("One letter waits to be confirmed."))
        }
    }

    private func letter(on page: String) throws -> [String: String] {
        var letter = hidden(String(try #require(page.split(separator: "id=\"form\"").last)))
        (letter["name"], letter["email"]) = ("Ada", "ada@supporter.example")
        (letter["country"], letter["postcode"], letter["address"]) = ("GB", "E17 9NJ", "12 Quay Street")
        (letter["consent"], letter["writer"], letter["words"]) = ("yes", "feminine", "J’y étais.")
        return letter
    }

    /// Publishes a changed `campaign.yaml`.
    private func publish(_ trial: DeskTrial, _ change: (String) -> String) async throws {
        let files = try await trial.services.database.read {
            try $0.campaigns.files("calais", version: 1)
        }
        var changed = files
        changed["campaign.yaml"] = Array(
            change(String(decoding: files["campaign.yaml"] ?? [], as: UTF8.self)).utf8)
        _ = try await trial.services.database.write { [changed] in
            try $0.campaigns.store("calais", files: changed, at: trial.services.environment.now())
        }
        try await trial.services.campaigns.refresh()
    }

    @Test func whoHasTheFormOpenReadsThatTheMailIsStopped() async throws {
        try await DeskTrial.run { trial in
            let (browser, visitor) = (try await trial.member(.organiser), trial.browser())
            let before = try await visitor.get("/calais/fr").page
            let old = try letter(on: before)
            #expect(before.contains("Par courriel"))
            _ = try await browser.post(
                "/desk/calais/target-mail", ["target": "minister", "do": "cancel", "sure": "yes"])
            try await trial.services.switches.refresh()
            let page = try await visitor.get("/calais/fr/write/write-minister").page
            #expect(page.contains("Par le formulaire en ligne") && !page.contains("Par courriel"))

            let shown = try await visitor.post("/calais/letters", old)
            #expect(shown.status == .conflict && shown.page.contains("J’y étais."))
            #expect(
                shown.page.contains("a été arrêté par l’organisateur. Une lettre passe par le formulaire"))
            var again = hidden(shown.page)
            again["consent"] = "yes"
            #expect(try await visitor.post("/calais/letters", again).location == "/calais/fr/waiting")
            let waiting = try await visitor.get("/calais/fr/waiting").page
            #expect(waiting.contains("name=\"channel\" value=\"form\""))

            // With e-mail alone no letter can be sent. The form comes back as it was typed.
            try await publish(trial) { $0.replacing("by: [email, form, post]", with: "by: [email]") }
            let stopped = try await visitor.post("/calais/letters", again)
            #expect(stopped.status == .gone && stopped.page.contains("value=\"ada@supporter.example\""))
            #expect(stopped.page.contains("Pas de lettre à Bernard Cazeneuve pour le moment"))
            #expect(stopped.page.contains("J’y étais."))
            // The French page may be the one of a second ago.
            let told = "No letter can be sent there from here for now."
            #expect(try await visitor.get("/calais/en").page.contains(told))
            _ = try await browser.post("/desk/calais/target-mail", ["target": "minister", "do": "resume"])
            try await trial.services.switches.refresh()
            try await goesAgain(again, visitor)
        }
    }

    private func suspend(_ address: String, of target: String, _ services: Services) async throws {
        let suspension = AddressSuspension(
            address: address, reason: .unknown, since: Day("2016-10-28")!.start, campaign: "calais",
            target: target)
        try await services.database.write {
            try $0.suspensions.insert(suspension, rehearsal: services.rehearsal)
        }
        try await services.suspensions.refresh()
    }

    @Test func whoHasTheFormOpenReadsThatTheAddressIsSuspended() async throws {
        try await DeskTrial.run { trial in
            let (browser, visitor) = (try await trial.member(.organiser), trial.browser())
            let old = try letter(on: try await visitor.get("/calais/fr").page)
            let services = trial.services
            let target = try #require(services.campaigns.newest("calais")?.campaign.target("minister"))
            let address = try #require(target.email)
            try await suspend(address, of: "minister", services)
            let page = try await visitor.get("/calais/fr/write/write-minister").page
            #expect(page.contains("Par le formulaire en ligne") && !page.contains("Par courriel"))
            let shown = try await visitor.post("/calais/letters", old)
            #expect(shown.status == .conflict && shown.page.contains("J’y étais."))
            let told = "sont refusés\u{a0}: Postbag n’en envoie plus pour le moment. Une lettre passe par"
            #expect(shown.page.contains(told) && !shown.page.contains("par l’organisateur"))
            _ = try await browser.post("/desk/calais/deliveries", ["address": address])
            let again = try await visitor.get("/calais/fr/write/write-minister").page
            #expect(again.contains("Par courriel"), "the button at the desk is at once in force")
            try await goesAgain(hidden(shown.page).merging(["consent": "yes"]) { $1 }, visitor)
        }
    }

    /// Sends a form that spoke of a letter by hand, while e-mail goes. It asks for new consent.
    private func goesAgain(_ form: [String: String], _ visitor: TrialBrowser) async throws {
        let shown = try await visitor.post("/calais/letters", form)
        #expect(shown.status == .conflict && shown.page.contains("J’y étais."))
        #expect(shown.page.contains("Une lettre à Bernard Cazeneuve part désormais par courriel."))
        #expect(shown.page.contains("transmette ma lettre"))
        let consent = shown.page.matches(of: /<input[^>]*name="consent"[^>]*>/).map { String($0.0) }
        #expect(consent.count == 1 && !consent.contains { $0.contains("checked") })
        var again = hidden(shown.page)
        again["consent"] = "yes"
        #expect(try await visitor.post("/calais/letters", again).location == "/calais/fr/waiting")
        let waiting = try await visitor.get("/calais/fr/waiting").page
        #expect(!waiting.contains("name=\"channel\""))
    }

    /// The address of a member is in the tables of the house, and suspends no other member.
    @Test func whoWritesToAMemberReadsThatTheirAddressIsSuspended() async throws {
        try await DeskTrial.run { trial in
            let (services, visitor, house) = (trial.services, trial.browser(), Legislature.known[0].key)
            let (jane, omar) = ("jane@members.example", "omar@members.example")
            try await services.database.write { connection in
                try connection.places.store(Legislature.known[0])
                try connection.places.replaceDivisions(
                    of: house,
                    with: [("Z1", "Zed Harbour"), ("Z2", "Zed Hill")].map {
                        Division(legislature: house, code: $0.0, name: $0.1)
                    })
                try connection.places.replaceRepresentatives(
                    of: house,
                    with: [("Z1", "Jane North", jane), ("Z2", "Omar South", omar)].map {
                        Representative(legislature: house, division: $0.0, name: $0.1, email: $0.2)
                    })
            }
            try await services.places.refresh()
            let path = "/calais/fr/write/write-mp"
            func page(_ division: String) async throws -> String {
                try await visitor.post(path, ["country": "GB", "division": division]).page
            }
            let before = try await page("Z1")
            #expect(before.contains("Jane North") && before.contains("Par courriel"))
            let old = try letter(on: before)
            try await suspend(jane, of: "mp", services)
            let told = "Les courriels adressés à Jane North sont refusés"
            let paper = "Une lettre part par la poste"
            let after = try await page("Z1")
            #expect(after.contains(told) && after.contains(paper) && !after.contains("Par courriel"))
            let other = try await page("Z2")
            #expect(other.contains("Omar South") && other.contains("Par courriel"))
            let shown = try await visitor.post("/calais/letters", old)
            #expect(shown.status == .conflict && shown.page.contains("J’y étais."))
            #expect(shown.page.contains(told) && shown.page.contains(paper))
            var again = hidden(shown.page)
            again["consent"] = "yes"
            #expect(try await visitor.post("/calais/letters", again).location == "/calais/fr/waiting")
            let waiting = try await visitor.get("/calais/fr/waiting").page
            #expect(waiting.contains("name=\"channel\" value=\"post\""))
        }
    }
}
