import Domain
import Foundation
import Testing

@testable import Channels

/// Tests what is read of a mail that a person wrote.
@Suite struct ReadAnswerTests {
    private static let head = """
        From: =?utf-8?Q?Cabinet_=E2=80=93_Roux?= <roux@cabinet.example>
        Subject: Re: Calais
        MIME-Version: 1.0

        """

    private func read(_ rest: String) -> Answer? {
        Answer(parsing: Array((Self.head + rest).replacing("\n", with: "\r\n").utf8))
    }

    private func mixed(_ parts: [String]) -> Answer? {
        read(
            "Content-Type: multipart/mixed; boundary=b\n\n"
                + parts.map { "--b\n\($0)\n" }.joined() + "--b--\n")
    }

    @Test func plainTextAndSender() {
        let answer = read(
            "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nR=E9ponse.\n> x\n"
        )
        #expect(answer?.text == "Réponse.\n> x\n" && answer?.from.name == "Cabinet – Roux")
        #expect(answer?.from.address == "roux@cabinet.example" && answer?.files.isEmpty == true)
    }

    @Test func htmlAloneIsReadable() {
        let answer = read("Content-Type: text/html; charset=utf-8\n\n<p>Réponse<br>à vous</p>\n")
        #expect(answer?.text == "Réponse\nà vous\n")
    }

    @Test func theTextIsTakenAndNotItsHTML() {
        let answer = read(
            "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nPlain.\n"
                + "--b\nContent-Type: text/html\n\n<p>HTML</p>\n--b--\n")
        #expect(answer?.text == "Plain." && answer?.files.isEmpty == true && answer?.leftOut == 0)
    }

    @Test func filesComeWithTheirNamesAndMailsDoNot() {
        let answer = mixed([
            "Content-Type: text/plain\n\nSee.",
            "Content-Type: application/pdf; name=\"plan.pdf\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"plan.pdf\"\n\nJVBERg==",
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=note.txt\n\nA note.",
            "Content-Type: message/rfc822\n\nFrom: a@b.example\nSubject: s\n\nInside.",
            "Content-Type: image/png\nContent-ID: <logo>\nContent-Disposition: inline; filename=logo.png\nContent-Transfer-Encoding: base64\n\niVBORw==",
        ])
        #expect(answer?.text == "See.")
        #expect(answer?.files.map(\.name) == ["plan.pdf", "note.txt", "logo.png"])
        #expect(answer?.files.first?.content == Array("%PDF".utf8) && answer?.leftOut == 1)
        #expect(answer?.files.map(\.type) == ["application/pdf", "text/plain", "image/png"])
    }

    @Test(.timeLimit(.minutes(1))) func aHostileMailEnds() {
        let nested = (0..<2_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
            .joined()
        #expect(read(nested)?.leftOut ?? 0 <= 1)
        let many = mixed(Array(repeating: "Content-Type: image/png\n\nx", count: 5_000))
        #expect(many?.files.count == AnswerRules.files && many?.leftOut ?? 0 > 900)
        #expect(Answer(parsing: []) == nil)
        #expect(read("Content-Type: \u{1}/\u{2}\n\nx")?.from.address == "roux@cabinet.example")
    }

    /// What we send says that its sender is ours in every field that DMARC compares (strictly).
    @Test func whatIsRenderedIsAligned() throws {
        var mail = sampleMail()
        mail.from = EmailMessage.Mailbox(
            name: "Cabinet (via Harbour)", address: "reply-1-0a1b2c3d4e5f@harbour.example")
        (mail.replyTo, mail.returnPath) = (mail.from, "notice-2-0a1b2c3d4e5f@harbour.example")
        mail.fields = [
            EmailMessage.Field(
                "References",
                (0..<20).map { "<\($0).0a1b2c3d4e5f.notice@harbour.example>" }.joined(separator: " "))
        ]
        let sent = try #require(ReadMail(try render(mail)))
        #expect(sent.from?.address == mail.from.address && sent.replyTo?.address == mail.from.address)
        #expect(IncomingMail.messageIDs(in: sent.field("References") ?? "").count == 20)
    }
}
