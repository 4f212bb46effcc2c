import Testing

@testable import Channels

@Suite("What comes back") struct BounceTests {
    private func notification(action: String, status: String, diagnostic: String, type: String = "message/delivery-status") -> [UInt8] {
        Array(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example (Mail Delivery System)
            To: bounce-7@postbag.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain; charset=us-ascii

            I'm sorry to have to inform you.

            --b
            Content-Type: \(type)

            Reporting-MTA: dns; mx.example
            Arrival-Date: Thu, 27 Oct 2016 09:20:00 +0000

            Final-Recipient: rfc822; minister@interior.example
            Action: \(action)
            Status: \(status)
            Remote-MTA: dns; mx.interior.example
            Diagnostic-Code: smtp; \(diagnostic)

            --b
            Content-Type: message/rfc822

            From: letters@postbag.example
            Message-ID: <7.1@postbag.example>
            Subject: x

            x
            --b--
            """.replacing("\n", with: "\r\n").utf8)
    }

    private func report(_ action: String, _ status: String, _ diagnostic: String) -> Bounce.Report {
        Bounce.Report(
            recipient: "minister@interior.example", action: action, status: status, diagnostic: diagnostic, messageID: "7.1@postbag.example")
    }

    @Test func nobodyLivesThere() {
        let bounce = Bounce(
            notification(action: "failed", status: "5.1.1", diagnostic: "550 5.1.1 <minister@interior.example>:\n    nobody of that name"))
        #expect(bounce == .failed(report("failed", "5.1.1", "550 5.1.1 <minister@interior.example>: nobody of that name")))
    }

    @Test(arguments: ["delayed", "relayed", "delivered", "Expanded"]) func stillUnderWay(action: String) {
        #expect(Bounce(notification(action: action, status: "4.4.1", diagnostic: "x")) == .passing(report(action.lowercased(), "4.4.1", "x")))
    }

    @Test(arguments: [("failed", "5.1.1", "550 over quota"), ("failed", "4.4.7", "too old"), ("failed", "", "no"), ("lost", "5.0.0", "no")])
    func whatCannotBeDecidedIsSaidSo(action: String, status: String, diagnostic: String) {
        guard case .undecidable(let report, _) = Bounce(notification(action: action, status: status, diagnostic: diagnostic)) else {
            Issue.record("decided")
            return
        }
        #expect(report == self.report(action, status, diagnostic))
    }

    @Test func aMailSystemThatSaysNothingReadable() {
        let bounce = Bounce(notification(action: "failed", status: "5.1.1", diagnostic: "x", type: "text/plain"))
        #expect(bounce == .undecidable(nil, why: "It comes from a mail system and holds no delivery status."))
    }

    @Test(arguments: [
        ("Auto-Submitted: auto-replied", Bounce.automaticReply), ("X-Autoreply: yes", .automaticReply), ("Auto-Submitted: no", .personal),
        ("X-A: b", .personal),
    ]) func answers(field: String, bounce: Bounce) {
        #expect(Bounce(Array("From: minister@interior.example\r\n\(field)\r\nSubject: Re: x\r\n\r\nThank you.\r\n".utf8)) == bounce)
    }

    @Test(arguments: ["", "\0\u{1}\u{2}", "no mail at all"]) func rubbishIsNoBounce(text: String) {
        switch Bounce(Array(text.utf8)) {
        case .failed, .passing: Issue.record("decided")
        default: break
        }
    }
}
