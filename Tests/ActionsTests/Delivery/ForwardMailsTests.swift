import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests that mail from a person to an address of ours reaches a reader, once.
@Suite struct ForwardMailsTests {
    private static let publisher = "post@harbour.example"
    private static let ours = "letters@harbour.example"
    private static let person = ReceivedMail(.personal, why: "A person wrote.")

    private func forwarder(_ trial: Trial, revision: Int64 = 0) -> ForwardMails {
        ForwardMails(trial.services, transport: trial.post, revision: revision) { content in
            ReadableMail(
                from: EmailMessage.Mailbox(name: "The cabinet", address: "cabinet@interieur.example"),
                subject: "Re: Calais\u{1B}[2J",
                text: String(decoding: content, as: UTF8.self))
        }
    }

    @Test func anAnswerReachesTheOrganiserOnce() async throws {
        try await Trial.run { trial in
            let letter = try await trial.acceptedLetter()
            let token = "12345678901.\(String(repeating: "a", count: 22))"
            let content = Array("Subject: x\n\nThank you. http://localhost/confirm/\(token) \u{1B}[31m".utf8)
            #expect(
                try await trial.services.receiver.receive(Self.person, letter: letter, content: content)
                    == .open)
            for _ in 0..<3 { try await forwarder(trial).once() }
            trial.wait(days: 1)
            try await forwarder(trial).once()

            let mails = trial.post.mails(to: Self.publisher)
            let mail = try #require(mails.first)
            #expect(mails.count == 1 && trial.post.mails(to: Self.ours).isEmpty)
            #expect(mail.body.contains("letter \(letter) of the campaign calais"))
            #expect(
                mail.body.contains("Thank you.") && !mail.body.contains(token)
                    && !mail.body.contains("\u{1B}"))
            #expect(!mail.subject.contains("\u{1B}"))
            #expect(mail.returnPath.isEmpty && mail.replyTo?.address == "cabinet@interieur.example")
            #expect(mail.fields.contains(EmailMessage.Field("Auto-Submitted", "auto-forwarded")))
        }
    }

    /// A process that does not know of the change yet might put the mail into the letterbox.
    @Test func afterAChangeOfTheMailServerTheNewOneForwards() async throws {
        try await Trial.run { trial in
            _ = try await trial.services.receiver.receive(
                Self.person, letter: nil, content: Array("Hello".utf8))
            let server = MailServer(host: "smtp.harbour.example", port: 465, sender: Self.ours)
            let now = trial.services.environment.now()
            try await trial.services.database.write {
                try $0.mailServers.set(server, password: [], for: "http://localhost", by: "Ruth", at: now)
            }
            try await forwarder(trial).once()
            #expect(trial.post.recipients.isEmpty)
            try await forwarder(trial, revision: 1).once()
            #expect(trial.post.recipients == [Self.ours])
        }
    }

    @Test func whatIsAboutNoLetterComesToUsAndWhatWasForwardedGoesNoFurther() async throws {
        try await Trial.run { trial in
            let plain = Array("From: a@b.example\n\nHello".utf8)
            let forwarded = Array("From: a@b.example\r\nx-postbag-forwarded: yes\r\n\r\nHello".utf8)
            let quoting = Array("From: a@b.example\n\nX-Postbag-Forwarded: yes".utf8)
            for content in [plain, forwarded, quoting] {
                #expect(
                    try await trial.services.receiver.receive(Self.person, letter: nil, content: content)
                        == .open)
            }
            for _ in 0..<3 { try await forwarder(trial).once() }
            #expect(trial.post.mails(to: Self.ours).count == 2)
            #expect(trial.post.recipients.count == 2)
        }
    }

    @Test func whatIsPutOffIsTriedAgainAndNobodyIsFlooded() async throws {
        try await Trial.run { trial in
            for number in 0..<60 {
                let content = Array("From: a@b.example\n\n\(number)".utf8)
                _ = try await trial.services.receiver.receive(Self.person, letter: nil, content: content)
            }
            trial.post.answerAll(.deferred(Reply(450, "4.2.0 later")))
            try await forwarder(trial).once()
            #expect(trial.post.accepted.isEmpty && trial.post.recipients.count == 5)
            trial.post.answerAll(nil)
            trial.wait(seconds: 901)
            for _ in 0..<30 { try await forwarder(trial).once() }
            // The five mails that were put off count for that day as well.
            #expect(trial.post.accepted.count == AddressRules.forwardedADay - 5)
            trial.wait(days: 1.1)
            for _ in 0..<30 { try await forwarder(trial).once() }
            #expect(trial.post.accepted.count == 60)
        }
    }
}
