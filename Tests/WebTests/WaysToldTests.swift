import Domain
import Foundation
import Testing

@testable import Web

/// Tests that a page names the channel that the letter will really take.
@Suite struct WaysToldTests {
    private func campaign(_ change: (inout Target) -> Void, by ways: [Channel] = [.email, .form, .post])
        -> Campaign
    {
        var campaign = Calais.campaign
        change(&campaign.targets[0])
        campaign.steps[0] = Step(
            key: "write-minister", action: .write(.init(target: "minister", letter: "minister", by: ways)))
        return campaign
    }

    private func page(_ campaign: Campaign, _ language: Language = "en") throws -> String {
        try campaignPage(Calais.context(language, campaign: campaign), tally: Calais.tally).text
    }

    private func says(_ page: String, _ key: TextKey, _ language: Language = "en") throws -> Bool {
        let text = try #require(InterfaceText(language))
        let start = text[key].components(separatedBy: "{").first ?? ""
        #expect(start.count > 8, "\(key) begins with an argument")
        return page.contains(("\(start)" as HTML).text)
    }

    @Test(arguments: InterfaceText.languages) func theWaysAreTheTargets(_ language: Language) throws {
        let ways: [(Channel, [TextKey])] = [
            (.email, [.viaEmail, .nextTurn, .nextTold, .emailHintShared]),
            (.form, [.viaForm, .nextForm, .emailHintKept, .nothingYetOther]),
            (.post, [.viaPost, .nextPost, .emailHintKept, .nothingYetOther]),
        ]
        for (way, told) in ways {
            let shown = try page(campaign({ _ in }, by: [way]), language)
            for key in told { #expect(try says(shown, key, language), "\(way) \(key)") }
            for key in ways.flatMap(\.1) where !told.contains(key) {
                #expect(try !says(shown, key, language), "\(way) \(key)")
            }
        }
    }

    @Test func aLetterThatComesBackHasAnotherWayOnlyWhereThereIsOne() throws {
        let all = try page(campaign { _ in })
        #expect(try says(all, .emailComesBack) && !says(all, .emailComesBackOnly))
        let mailOnly = try page(campaign { ($0.form, $0.post) = (nil, []) })
        #expect(try says(mailOnly, .emailComesBackOnly) && !says(mailOnly, .emailComesBack))
    }

    private func toMember(of house: String, by ways: [Channel] = [.email, .form, .post]) -> Campaign {
        var campaign = campaign({ _ in }, by: ways)
        campaign.targets[0] = Target(key: "minister", reads: ["fr"], representative: house)
        return campaign
    }

    @Test(arguments: InterfaceText.languages) func writeToThemIsNamedInBritainOnly(_ language: Language)
        throws
    {
        let norway = try page(toMember(of: "no-stortinget"), language)
        #expect(!norway.contains("WriteToThem"))
        for key: TextKey in [.viaRepresentative, .consentMember, .nothingYetMember, .nextMember]
        where key != .consentMember {
            #expect(try says(norway, key, language), "\(key)")
        }
        #expect(
            try !page(toMember(of: "no-stortinget", by: [.writetothem]), language).contains("WriteToThem"))
        #expect(
            try page(toMember(of: "uk-house-of-commons", by: [.writetothem]), language).contains(
                "WriteToThem"))
        #expect(
            try !page(toMember(of: "uk-house-of-commons"), language).contains("WriteToThem"),
            "the tables may know the member")
    }

    @Test func aProvedBrowserIsToldSo() throws {
        func page(proved: Bool) throws -> String {
            try stepPage(Calais.context(), step: Calais.campaign.steps[0], form: Calais.typed, proved: proved)
                .text
        }
        let (proved, other) = (try page(proved: true), try page(proved: false))
        for key: TextKey in [.emailHintProved, .consentHint, .nothingYetProved] {
            #expect(try says(proved, key))
        }
        for key: TextKey in [.consentHint, .nextConfirm, .emailHintShared] { #expect(try says(other, key)) }
        #expect(try !says(proved, .nextConfirm) && !says(other, .nothingYetProved))
    }

    @Test func theLetterNamesItsLanguages() throws {
        let both = try page(Calais.campaign)
        #expect(
            both.contains(
                "The letter to Bernard Cazeneuve is in French. Each paragraph comes with the same in English."
            ))
        var french = Calais.campaign
        let version = try #require(Calais.letter.versions["fr"])
        french.letters["minister"] = LetterText(key: "minister", versions: ["fr": version])
        let single = try page(french)
        #expect(
            single.contains("This is the letter to Bernard Cazeneuve.")
                && !single.contains("id=\"show-reading\""))
    }

    @Test func theRehearsalIsToldBesideTheCount() {
        var tally = Calais.tally
        #expect(!tallySection(Calais.context(), tally).text.contains("rehearsed"))
        tally.rehearsal = true
        #expect(tallySection(Calais.context(), tally).text.contains("none of them has been sent"))
    }

    @Test func aRepresentativesLetterBeginsWithOwnWords() throws {
        let campaign = toMember(of: "no-stortinget")
        let page = try stepPage(Calais.context(campaign: campaign), step: campaign.steps[0]).text
        #expect(try says(page, .ownWordsFirstWhy))
        #expect(try !says(stepPage(Calais.context(), step: Calais.campaign.steps[0]).text, .ownWordsFirstWhy))
    }
}

@Suite struct StepsToldTests {
    private func page(
        _ status: LetterStatus, _ channels: [Channel] = [.email, .form, .post], supporters: Int = 5,
        done: Set<String> = [],
        rehearsal: Bool = false
    ) -> String {
        thanksPage(
            Fixture.context("en", Fixture.campaign(minister: channels), rehearsal: rehearsal),
            letter: Fixture.letter(state: .confirmed, status: status), token: Fixture.token,
            composed: Fixture.composed(),
            tally: Fixture.tally(supporters), done: done
        ).text
    }

    @Test func nobodyWhoHasConfirmedIsToldThatNobodyHas() {
        #expect(page(.onItsWay, supporters: 0).contains("So far one person has confirmed a letter."))
    }

    @Test func doneIsSaidOnlyWhereNothingFollows() {
        let done = "Done. Nothing more is needed"
        #expect(page(.accepted, [.email]).contains(done))
        for status: LetterStatus in [.accepted, .onItsWay] {
            let page = page(status)
            #expect(!page.contains(done) && page.contains("Done. If you like, send it in another way, too."))
            #expect(page.contains("This office has a form of its own, too."))
        }
        #expect(!page(.inDoubt).contains("Done."))
        #expect(
            page(.accepted, [.email], done: ["write-prefect"]).contains("You have confirmed this letter."))
    }

    @Test func whatBecameOfTheLetterIsToldByItsStanding() {
        let told: [(LetterStatus, [Channel], String)] = [
            (.onItsWay, [.email], "when its turn comes"),
            (.accepted, [.email], "has been handed to the mail system for"),
            (.inDoubt, [.email], "A person looks into it"),
            (.handedOver, [.form], "You told us that you have sent your letter"),
            (.offered, [.form], "The last step is yours"),
            (.refused, [.email, .form], "Below are other ways to send it."),
            (.refused, [.email], "An e-mail gives you its text."),
        ]
        for (status, channels, words) in told {
            let page = page(status, channels)
            #expect(page.contains(words), "\(status)")
            for other in told where other.2 != words {
                #expect(!page.contains(other.2), "\(status) says \(other.2)")
            }
            #expect(page.contains("unless you have one already"))
        }
        #expect(!page(.onItsWay, rehearsal: true).contains("unless you have one already"))
    }

    @Test func tooLongALetterIsSentByPostOnlyWhereThatIsOffered() {
        func page(_ channels: [Channel]) -> String {
            let context = Fixture.context("en", Fixture.campaign(minister: channels, limit: 50))
            return formPage(
                context, letter: Fixture.letter(), token: Fixture.token, composed: Fixture.composed())?.text
                ?? ""
        }
        #expect(page([.form, .post]).contains("or send the letter by post"))
        #expect(page([.form]).contains("until it fits.") && !page([.form]).contains("by post"))
    }
}
