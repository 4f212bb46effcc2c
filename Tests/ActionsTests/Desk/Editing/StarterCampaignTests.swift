import Domain
import Testing

@testable import Actions

@Suite struct StarterCampaignTests {
    private func starter(_ title: String = "") throws -> StarterCampaign {
        StarterCampaign(
            slug: "river", title: title, languages: ["en", "fr"], organiser: "Ada \"Riverside\"",
            email: "ada@riverside.example", opens: try #require(Day("2026-11-26")))
    }

    @Test func anEmptyCampaignHasItsNamesOnly() throws {
        let folder = try starter("Keep: the bus").folder
        #expect(
            folder.files.mapValues { String(decoding: $0, as: UTF8.self) } == [
                "campaign.yaml":
                    "slug: river\nlanguages: [en, fr]\norganiser:\n  name: \"Ada \\\"Riverside\\\"\"\n  email: ada@riverside.example\nopens: 2026-11-26\n",
                "page.en.md": "---\ntitle: \"Keep: the bus\"\n---\n",
            ])
        #expect(PagePart("en").fields(of: folder)["title"] == "Keep: the bus")
    }

    @Test func aPastedTextBecomesACampaign() throws {
        let text = try #require(
            PastedText(
                """
                Please write to the Minister

                All this week the police have moved into the camp, and the children have no safe place.

                You can give phone credit: https://credit.example/calais.

                Letter to send to the Minister - French and English.

                Cher Monsieur le Ministre,

                Je vous écris au sujet des enfants qui sont dans le camp.

                Merci de votre attention pour ces enfants.

                Dear Minister

                I write to you about the children who are in the camp.

                Thank you for your attention to these children.
                """))
        let folder = try starter().folder(from: text.takenApart())
        let document = CampaignDocument(folder)
        #expect(document.page("en")?.title == "Please write to the Minister")
        #expect(document.page("en")?.body.hasPrefix("All this week") == true)
        #expect(document.keys(["targets"]) == ["recipient"])
        #expect(document.texts(["targets", "recipient", "reads"]) == ["fr"])
        #expect(document.localized(["targets", "recipient", "salutation"])["en"] == "Dear Minister")
        #expect(document.letter("recipient", "fr")?.paragraphs.count == 2)
        #expect(document.letter("recipient", "en")?.paragraphs.count == 2)
        #expect(document.stepKeys == ["write-recipient", "link-1", "share"])
        #expect(document.text(["steps", 1, "url"]) == "https://credit.example/calais")
        #expect(document.localized(["steps", 1, "link"]) == ["en": "You can give phone credit"])
    }
}
