import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Web

/// From a text to a draft, and from a draft to a page that visitors see.
@Suite struct NewCampaignTests {
    private let text = """
        Keep the night bus to Harbour Road

        The bus is the only way home for nurses after a late shift. From Monday it shall not run.

        Please write to the mayor using this link.

        Dear Mayor,

        I am writing as somebody who lives on Harbour Road, and who takes the night bus to work.

        Please keep the bus running until the new line is open, as was promised in the spring.

        Yours sincerely,

        Monsieur le Maire,

        Je vous écris en tant que citoyenne de Harbour Road, où je prends le bus de nuit pour travailler.

        Je vous demande de maintenir ce bus jusqu’à l’ouverture de la nouvelle ligne, comme promis.

        Je vous prie d’agréer, Monsieur le Maire, l’expression de ma considération distinguée.

        https://riverside.example/papers
        """

    @Test func aPastedTextBecomesADraft() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            let parts = try await browser.post(
                "/desk/new", ["way": "paste", "do": "look", "text": text])
            #expect(parts.status == .ok)
            #expect(parts.page.contains("value=\"Keep the night bus to Harbour Road\""))
            #expect(parts.page.contains("name=\"link-1\""), "the text promised a link")
            #expect(parts.page.contains("{citoyenne|citoyen|citoyen·ne}"), "a word that follows the writer")
            let fields = parts.fields
            let made = try await browser.post("/desk/new", fields)
            let slug = "keep-the-night-bus-to-harbour-road"
            #expect(made.status == .seeOther && made.location == "/desk/\(slug)/page")
            let operators = OperatorActions(trial.services, actor: .commandLine(user: "test"))
            let folder = try #require(try await operators.draft(slug)).folder
            let document = CampaignDocument(folder)
            let letter = try #require(document.letterKeys.first)
            #expect(document.letter(letter, "en")?.paragraphs.last == "Yours sincerely,")
            #expect(document.letter(letter, "fr")?.paragraphs.count == 3)
            let french = document.letter(letter, "fr")?.paragraphs.first ?? ""
            #expect(french.contains("en tant que {citoyenne|citoyen} de Harbour Road"))
            #expect(document.page("en")?.body.contains("late shift") == true)
            // A second campaign of that name asks for another address, and keeps the text.
            let again = try await browser.post("/desk/new", fields)
            #expect(again.status == .unprocessableContent && again.page.contains("name=\"slug\""))
            #expect(again.page.contains("late shift"))
        }
    }

    @Test func anEmptyCampaignNeedsATitleOnly() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            let refused = try await browser.post("/desk/new", ["way": "blank", "title": " "])
            #expect(refused.status == .unprocessableContent && refused.page.contains("error-title"))
            for (title, slug) in [("Élan & Co: sauvons-le !", "elan-co-sauvons-le"), ("بحر", "campaign")] {
                let made = try await browser.post(
                    "/desk/new", ["way": "blank", "title": title, "languages": "fr"])
                #expect(made.location == "/desk/\(slug)/page")
                #expect(try await browser.get("/desk/\(slug)").page.contains("<bdi>\(title.escaped)</bdi>"))
            }
            let reserved = try await browser.post(
                "/desk/new", ["way": "blank", "title": "People", "languages": "en"])
            #expect(reserved.status == .unprocessableContent && reserved.page.contains("error-slug"))
        }
    }

    @Test func aDraftIsPublishedOnceItIsWhole() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            _ = try await browser.post("/desk/new", ["way": "blank", "title": "Bus", "languages": "en"])
            let page = try await browser.get("/desk/bus/try")
            #expect(
                page.status == .ok && !page.page.contains("name=\"note\""), "there is something to do first")
            let refused = try await browser.post("/desk/bus/publish", ["base": "1"])
            #expect(refused.status == .unprocessableContent)
            #expect(try await browser.get("/bus").status == .notFound)

            let copied = try await browser.post("/desk/new", ["way": "copy", "from": "calais"])
            #expect(copied.location == "/desk/calais-2/page")
            let whole = try await browser.get("/desk/calais-2/try")
            let base = try #require(whole.fields["base"])
            #expect(whole.fields["over"] == "0")
            let early = try await browser.post("/desk/calais-2/publish", ["base": "999", "when": "now"])
            #expect(early.status == .unprocessableContent, "not what the organiser saw")
            let done = try await browser.post("/desk/calais-2/publish", ["base": base, "when": "now"])
            #expect(done.status == .seeOther && done.location == "/desk/calais-2/published")
            let published = try await browser.get("/desk/calais-2/published").page
            #expect(
                published.contains("http://localhost/calais-2") && published.contains("<svg class=\"qr\""))
            #expect(try await browser.get("/calais-2/fr").status == .ok)
        }
    }

    /// A preview writes nothing, and nothing can be sent from it.
    @Test func aPreviewIsHarmless() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            let page = try await browser.get("/desk/calais/preview/fr")
            #expect(page.status == .ok && page.page.contains("<html lang=\"fr\""))
            let policy = page.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.hasPrefix("sandbox") && policy.contains("form-action 'none'"))
            #expect(!policy.contains("allow-forms") && !policy.contains("allow-scripts"))
            let letter = try await browser.get("/desk/calais/preview/letter/feminine").page
            #expect(letter.contains("citoyenne") && !letter.contains("citoyen·ne"))
            #expect(try await browser.get("/desk/calais/preview/xx").status == .notFound)
        }
    }

    @Test(arguments: ["not a day", "2016-01-01"]) func anHourMustBeToCome(_ day: String) async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            _ = try await browser.post("/desk/new", ["way": "copy", "from": "calais"])
            let base = try #require(try await browser.get("/desk/calais-2/try").fields["base"])
            let fields = ["base": base, "when": "later", "time": "09:00", "zone": "Europe/Paris"]
            let refused = try await browser.post(
                "/desk/calais-2/publish", fields.merging(["day": day]) { $1 })
            #expect(refused.status == .unprocessableContent && refused.page.contains("id=\"error-day\""))
            let planned = try await browser.post(
                "/desk/calais-2/publish", fields.merging(["day": "2099-01-01"]) { $1 })
            #expect(planned.status == .seeOther)
            #expect(try await browser.get("/desk/calais-2/try").page.contains("value=\"unschedule\""))
            #expect(try await browser.get("/calais-2").status == .notFound)
        }
    }
}

extension TrialBrowser.Answer {
    /// The hidden fields, inputs and chosen options of the page, by name.
    var fields: [String: String] {
        var fields: [String: String] = [:]
        for match in page.matches(of: /<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"/) {
            fields[String(match.1)] = String(match.2).unescaped
        }
        for match in page.matches(
            of: /<select[^>]*? name="([^"]+)"[^>]*>(.*?)<\/select>/.dotMatchesNewlines())
        {
            if let chosen = match.2.firstMatch(of: /value="([^"]*)" selected/) {
                fields[String(match.1)] = String(chosen.1)
            }
        }
        return fields
    }
}

extension String {
    fileprivate var unescaped: String {
        replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    fileprivate var escaped: String { replacing("&", with: "&amp;") }
}
