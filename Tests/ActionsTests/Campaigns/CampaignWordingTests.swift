import Domain
import Foundation
import Testing

@testable import Actions

/// Tests texts that should not be in a campaign, each with the line that is printed for the text.
@Suite struct CampaignWordingTests {
    private static let mail = "mayor@riverside.example"

    @Test(arguments: [
        (
            "My family", "[your name] and my family",
            "letters/mayor.en.md:6: warning: `[your name]` is a blank that nobody fills: write what belongs there, or take it out"
        ),
        (
            "My family", "XX and my family",
            "letters/mayor.en.md:6: warning: `XX` is a blank that nobody fills: write what belongs there, or take it out"
        ),
        (
            "My family", "<name> and my family",
            "letters/mayor.en.md:6: warning: `<name>` is a blank that nobody fills: write what belongs there, or take it out"
        ),
        (
            "My family", "Lorem ipsum. My family",
            "letters/mayor.en.md:6: warning: `Lorem ipsum` is a blank that nobody fills: write what belongs there, or take it out"
        ),
        (
            "the footbridge.\n", "the […].\n",
            "letters/mayor.en.md:6: warning: `[…]` is a blank that nobody fills: write what belongs there, or take it out"
        ),
        (
            "Four hundred", "XXX",
            "page.en.md:5: warning: `XXX` is a blank that nobody fills: write what belongs there, or take it out"
        ),
        (
            "Dear Mayor,", "Dear [name],",
            "campaign.yaml:10: warning: `targets.mayor.salutation.en`: `[name]` is a blank that nobody fills: write what belongs there, or take it out"
        ),
        (
            "Please vote", "**Please** vote",
            "letters/mayor.en.md:10: warning: `**` stays as it stands, for this text is plain: take it out"
        ),
        (
            "Please vote", "*Please* vote",
            "letters/mayor.en.md:10: warning: `*Please*` stays as it stands, for this text is plain: take it out"
        ),
        (
            "Please vote", "# Please\nvote",
            "letters/mayor.en.md:10: warning: `#` stays as it stands, for this text is plain: take it out"
        ),
        (
            "Please vote", "[Please](https://x.example) vote",
            "letters/mayor.en.md:10: warning: `[Please](https://x.example)` stays as it stands, for this text is plain: take it out"
        ),
        (
            "---\nMy family", "---\nDear Mayor,\n\nMy family",
            "letters/mayor.en.md:6: warning: the salutation is put first by itself, and would stand there twice: take “Dear Mayor,” out"
        ),
        (
            "\n\nYours sincerely,", "",
            "letters/mayor.en.md:10: warning: has no closing formula: end it with one, as “Yours sincerely,”"
        ),
        (
            "Yours sincerely,", "Yours sincerely,\n{name}",
            "letters/mayor.en.md:13: warning: the writer's name stands last by itself: take `{name}` out"
        ),
        (
            "My family and I", "As a worried mother I",
            "letters/mayor.en.md:6: warning: `mother` does not fit every writer: say it another way, or use `{writer, select, …}`"
        ),
        (
            "\"The footbridge ({name})\"", "\"The footbridge\"",
            "letters/mayor.en.md:2: warning: offices filter mails with one subject, so it is sent as `subject: \"The footbridge ({name})\"`: write so, or write `same_subject: true`"
        ),
        (
            "Four hundred", "    Four hundred",
            "page.en.md:5: warning: begins with four spaces or a tab, which make it code: take them out"
        ),
        (
            "\"How often do you cross it?\"", "“How often?”",
            "letters/mayor.en.md:4: warning: `prompts[1]`: the quotes “ ” are part of the text: write straight ones, as `\"How often?\"`"
        ),
        (
            "prompts:\n  - \"How often do you cross it?\"", "prompts: [Do you cross it, and how often?]",
            "letters/mayor.en.md:3: warning: `prompts` is cut at a comma: if that is one text, put it in quotes, as `\"Do you cross it, and how often?\"`"
        ),
    ])
    func inTexts(_ old: String, _ new: String, _ expected: String) {
        #expect(Riverside.messages(old, new) == [expected])
    }

    @Test(arguments: [
        (
            "{ en: Dear Mayor, }",
            "letters begin with “Dear Mayor”; the comma after it divides entries and is not part of the text: write `en: \"Dear Mayor,\"`"
        ),
        ("{ en: Dear Mayor }", "letters begin with “Dear Mayor”, without `,`: write `en: \"Dear Mayor,\"`"),
        (
            "{ en: \"Dear Mayor\" }",
            "letters begin with “Dear Mayor”, without `,`: write `en: \"Dear Mayor,\"`"
        ),
        (
            "{ en: \"Dear Mayor.\" }",
            "letters begin with “Dear Mayor.”, without `,`: write `en: \"Dear Mayor,\"`"
        ),
    ])
    func aSalutationWithoutItsSign(_ written: String, _ message: String) {
        let expected = "campaign.yaml:10: warning: `targets.mayor.salutation.en`: \(message)"
        #expect(Riverside.messages("{ en: \"Dear Mayor,\" }", written) == [expected])
    }

    @Test(arguments: [
        (
            "sam.o’neil@riverside.example",
            "has a curly apostrophe, which no address has: write `sam.o'neil@riverside.example`"
        ),
        (
            "sam.o‘neil@riverside.example",
            "has a curly apostrophe, which no address has: write `sam.o'neil@riverside.example`"
        ),
        ("“mayor@riverside.example”", "has signs that no address has: write `mayor@riverside.example`"),
        ("mailto:mayor@riverside.example", "has signs that no address has: write `mayor@riverside.example`"),
        ("Ada <mayor@riverside.example>", "has signs that no address has: write `mayor@riverside.example`"),
        ("mayor@riverside.example,", "has signs that no address has: write `mayor@riverside.example`"),
        ("mayor@river\u{200B}side.example", "has signs that no address has: write `mayor@riverside.example`"),
    ])
    func anAddressAsWordProcessorsWriteIt(_ written: String, _ message: String) {
        #expect(
            Riverside.messages(Self.mail, written) == [
                "campaign.yaml:12: error: `targets.mayor.email`: `\(written)` \(message)"
            ])
    }

    @Test(arguments: [
        (
            "2016-10-27",
            "`opens` (2016-10-27) is more than a year ago, and no text speaks of 2016: is the year right?"
        ),
        (
            "2062-11-01",
            "`opens` (2062-11-01) is more than a year ahead: until then nobody can write. Is the year right?"
        ),
        ("2026-10-01\ncloses: 2026-11-25", "`closes` (2026-11-25) is past: nobody can write any more"),
    ])
    func daysAgainstToday(_ days: String, _ message: String) {
        let line = days.contains("closes") ? 5 : 4
        #expect(
            Riverside.messages("2026-11-01", days, on: Day("2026-11-26")) == [
                "campaign.yaml:\(line): warning: \(message)"
            ])
    }

    @Test func aCampaignOfAnotherYearMeansIt() {
        var texts = Riverside.files.mapValues { $0.replacing("2026-11-01", with: "2016-11-01") }
        texts["page.en.md"]? += "It was closed in 2016."
        #expect(Riverside.messages(texts, on: Day("2026-11-26")) == [])
    }

    @Test(arguments: [
        (
            "languages: [en]", "languages: [en-GB]",
            "campaign.yaml:2: error: `en-GB`: the texts are in `en`: write `en`"
        ),
        (
            "languages: [en]", "languages: [EN]",
            "campaign.yaml:2: error: `EN`: the texts are in `en`: write `en`"
        ),
        (
            "languages: [en]", "languages: [en_GB]",
            "campaign.yaml:2: error: `en_GB` is not a language: write `en`"
        ),
        (
            "reads: [en]", "reads: [en-GB]",
            "campaign.yaml:11: error: `en-GB`: the letters are in `en`: write `en`"
        ),
    ])
    func aLanguageIsNoCountry(_ old: String, _ new: String, _ expected: String) {
        #expect(Riverside.messages(old, new) == [expected])
    }

    @Test func aLetterThatIsTooLong() {
        let form = Riverside.yaml.replacing(
            "    email: \(Self.mail)", with: "    form: { url: \"https://riverside.example\", limit: 100 }")
        var texts = Riverside.files
        texts["campaign.yaml"] = form
        let tooLong =
            "has 151 characters with greeting and signature, and the form of `mayor` takes 100: shorten it"
        #expect(Riverside.messages(texts) == ["letters/mayor.en.md: warning: \(tooLong)"])
        texts = Riverside.files
        texts["letters/mayor.en.md"] = Riverside.letter.replacing(
            "Please vote", with: String(repeating: "Please vote. ", count: 400))
        let pages =
            "has 5340 characters with greeting and signature: more than a page and a half (4500). Shorten it"
        #expect(Riverside.messages(texts) == ["letters/mayor.en.md: warning: \(pages)"])
    }

    /// Tests texts without these errors, although they look similar.
    @Test(arguments: [
        ("Please vote", "Au XXe siècle, vote"), ("Please vote", "2 * 3 = 6. Please vote"),
        ("Please vote", "Please vote (yes)"),
        ("My family", "Dearly held, my family"),
        ("Four hundred", "[Four hundred](https://riverside.example)"), ("Ada Martin", "Ada O'Martin"),
        ("Mayor of Riverside", "Mayor of Riverside & Bay"),
        ("https://riverside.example/privacy", "https://riverside.example/#privacy"),
    ])
    func whatIsRight(_ old: String, _ new: String) { #expect(Riverside.messages(old, new) == []) }

    /// Stored campaigns still know where letters go. A text that was no error at the import does
    /// not close the campaign's page.
    @Test func storedCampaignsStayOpen() {
        let folder = Riverside.folder(
            Riverside.files.mapValues { $0.replacing(Self.mail, with: "o’neil@riverside.example") })
        #expect(readCampaign(folder).campaign == nil)
        #expect(readStored(folder)?.target("mayor")?.email == "o’neil@riverside.example")
    }

    @Test(arguments: ["Campaigns/calais", "Browser/campaigns/clinic", "Browser/campaigns/form-only"])
    func ourOwnCampaignsHaveNoFindings(_ path: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = try CampaignFolder(reading: root.deletingLastPathComponent().appending(path: path))
        #expect(readCampaign(folder, on: Day("2026-11-26")).diagnostics.map(\.description) == [])
    }

    /// The campaign of the README must have no errors, because a newcomer copies that campaign.
    @Test func theCampaignOfTheReadmeHasNoFindings() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(
            contentsOf: root.deletingLastPathComponent().appending(path: "README.md"), encoding: .utf8)
        let blocks = readme.matches(of: /(?m)^`([a-z.\/]+)`:\n\n```[a-z]+\n((?s).*?)^```/).map {
            (String($0.1), String($0.2))
        }
        #expect(blocks.map(\.0) == ["campaign.yaml", "page.en.md", "letters/mayor.en.md"])
        #expect(Riverside.messages(Dictionary(uniqueKeysWithValues: blocks), on: Day("2026-11-26")) == [])
    }

    /// A letter in a language that the page does not have.
    @Test func aWelshLetterOnAnEnglishPage() throws {
        var texts = Riverside.files
        texts["campaign.yaml"] = Riverside.yaml.replacing("reads: [en]", with: "reads: [cy, en]")
            .replacing("{ en: \"Dear Mayor,\" }", with: "{ en: \"Dear Mayor,\", cy: \"Annwyl Faer,\" }")
        texts["letters/mayor.cy.md"] = """
            ---
            subject: "Y bont droed ({name})"
            ---
            Mae fy nheulu a minnau'n croesi'r bont droed.

            {own_words}

            Pleidleisiwch dros ei hatgyweirio.

            Yr eiddoch yn gywir,
            """
        let reading = readCampaign(Riverside.folder(texts))
        #expect(reading.diagnostics == [])
        let campaign = try #require(reading.campaign)
        let draft = Draft(
            step: "write-mayor", language: "en", name: "Ada", email: "a@b.example", country: "GB",
            postcode: "CF10 1AA")
        let letter = try compose(
            draft, in: campaign, step: #require(campaign.steps[0].write), place: nil, on: campaign.opens)
        #expect(
            letter.language == "cy" && letter.subject == "Y bont droed (Ada)"
                && letter.body.hasPrefix("Annwyl Faer,\n\nMae fy nheulu"))
    }
}
