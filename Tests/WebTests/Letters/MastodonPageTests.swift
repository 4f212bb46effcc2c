import Domain
import Testing
import Web

@Suite struct MastodonPageTests {
    @Test(arguments: [
        ("social.example", "social.example"), ("@me@Social.example", "social.example"),
        (" https://social.example/@me ", "social.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
    ])
    func hostsAreFoundInWhatPeopleType(_ typed: String, _ host: String) {
        #expect(MastodonInstance(typed: typed)?.host == host)
    }

    @Test(arguments: [
        "", "localhost", "social.example:8080", "a..b", "-a.example", "127.0.0.1", "social.example?x",
        "javascript:alert(1)", "\"><b>.example",
        "social.example#", "söcial.example",
    ])
    func otherThingsAreNoHosts(_ typed: String) { #expect(MastodonInstance(typed: typed) == nil) }

    private func page(_ typed: String?) -> String {
        mastodonPage(Fixture.context(), step: "post-minister", typed: typed)?.text ?? ""
    }

    @Test func linksAreOrdinaryLinks() {
        let words = "?text=Mettez-les%20%C3%A0%20l%E2%80%99abri%20%40minister%40social.example%20https%3A"
        #expect(page(nil).contains("https://mastodon.social/share\(words)"))
        #expect(
            page("@me@mine.example").contains(#"<a class="button" href="https://mine.example/share\#(words)"#)
        )
        #expect(page(nil).contains(#"<form action="/calais/en/mastodon/post-minister" method="get">"#))
    }

    @Test func aMistakeIsShownAndKept() {
        let page = page("\"><b>")
        #expect(
            page.contains(#"id="error-instance">“&quot;&gt;&lt;b&gt;” is not the name"#)
                && page.contains(#"value="&quot;&gt;&lt;b&gt;""#))
    }

    @Test func onlyPostingSteps() {
        #expect(mastodonPage(Fixture.context(), step: "share", typed: nil) == nil)
    }

    @Test func whoeverDoesNotReadThePostsLanguageIsShownAReading() {
        #expect(
            page(nil).contains(
                #"<span class="tongue">English: for you to read</span><span>Shelter them</span></p>"#))
        let french = mastodonPage(Fixture.context("fr"), step: "post-minister", typed: nil)?.text ?? ""
        #expect(french.contains("Mettez-les") && !french.contains("class=\"tongue\""))
    }
}
