import Domain
import Foundation
import Testing

@testable import Channels

@Suite("What comes back") struct BounceTests {
    private func notification(
        _ fields: String, type: String = "message/delivery-status", around: String = "report"
    ) -> [UInt8] {
        Array(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example
            Subject: Undelivered Mail
            MIME-Version: 1.0
            Content-Type: multipart/\(around); boundary="b"

            --b
            Content-Type: text/plain

            Hello.

            --b
            Content-Type: \(type)

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; minister@interior.example
            \(fields)

            --b--
            """.replacing("\n", with: "\r\n").utf8)
    }

    private func read(_ text: String) -> ReceivedMail { ReceivedMail(reading: Array(text.utf8)) }

    @Test(
        arguments: [
            (
                "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown", .bounce,
                .noSuchAddress
            ),
            ("Action: failed (bad destination mailbox address)\nStatus: 5.1.1", .bounce, .noSuchAddress),
            ("Action: \n failed\nStatus: 5.1.1 (no user)", .bounce, .noSuchAddress),
            ("Action: Failed  \nDiagnostic-Code: smtp; 550 5.1.1 x", .bounce, .noSuchAddress),
            ("Action: failed\nStatus: 4.4.7", .bounce, .unreachable),
            ("Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full", .bounce, .full),
            ("Action: failed\nStatus: 5.2.2", .bounce, .full),
            ("Action: failed\nStatus: 5.3.4", .bounce, .tooLarge),
            (
                "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550-5.1.1 None.\n 550 5.1.1 Look",
                .bounce, .noSuchAddress
            ),
            (
                "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: X-Postfix; unknown user", .bounce,
                .noSuchAddress
            ),
            ("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.7.1 no", .bounce, .policy),
            ("Action: delayed\nStatus: 4.4.1", .delay, nil),
            ("Action: relayed\nStatus: 2.0.0", .receipt, nil),
            ("Action: lost\nStatus: 5.0.0", .undecided, nil),
            ("Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 over quota", .bounce, .full),
        ] as [(String, ReceivedMail.Kind, Reply.Reason?)])
    func deliveryStatus(_ fields: String, _ kind: ReceivedMail.Kind, _ reason: Reply.Reason?) {
        for around in ["report", "mixed"] {
            let mail = ReceivedMail(reading: notification(fields, around: around))
            #expect(
                mail.kind == kind && mail.recipient == "minister@interior.example"
                    && mail.castsDoubt == (kind == .undecided))
            if let reason { #expect(mail.reply.reason == reason) }
        }
    }

    @Test func oneOfSeveralRecipientsIsForAPerson() {
        let fields =
            "Action: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; b@c.example\nAction: delivered\nStatus: 2.0.0"
        let mail = ReceivedMail(reading: notification(fields))
        #expect(mail.kind == .undecided && mail.castsDoubt)
    }

    @Test func aReportInBase64IsRead() {
        let status = "Final-Recipient: rfc822; minister@interior.example\nAction: failed\nStatus: 5.2.2\n"
        let mail = read(
            "MIME-Version: 1.0\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n"
                + Data(status.utf8).base64EncodedString() + "\n")
        #expect(mail.kind == .bounce && mail.reply.reason == .full)
    }

    @Test(
        arguments: [
            (
                "Return-Path: <>\nX-Failed-Recipients: m@i.example\nAuto-Submitted: auto-replied\nSubject: x\n\n"
                    + "The message could not be delivered. This is a permanent error.\n\n  m@i.example\n    550 5.1.1 Unrouteable address\n",
                .bounce
            ),
            (
                "Return-Path: <>\nSubject: failure notice\n\nI'm afraid I wasn't able to deliver your message.\n\n"
                    + "<m@i.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n", .bounce
            ),
            (
                "Return-Path: <MAILER-DAEMON>\nFrom: g@i.example\nSubject: Returned mail\n\n"
                    + "Your message to <m@i.example> could not be delivered: 550 5.1.1 no such mailbox.\n",
                .bounce
            ),
            (
                "Return-Path: <>\nFrom: MAILER-DAEMON@i.example\nSubject: failure notice\n\n<m@i.example>:\n95.4.12.3 does not like "
                    + "recipient.\nRemote host said: 550 5.1.1 unknown\nGiving up on 95.4.12.3.\n", .bounce
            ),
            (
                "Return-Path: <>\nFrom: postmaster@i.example\nSubject: Undeliverable: x\n\n"
                    + "Your message to <m@i.example> was not delivered: the mailbox does not exist.\n",
                .bounce
            ),
        ] as [(String, ReceivedMail.Kind)])
    func prose(_ text: String, _ kind: ReceivedMail.Kind) {
        let mail = read(text)
        #expect(mail.kind == kind && mail.reply.reason == .noSuchAddress && mail.recipient == "m@i.example")
    }

    @Test(arguments: [
        (
            "Return-Path: <>\nAuto-Submitted: auto-replied\nSubject: Automatic reply: x",
            ReceivedMail.Kind.automatic
        ),
        ("X-Autoreply: yes\nSubject: x", .automatic), ("Auto-Submitted: no\nSubject: Re: x", .personal),
        ("Subject: Re: x", .personal),
        ("Return-Path: <>\nSubject: x", .undecided),
        ("Return-Path: <>\nSubject: Re: Undeliverable letters", .undecided),
        ("Return-Path: <>\nSubject: Warning: message delayed 24 hours", .delay),
    ]) func answers(_ head: String, _ kind: ReceivedMail.Kind) {
        let mail = read("From: m@i.example\n\(head)\n\nThank you.\n")
        #expect(mail.kind == kind && mail.castsDoubt == (kind == .undecided))
    }

    @Test(arguments: [
        "From: MAILER-DAEMON@i.example\nSubject: News\n\nSomething happened.",
        "Return-Path: <a@i.example>\nSubject: x\n\nYour mail was not delivered.\n550 no",
        "From: postmaster@i.example\nSubject: Undelivered Mail\n\nHello.",
    ]) func whatSpeaksOfADeliveryAndIsNotPlainCastsDoubt(_ text: String) {
        let mail = read(text)
        #expect(mail.kind == .undecided && mail.castsDoubt)
    }

    @Test func receiptsAndComplaints() {
        #expect(
            ReceivedMail(reading: notification("x: y", type: "message/disposition-notification")).kind
                == .receipt)
        #expect(
            ReceivedMail(reading: notification("x: y", type: "message/feedback-report")).kind == .complaint)
    }

    @Test(arguments: ["", "\0\u{1}\u{2}", "no mail at all"]) func rubbishIsNoBounce(text: String) {
        #expect(![.bounce, .delay].contains(read(text).kind))
    }

    /// Comparing stacked marks takes time with the square of their number.
    @Test func aHostileMailIsBounded() throws {
        let marks = String(repeating: "\u{0315}\u{0300}", count: 120_000)
        let mail =
            "From: a@i.example\r\nSubject: =?utf-8?q?a?=\r\nTo: b@i.example\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n\r\na\(marks)"
        let read = try #require(IncomingMail(parsing: Array(mail.utf8)))
        #expect(read.text.unicodeScalars.count <= 40)
    }
}
