import Domain
import Testing
import Web

@Suite struct LetterboxPagesTests {
    let site = SiteContext(language: "en", links: Links(site: "http://localhost:8080"), rehearsal: true)

    private func mail(_ text: String) -> LetterboxMail {
        LetterboxMail(
            id: "17.mail", from: "Harbour <a@b.example>", to: "e@w.example", subject: "Hello <you>",
            date: Fixture.now, text: text)
    }

    @Test func onlyLinesThatAreOurOwnAddressesBecomeLinks() {
        let text =
            "Follow:\r\nhttp://localhost:8080/confirm/1.a\r\n\r\nhttps://evil.example/\n\nhttp://localhost:8080.evil.example/\n\n"
            + "<b>see http://localhost:8080/x"
        let page = letterboxMessagePage(site, mail(text)).text
        #expect(page.contains(#"<a href="/confirm/1.a">http://localhost:8080/confirm/1.a</a>"#))
        #expect(
            page.ranges(of: "<a href=").count
                - letterboxMessagePage(site, mail("")).text.ranges(of: "<a href=").count == 1)
        #expect(page.contains("&lt;b&gt;see"))
    }
}
