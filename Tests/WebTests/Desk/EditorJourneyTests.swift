import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Web

/// The editor as a browser without JavaScript uses it.
@Suite struct EditorJourneyTests {
    /// The values that a page's forms would send, by name.
    private func fields(_ page: String) -> [String: String] {
        var fields: [String: String] = [:]
        for match in page.matches(of: /<(?:input|select)[^>]*\sname="([^"]+)"[^>]*\svalue="([^"]*)"/) {
            fields[String(match.1)] = String(match.2)
        }
        for match in page.matches(of: /<textarea[^>]*\sname="([^"]+)"[^>]*>\n([^<]*)/) {
            fields[String(match.1)] = String(match.2)
        }
        return fields.filter { !["do", "as"].contains($0.key) }
    }

    private func draft(_ trial: DeskTrial) async throws -> CampaignFolder {
        let operators = OperatorActions(trial.services, actor: .commandLine(user: "test"))
        let draft = try await operators.draft("calais")
        return try #require(draft).folder
    }

    @Test func aPageIsSavedAndShownAsSaved() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.organiser)
            let path = "/desk/calais/page/fr"
            #expect(try await browser.get("/desk/calais/page").location == "/desk/calais/page/en")
            var sent = fields(try await browser.get(path).page)
            sent["title"] = "Un <b>titre"
            #expect(try await browser.post(path, sent).location == path)
            let page = try await browser.get(path).page
            #expect(page.contains("Un &lt;b&gt;titre") && page.contains("by you; not yet live"))
            #expect(PagePart("fr").fields(of: try await draft(trial))["title"] == "Un <b>titre")
        }
    }

    @Test func warningsAreToldInTheReadersLanguageAndForbidNothing() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.organiser)
            let path = "/desk/calais/page/fr"
            var sent = fields(try await browser.get(path).page)
            sent["body"] = "Un <b>mot</b>.\n\nPour [votre nom]."
            _ = try await browser.post(path, sent)
            let page = try await browser.get(path + "?language=fr").page
            #expect(page.contains("Le HTML est retiré") && page.contains("un blanc que personne ne remplit"))
            #expect(!page.contains("class=\"note red\""))
        }
    }

    @Test func commentsThatASaveWouldLoseAreToldFirst() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.organiser)
            let operators = OperatorActions(trial.services, actor: .commandLine(user: "test"))
            _ = try await operators.edit("calais") { folder in
                let yaml = String(decoding: folder.files["campaign.yaml"] ?? [], as: UTF8.self)
                folder.files["campaign.yaml"] = Array(
                    yaml.replacing(
                        "    gender: masculine", with: "    # checked by Tom\n    gender: masculine"
                    )
                    .utf8)
            }
            let path = "/desk/calais/targets/minister"
            var sent = fields(try await browser.get(path).page)
            sent["gender"] = ""
            let asked = try await browser.post(path, sent)
            guard asked.status == .unprocessableContent else { return }
            #expect(asked.page.contains("checked by Tom"))
            #expect(try await browser.post(path, fields(asked.page)).status == .seeOther)
        }
    }

    @Test func aLanguageThatOnlyTheDraftHasIsOfferedToATranslator() async throws {
        try await DeskTrial.run { trial in
            let owner = try await trial.owner()
            let operators = OperatorActions(trial.services, actor: .commandLine(user: "test"))
            _ = try await operators.edit("calais") { folder in
                let yaml = String(decoding: folder.files["campaign.yaml"] ?? [], as: UTF8.self)
                folder.files["campaign.yaml"] = Array(
                    yaml.replacing("languages: [en, fr]", with: "languages: [en, fr, ar]").utf8)
            }
            let letter = try await owner.get("/desk/calais/letters/minister").page
            #expect(letter.contains("/desk/calais/people?translate=ar#form"))
            let people = try await owner.get("/desk/calais/people?translate=ar").page
            #expect(people.contains("name=\"role\" value=\"translator\" checked"))
            #expect(people.contains("name=\"languages\" value=\"ar\" checked"))
        }
    }

    @Test func twoWhoAddAtOnceGetTwoSteps() async throws {
        try await DeskTrial.run { trial in
            let operators = OperatorActions(trial.services, actor: .commandLine(user: "test"))
            async let one = operators.edit("calais", returning: { try StepsPart().add(.share, in: &$0) })
            async let two = operators.edit("calais", returning: { try StepsPart().add(.share, in: &$0) })
            let keys = try await [one.result, two.result].compactMap(\.self)
            #expect(Set(keys).count == 2)
            #expect(Set(keys).isSubset(of: CampaignDocument(try await draft(trial)).stepKeys))
        }
    }

    @Test func lookingSavesNothing() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.organiser)
            let before = try await draft(trial)
            let sent = [
                "title": "x", "body": "**bold** <script>", "base": "-1", "form": "a", "do": "preview",
            ]
            let answer = try await browser.post("/desk/calais/page/fr", sent)
            #expect(answer.status == .ok && answer.page.contains("<strong>bold</strong>"))
            #expect(!answer.page.contains("<script>"), "only the desk's own script, which has an address")
            #expect(try await draft(trial) == before)
        }
    }

    @Test func aParagraphIsAddedMovedAndTakenOutInAllLanguages() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.organiser)
            let path = "/desk/calais/letters/minister?reading=en"
            let first = fields(try await browser.get(path).page)
            #expect(try await browser.post(path, first.merging(["do": "add-1"]) { $1 }).location == path)
            let added = fields(try await browser.get(path).page)
            #expect(added["fr-1"] == first["fr-1"] && added["fr-2"] == "" && added["en-3"] == first["en-2"])
            _ = try await browser.post(path, added.merging(["fr-2": "Neuf.", "do": "up-2"]) { $1 })
            let moved = fields(try await browser.get(path).page)
            #expect(moved["fr-1"] == "Neuf." && moved["fr-2"] == first["fr-1"])
            _ = try await browser.post(path, moved.merging(["do": "out-1"]) { $1 })
            let out = fields(try await browser.get(path).page)
            #expect(out["fr-1"] == first["fr-1"] && out["en-2"] == first["en-2"])
        }
    }

    @Test func twoOrganisersOnOneParagraphLoseNothing() async throws {
        try await DeskTrial.run { trial in
            let (ruth, tom) = try await (trial.owner(), trial.member(.organiser))
            let path = "/desk/calais/letters/minister?reading=en"
            let (mine, theirs) = try await (fields(ruth.get(path).page), fields(tom.get(path).page))
            #expect(try await tom.post(path, theirs.merging(["fr-1": "De Tom."]) { $1 }).status == .seeOther)
            let changes = ["fr-1": "De Ruth.", "en-2": "By Ruth."]
            let answer = try await ruth.post(path, mine.merging(changes) { $1 })
            #expect(answer.status == .conflict && answer.page.contains("De Ruth."))
            #expect(
                answer.page.contains("Tom.") && answer.page.contains("Member saved while you were writing"))
            var chosen = fields(answer.page)
            chosen["keep-fr-1"] = "theirs"
            #expect(try await ruth.post(path, chosen).status == .seeOther)
            let now = LetterPart("minister").fields(of: try await draft(trial))
            #expect(now["fr-1"] == "De Tom." && now["en-2"] == "By Ruth.")
        }
    }

    @Test func aTranslatorChangesReadingsOnly() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.translator)
            #expect(try await browser.get("/desk/calais/page/en").status == .notFound)
            #expect(try await browser.post("/desk/calais/page/en", ["title": "x"]).status == .notFound)
            let before = try await draft(trial)
            let path = "/desk/calais/letters/minister?reading=en"
            let page = try await browser.get(path).page
            #expect(!page.contains("value=\"add-1\"") && page.contains("readonly"))
            // French is the original: a translator into French may not change it either.
            let sent = ["fr-1": "x", "en-1": "y", "base": "-1", "form": "a", "do": "out-1"]
            _ = try await browser.post(path, sent)
            #expect(try await draft(trial) == before)
        }
    }

    @Test func somebodyNewGetsAStepAndALetter() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.organiser)
            let added = try await browser.post("/desk/calais/targets", ["do": "add-person"])
            let path = try #require(added.location)
            #expect(path.hasPrefix("/desk/calais/targets/"))
            let key = String(path.dropFirst("/desk/calais/targets/".count))
            var sent = fields(try await browser.get(path).page)
            (sent["tname"], sent["temail"], sent["reads"]) = ("Ada Lovelace", "ada@<b>", "en")
            #expect(try await browser.post(path, sent).location == path)
            let page = try await browser.get(path).page
            #expect(page.contains("Ada Lovelace") && page.contains("aria-invalid"))
            #expect(CampaignDocument(try await draft(trial)).letterKeys.contains(key))
            _ = try await browser.post(path, ["do": "out"])
            #expect(try await browser.get(path).status == .notFound)
        }
    }

    @Test func stepsAreAddedMovedAndChanged() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.organiser)
            let keys = CampaignDocument(try await draft(trial)).stepKeys
            let added = try #require(
                try await browser.post("/desk/calais/steps", ["do": "add-link"]).location)
            #expect(added.hasPrefix("/desk/calais/steps?step="))
            let key = String(try #require(added.split(separator: "=").last?.split(separator: "#").first))
            let form = try await browser.get("/desk/calais/steps?step=\(key)").page
            var sent = fields(form)
            (sent["url"], sent["text-en"]) = ("https://example.org/x", "Give <b>credit")
            #expect(try await browser.post("/desk/calais/steps", sent).status == .seeOther)
            _ = try await browser.post("/desk/calais/steps", ["do": "up-\(keys.count + 1)"])
            #expect(CampaignDocument(try await draft(trial)).stepKeys.dropLast().last == key)
            #expect(try await browser.get("/desk/calais/steps").page.contains("Give &lt;b&gt;credit"))
            _ = try await browser.post("/desk/calais/steps", ["do": "out-\(keys.count)"])
            #expect(CampaignDocument(try await draft(trial)).stepKeys == keys)
        }
    }

    @Test func aPictureIsTakenFromAForm() async throws {
        let boundary = "--x"
        let body =
            "\(boundary)\r\nContent-Disposition: form-data; name=\"closes\"\r\n\r\n2030-01-01\r\n"
            + "\(boundary)\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"../a.png\"\r\n"
            + "Content-Type: image/png\r\n\r\nPNG--x\r\n\(boundary)--\r\n"
        let form = FormBody(Array(body.utf8))
        #expect(form["closes"] == "2030-01-01")
        #expect(form.files == [SentFile(field: "picture", name: "../a.png", bytes: Array("PNG--x".utf8))])
        for end in 0..<body.utf8.count { _ = FormBody(Array(body.utf8.prefix(end))) }
    }

    @Test func datesAreSavedAndALanguageIsAdded() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.member(.organiser)
            var sent = fields(try await browser.get("/desk/calais/dates").page)
            #expect(sent["opens"] == nil)
            (sent["closes"], sent["languages"]) = ("2040-01-31", "en\nfr\nar")
            #expect(try await browser.post("/desk/calais/dates", sent).location == "/desk/calais/dates")
            let document = CampaignDocument(try await draft(trial))
            #expect(document.languages == ["en", "fr", "ar"] && document.text(["closes"]) == "2040-01-31")
            #expect(try await browser.get("/desk/calais/page/ar").status == .ok)
        }
    }
}
