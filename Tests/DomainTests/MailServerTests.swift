import Domain
import Testing

@Suite struct MailServerTests {
    @Test(arguments: [
        ("smtp.example.org", "smtp.example.org"), (" SMTP.Example.org\n", "smtp.example.org"),
        ("smtps://mx_1.example/", "mx_1.example"), ("192.0.2.1", "192.0.2.1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("localhost", "localhost"), ("smtp.example.org:587", nil), ("a..b", nil), ("", nil), ("<b>", nil),
        ("user@mx.example", nil), ("mx.example/path", nil), ("élan.example", nil),
        ("2001:db8::1%25eth0", nil),
        (String(repeating: "a", count: 64) + ".example", nil),
    ])
    func aHostIsReadAsPeopleTypeIt(_ typed: String, _ host: String?) {
        #expect(MailServer.host(typed: typed) == host)
    }

    @Test func aPasswordBelongsToOneServerAndOneUser() {
        let server = MailServer(host: "a.example", port: 587, user: "u", sender: "x@a.example")
        var other = server
        other.sender = "y@a.example"
        #expect(server.sharesPassword(with: other))
        for change: (inout MailServer) -> Void in [
            { $0.host = "b.example" }, { $0.port = 465 }, { $0.user = "v" },
        ] {
            var other = server
            change(&other)
            #expect(!server.sharesPassword(with: other))
        }
    }

    @Test(arguments: [
        (MailTrial.Link.sender, Reply(530, "5.7.0 no"), MailTrial.Hint?.some(.wantsPassword)),
        (.password, Reply(535, "5.7.8 no"), .appPassword), (.password, Reply(454, "4.7.0 later"), nil),
        (.encryption, Reply(0, "CERTIFICATE_VERIFY_FAILED"), .certificate),
        (.encryption, Reply(0, "WRONG_VERSION_NUMBER"), .otherPort), (.sender, Reply(553, "no"), nil),
        (.greeting, Reply(0, "did not answer"), .otherPort), (.greeting, Reply(554, "no"), nil),
        (.name, Reply(0, ""), nil),
    ])
    func theServersWordsGiveTheCauseAway(_ link: MailTrial.Link, _ reply: Reply, _ hint: MailTrial.Hint?) {
        let links = MailTrial.Link.allCases.filter { $0 != .password || link == .password }
        let trial = MailTrial(of: links, broken: .init(at: link, reply))
        #expect(trial.hint == hint)
        #expect(!trial.held.contains(link) && !trial.isWhole)
    }
}
