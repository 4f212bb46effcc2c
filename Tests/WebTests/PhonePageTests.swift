import Domain
import Foundation
import Testing

@testable import Web

/// Tests that a phone shows the form at once and one language at a time, and that nothing is
/// missing.
@Suite struct PhonePageTests {
    private func page(_ campaign: Campaign = Calais.campaign, _ language: Language = "en") throws -> String {
        try campaignPage(Calais.context(language, campaign: campaign), tally: Calais.tally).text
    }

    @Test func theCountAndTheClosingDayStandBeforeTheText() throws {
        var campaign = Calais.campaign
        campaign.closes = Day("2016-11-30")
        let page = try page(campaign)
        let order = [
            "<h1>", "class=\"button\" href=\"#write\"", "5,930 people have written.",
            "Open until 30 November 2016.", "Since Monday",
        ]
        let places = try order.map { try #require(page.firstRange(of: $0), "\($0)").lowerBound }
        #expect(places == places.sorted())
    }

    @Test(
        arguments: [("en", "show-reading"), ("fr", "show-original"), ("ar", "show-reading")]
            as [(Language, String)])
    func theReadersLanguageComesFirst(_ language: Language, _ shown: String) throws {
        let page = try page(Calais.campaign, language)
        #expect(page.contains("name=\"shown\" id=\"\(shown)\" aria-describedby=\"shown\" checked>"))
        #expect(page.ranges(of: "name=\"shown\"").count == 3, "one, the other, both")
        #expect(page.ranges(of: "class=\"original\"").count == page.ranges(of: "class=\"reading\"").count)
    }

    @Test func aLongTextIsFoldedAfterItsBeginning() {
        let block = "<p>" + String(repeating: "word ", count: 60) + "</p>"
        let long = [block, block, "<h2>Then</h2>", block, block]
        let (first, rest) = foldedText(long)
        #expect(first == [block, block] && first + rest == long, "a heading goes with what follows")
        #expect(foldedText([block, block]).rest.isEmpty)
        #expect(foldedText([]).first.isEmpty)
    }

    @Test func markdownGivesTheSameBlockByBlock() {
        let source = "One *two*.\n\n## Three\n\n- four\n- five\n\n<b>six</b>\n"
        #expect(Markdown.safeBlocks(source).joined() == Markdown.safeHTML(source))
        #expect(Markdown.safeBlocks(source).prefix(2) == ["<p>One <em>two</em>.</p>\n", "<h2>Three</h2>\n"])
    }

    @Test func theStyleSheetPutsNothingOverTheFormInOldBrowsers() {
        #expect(!postbagCSS.contains("clip-path"), "hides nothing where it is unknown")
        #expect(
            !postbagCSS.contains("inset-block") && !postbagCSS.contains("inset-inline")
                && !postbagCSS.contains("inset:"))
        #expect(!postbagCSS.contains("1fr 1fr"), "a long word would widen such a column")
    }
}

@Suite struct ChosenCountryTests {
    private func page(_ change: (inout Campaign) -> Void) throws -> String {
        var campaign = Calais.campaign
        change(&campaign)
        return try campaignPage(Calais.context(campaign: campaign), tally: Calais.tally).text
    }

    @Test func theCampaignsCountryIsChosenAndStandsFirst() throws {
        let page = try page { $0.country = "IE" }
        #expect(
            page.contains(
                "your country</option>\n<option value=\"IE\" selected>Ireland</option>\n<option value=\"AF\">"
            ))
        #expect(page.ranges(of: " selected").count == 1)
    }

    @Test func aHouseMakesItPlain() throws {
        let mp = Target(key: "mp", representative: "uk-house-of-commons"),
            deputy = Target(key: "d", representative: "fr-deputes")
        #expect(
            try page { $0.targets.append(mp) }.contains(
                "<option value=\"GB\" selected>United Kingdom</option>\n<option value=\"AF\">"))
        let two = try page { $0.targets += [mp, deputy] }
        #expect(!two.contains(" selected"))
        #expect(
            two.contains(
                "your country</option>\n<option value=\"GB\">United Kingdom</option>\n<option value=\"FR\">France</option>"
            ))
    }

    @Test func whatWasTypedStandsAboveIt() throws {
        var campaign = Calais.campaign
        campaign.country = "IE"
        var form = Calais.typed
        form.country = "FR"
        let page = try problemPage(
            Calais.context(campaign: campaign), form: form, problems: [FormIssue(.email, .missingEmail)]
        ).text
        #expect(page.contains("<option value=\"FR\" selected>") && page.ranges(of: " selected").count == 1)
    }
}
