import Domain
import Testing
import Web

@Suite struct ConfirmPageTests {
    @Test func theButtonElsewhereSaysWhatItConfirms() {
        let letter = Fixture.letter(name: "Zoë O'Brien & Søn")
        let page = confirmPage(
            Fixture.context(), letter: letter, composed: Fixture.composed(), token: "1.abc"
        ).text
        #expect(page.contains("<bdi>Zoë O&#39;Brien &amp; Søn</bdi>") && page.contains("Bernard Cazeneuve"))
        #expect(page.contains(#"<span lang="fr">Protéger les enfants de Calais</span>"#))
        #expect(page.contains(#"<form action="/confirm/1.abc" method="post">"#))
        #expect(page.contains(#"<form action="/confirm/1.abc/not-me" method="post">"#))
        #expect(page.ranges(of: #"class="main""#).count == 1)
        #expect(!page.contains("eleanor@whitcombe.example"))
        #expect(page.contains(#"<div class="sheet final" lang="fr">"#), "what is signed is shown")
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
        #expect(
            notMePage(context, token: "1.abc").text.contains(
                #"<form action="/confirm/1.abc/not-me" method="post">"#))
        let done = notMeDonePage(context, token: "1.abc").text
        #expect(done.contains(#"<button name="lift" value="yes">"#) && done.contains("30 days"))
        #expect(!notMeLiftedPage(context).text.contains("<form"))
    }

    @Test func aCutLinkTakesTheSixDigits() {
        let page = cutLinkPage(Fixture.context("fr"), token: Fixture.token).text
        #expect(
            page.contains("Ce lien n’est pas entier") && page.contains(#"name="code""#)
                && page.contains(#"action="/confirm""#))
        let elsewhere = cutLinkPage(
            SiteContext(language: "en", links: Links(site: "https://letters.example"), rehearsal: false)
        ).text
        #expect(elsewhere.contains("This link is not whole") && !elsewhere.contains("<form"))
    }

    @Test func anUnknownLinkBelongsToNoCampaign() {
        let page = unknownLinkPage(
            SiteContext(language: "fr", links: Links(site: "https://letters.example"), rehearsal: false)
        ).text
        #expect(page.contains("Nous ne connaissons pas ce lien") && !page.contains("Harbour"))
    }
}
