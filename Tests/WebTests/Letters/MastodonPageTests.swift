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

    @Test func onlyPostingSteps() {
        #expect(mastodonPage(Fixture.context(), step: "share", typed: nil) == nil)
    }
}
