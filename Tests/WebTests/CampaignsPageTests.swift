import Domain
import Testing
import Web

@Suite struct CampaignPageTests {
    @Test func holdsTheFormOfTheContract() throws {
        let page = try campaignPage(Calais.context(), tally: Calais.tally).text
        for field in [
            "step", "name", "email", "country", "postcode", "address", "writer", "words", "own_only",
            "leave_out", "language", "consent",
        ] {
            #expect(page.contains("name=\"\(field)\""), "\(field)")
        }
        #expect(page.contains("action=\"/calais/letters\" method=\"post\""))
        #expect(page.contains("formaction=\"/calais/preview\""))
        #expect(page.contains("<option value=\"GB\">United Kingdom</option>"))
        #expect(page.ranges(of: "class=\"main\"").count == 1)
    }

    @Test func choosesNothingForTheVisitor() throws {
        let page = try campaignPage(Calais.context(), tally: Calais.tally).text
        #expect(!page.contains(" selected"))
        #expect(
            page.ranges(of: " checked").count == 2, "how the letter speaks, and which language a phone shows")
        #expect(page.contains("value=\"other\" checked"))
    }

    @Test func asksForAnAddressAndAGenderOnlyWhereTheLetterNeedsThem() throws {
        var campaign = Calais.campaign
        campaign.steps[0] = Step(
            key: "write-minister", action: .write(.init(target: "minister", letter: "minister")))
        let version = LetterText.Version(subject: "Calais", paragraphs: ["Protégez-les.", "Merci."])
        campaign.letters["minister"] = LetterText(key: "minister", versions: ["fr": version])
        let page = try campaignPage(Calais.context(campaign: campaign), tally: Calais.tally).text
        #expect(!page.contains("name=\"address\""))
        #expect(!page.contains("name=\"writer\""))
        #expect(!page.contains("dotted line"))
    }

    @Test(arguments: ["en", "fr", "ar"] as [Language]) func speaksEachLanguage(_ language: Language) throws {
        let page = try campaignPage(Calais.context(language), tally: Calais.tally).text
        #expect(page.contains("<html lang=\"\(language)\" dir=\"\(language.direction)\">"))
        #expect(page.contains("aria-current=\"page\">\(language.ownName)</a>"))
        for other in Calais.campaign.languages {
            #expect(
                page.contains(
                    "<link rel=\"alternate\" hreflang=\"\(other)\" href=\"https://letters.example/calais/\(other)\">"
                ))
        }
        #expect(page.contains("<p lang=\"fr\"\(language == "ar" ? " dir=\"ltr\"" : "") class=\"original\">"))
        #expect(
            page.contains(
                "data-feminine=\"citoyenne\" data-masculine=\"citoyen\" data-other=\"citoyen·ne\">citoyen·ne</span>"
            ))
    }

    @Test func needsNoInlineStyleAndNoInlineScript() throws {
        let page = try campaignPage(Calais.context(), tally: Calais.tally).text
        #expect(!page.contains("style=\""))
        #expect(!page.contains("<style"))
        #expect(page.ranges(of: "<script").count == 1)
        #expect(page.firstMatch(of: /\son[a-z]+="/) == nil)
    }

    @Test func fitsIntoTwentyFiveKilobytes() throws {
        let page = try campaignPage(Calais.context(), tally: Calais.tally)
        #expect(gzip(page.bytes).count + Asset.all.reduce(0) { $0 + $1.gzipped.count } < 25_000)
    }

    @Test(arguments: [
        ("2016-10-26", "You can write from this page from 27 October 2016 on."),
        ("2016-12-01", "This campaign closed on 30 November 2016."),
    ])
    func hasNoFormBeforeAndAfter(_ day: String, _ note: String) throws {
        var campaign = Calais.campaign
        campaign.closes = Day("2016-11-30")
        let now = try #require(Day(day)).start
        let page = try campaignPage(Calais.context(campaign: campaign, now: now), tally: Calais.tally).text
        #expect(page.contains(note))
        #expect(!page.contains("<form"))
        #expect(!page.contains("leave_out"))
        #expect(page.contains("5,930"))
    }

    @Test func saysThatNobodyMailsALetterForAForm() throws {
        var campaign = Calais.campaign
        campaign.targets[0].email = nil
        let page = try campaignPage(Calais.context(campaign: campaign), tally: Calais.tally).text
        #expect(page.contains("we lay out each field for you to copy"))
        #expect(page.contains("prepares my letter to Bernard Cazeneuve"))
        #expect(!page.contains("By e-mail, under your name"))
        #expect(!page.contains("sends my letter"))
    }

    @Test func bearsTheRehearsalBannerOnlyInRehearsal() throws {
        #expect(
            try campaignPage(Calais.context(rehearsal: true), tally: Calais.tally).text.contains(
                "This is a rehearsal."))
        #expect(
            try !campaignPage(Calais.context(), tally: Calais.tally).text.contains("This is a rehearsal."))
    }

    @Test func neverSaysWrittenDeliveredOrRead() throws {
        let page = tallySection(Calais.context(), Calais.tally).text
        for word in ["delivered", "received", "was read"] { #expect(!page.contains(word)) }
    }
}
