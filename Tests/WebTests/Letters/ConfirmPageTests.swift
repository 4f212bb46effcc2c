import Domain
import Testing
import Web

@Suite struct ConfirmPageTests {
    @Test func theButtonElsewhereSaysWhatItConfirms() {
        let letter = Fixture.letter(name: "Zoë O'Brien & Søn")
        let page = confirmPage(
            Fixture.context(), letter: letter, composed: Fixture.composed(), token: "1.abc"
        ).text
        #expect(!page.contains("eleanor@whitcombe.example"))
        let order = [#"<button class="main">"#, ##"href="#not""##, #"<div class="sheet final""#]
        let places = order.compactMap { page.firstRange(of: $0)?.lowerBound }
        #expect(places.count == 3 && places == places.sorted(), "the button comes before the letter")
    }

    @Test(arguments: ["en", "fr", "ar"] as [Language]) func whatComesLaterShowsNothingPersonal(
        _ language: Language
    ) {
        let context = Fixture.context(language)
        for page in [
            confirmedAlreadyPage(context), expiredPage(context), notMePage(context, token: "t"),
            notMeDonePage(context, token: "t"),
        ] {
            #expect(!page.text.contains("Eleanor") && !page.text.contains("Cazeneuve"))
            #expect(page.text.contains(#"content="noindex""#))
        }
    }

    @Test func notMeAsksAndCanBeLifted() {
        let context = Fixture.context()
        let done = notMeDonePage(context, token: "1.abc").text
        #expect(done.contains("<form") && done.contains("30 days"))
        #expect(!notMeLiftedPage(context).text.contains("<form"))
    }

    @Test func anUnknownLinkBelongsToNoCampaign() {
        let page = unknownLinkPage(
            SiteContext(language: "fr", links: Links(site: "https://letters.example"), rehearsal: false)
        ).text
        #expect(!page.contains("Harbour"))
    }
}
