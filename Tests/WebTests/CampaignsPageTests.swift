import Domain
import Testing
import Web

@Suite struct CampaignPageTests {
    @Test func choosesNothingForTheVisitor() throws {
        let page = try campaignPage(Calais.context(), tally: Calais.tally).text
        #expect(!page.contains(" selected"))
        #expect(
            page.ranges(of: " checked").count == 2, "how the letter speaks, and which language a phone shows")
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

    @Test func needsNoInlineStyleAndNoInlineScript() throws {
        let page = try campaignPage(Calais.context(), tally: Calais.tally).text
        #expect(!page.contains("style=\""))
        #expect(!page.contains("<style"))
        #expect(page.ranges(of: "<script").count == 1)
        #expect(page.firstMatch(of: /\son[a-z]+="/) == nil)
    }

    @Test func fitsIntoTwentyFiveKilobytes() throws {
        let page = try campaignPage(Calais.context(), tally: Calais.tally)
        let assets = Asset.all.filter { $0.name != "desk.css" }
        #expect(gzip(page.bytes).count + assets.reduce(0) { $0 + $1.gzipped.count } < 25_000)
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
    }

    @Test func saysThatNobodyMailsALetterForAForm() throws {
        var campaign = Calais.campaign
        campaign.targets[0].email = nil
        let page = try campaignPage(Calais.context(campaign: campaign), tally: Calais.tally).text
        #expect(page.contains("we lay out each field for you to copy"))
        #expect(!page.contains("sends my letter"))
    }

    @Test func bearsTheRehearsalBannerOnlyInRehearsal() throws {
        #expect(
            try campaignPage(Calais.context(rehearsal: true), tally: Calais.tally).text.contains(
                "This is a rehearsal."))
        #expect(
            try !campaignPage(Calais.context(), tally: Calais.tally).text.contains("This is a rehearsal."))
    }

    @Test func theCampaignPageSaysThatAnOfficeRefusesMail() throws {
        var tally = Calais.tally
        #expect(!tallySection(Calais.context(), tally).text.contains("has been refused since"))
        let target = try #require(Calais.campaign.targets.first { $0.email != nil })
        let address = try #require(target.email)
        let since = try #require(Day("2016-10-20")).start
        tally.suspended = [
            AddressSuspension(
                address: address.lowercased(), reason: .unknown, since: since, campaign: "another",
                target: "someone")
        ]
        let page = tallySection(Calais.context(), tally).text
        #expect(page.contains("has been refused since 20 October 2016"))
        var campaign = Calais.campaign
        for index in campaign.targets.indices { campaign.targets[index].email = "new@interior.example" }
        #expect(!tallySection(Calais.context(campaign: campaign), tally).text.contains("has been refused"))
    }

    @Test func theCampaignPageSaysThatTheNewestLettersWereRefused() throws {
        var tally = Calais.tally
        let target = try #require(Calais.campaign.targets.first { $0.representative == nil })
        let since = try #require(Day("2016-10-20")).start
        tally.refusals = [TargetRefusal(target: target.key, since: since)]
        let page = tallySection(Calais.context(), tally).text
        #expect(page.contains("Since 20 October 2016, letters by e-mail to"))
        // Of a house only some members refuse letters.
        var campaign = Calais.campaign
        let index = try #require(campaign.targets.firstIndex { $0.key == target.key })
        campaign.targets[index].representative = "uk-house-of-commons"
        let some = tallySection(Calais.context(campaign: campaign), tally).text
        #expect(some.contains("to some of those whom this campaign writes to"))
        // A suspended address says more.
        tally.suspended = [
            AddressSuspension(
                address: "member@parliament.example", reason: .unknown, since: since,
                campaign: campaign.slug, target: target.key)
        ]
        let stopped = tallySection(Calais.context(campaign: campaign), tally).text
        #expect(stopped.contains("Mail to some of those") && !stopped.contains("rules of a mail server"))
    }

    @Test func neverSaysWrittenDeliveredOrRead() throws {
        let page = tallySection(Calais.context(), Calais.tally).text
        for word in ["delivered", "received", "was read"] { #expect(!page.contains(word)) }
    }
}
