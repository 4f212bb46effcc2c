import Testing

@testable import Domain

/// A letter that is refused as spam is told apart from one to an address that does not exist, and
/// from a list that blocks our server.
@Suite struct ReplySpamTests {
    @Test(arguments: [
        (Reply(554, "5.7.1 Message rejected as spam by content filtering"), true),
        (Reply(550, "5.7.1 Our system has detected that this message is likely unsolicited mail"), true),
        (
            Reply(552, "5.7.0 This message was blocked because its content presents a potential issue: spam"),
            true
        ),
        (Reply(550, "5.1.1 User unknown"), false),
        (Reply(554, "5.7.1 Client host blocked using zen.spamhaus.org"), false),
        (Reply(550, "5.7.1 Access denied by policy"), false), (Reply(452, "4.7.1 spam, later"), false),
    ])
    func spamIsToldApart(_ reply: Reply, _ isSpam: Bool) {
        #expect(reply.takesForSpam == isSpam)
        #expect(reply.told(reply.reason) == (isSpam ? "spam" : reply.reason.rawValue))
    }

    @Test(
        arguments: [
            ("5.7.1 blocked using zen.spamhaus.org", "Spamhaus", "https://check.spamhaus.org/"),
            (
                "5.7.1 listed; see <https://www.spamhaus.org/query/ip/192.0.2.1>.", "Spamhaus",
                "https://www.spamhaus.org/query/ip/192.0.2.1"
            ),
            ("Blocked - see https://evil.example/spamhaus.org/", "Spamhaus", "https://check.spamhaus.org/"),
            ("Blocked - see https://spamhaus.org.evil.example/", "Spamhaus", "https://check.spamhaus.org/"),
            (
                "Blocked - see https://www.spamcop.net/bl.shtml?192.0.2.1", "SpamCop",
                "https://www.spamcop.net/bl.shtml?192.0.2.1"
            ),
            (
                "5.7.511 Access denied, banned sender. Forward to delist@microsoft.com", "Microsoft 365",
                "https://sender.office.com/"
            ),
            (
                "Unfortunately, part of their network is on our block list (S3150).", "Outlook.com",
                "https://olcsupport.office.com/"
            ),
            (
                "5.7.1 https://ipcheck.proofpoint.com/?ip=192.0.2.1", "Proofpoint",
                "https://ipcheck.proofpoint.com/?ip=192.0.2.1"
            ),
            ("Listed by dnsbl-1.uceprotect.net", "UCEPROTECT", "https://www.uceprotect.net/en/rblcheck.php"),
            ("listed in dnsbl.sorbs.net", "SORBS", nil), ("5.1.1 User unknown", nil, nil),
        ] as [(String, String?, String?)])
    func listsAreNamedWithTheirOwnPage(_ words: String, _ name: String?, _ page: String?) {
        let list = Reply(550, words).blocklist
        #expect(list?.name == name && list?.page == page)
    }

    @Test func whatIsHostileIsReadInOneGo() {
        let text = "spamhaus " + String(repeating: "https://\u{301}", count: 400)
        #expect(Reply(550, text).blocklist?.page == "https://check.spamhaus.org/")
    }
}
