import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests what a person makes of mails that no rule passes on.
@Suite struct DeskMailsTests {
    private static let writer = "jeanne@supporter.example"
    private static let clerk = "camille.roux@cabinet.example"

    /// Returns a mail about no letter that was received.
    private func kept(_ trial: Trial) async throws -> Int64 {
        let mail = SideMail(from: Self.clerk, to: "letters@harbour.example", "About your letter.")
        #expect(try await trial.receive(mail).letter == nil)
        let open = try await DeskMails(trial.services).aboutNone()
        return try #require(open.first?.mail.id)
    }

    private func verdict(_ trial: Trial, _ decision: MailDecision, _ mail: Int64, _ letter: Int64)
        async throws
        -> MailVerdict
    {
        let content = try await DeskMails(trial.services).content(of: mail) ?? []
        return MailVerdict(
            decision, reason: .full, letter: letter,
            answer: trial.services.receiver.askedAnswer(SideMail.parse(content), about: letter))
    }

    @Test func aPersonPassesAnAnswerOn() async throws {
        try await Trial.run { trial in
            let (letter, mail) = (try await trial.acceptedLetter(), try await kept(trial))
            let found = try await DeskMails(trial.services).letter(of: mail, or: letter)
            #expect(found?.campaign == "calais" && found?.id == letter)
            #expect(try await DeskMails(trial.services).letter(of: mail, or: 1) == nil)
            let verdict = try await verdict(trial, .answer, mail, letter)
            #expect(try await !trial.operatorActions.decideMail(mail, of: "dover", verdict))
            #expect(try await trial.operatorActions.decideMail(mail, of: "calais", verdict))
            #expect(try await !trial.operatorActions.decideMail(mail, of: "calais", verdict), "once")
            try await trial.sendAnswers()
            let last = trial.post.mails(to: Self.writer).last
            #expect(last?.body.contains("About your letter.") == true)
            #expect(try await DeskMails(trial.services).aboutNone().isEmpty)
            let audit = try await trial.operatorActions.history(limit: 5)
            #expect(audit.contains { $0.action == "mail_decided" })
        }
    }

    @Test func aPersonSaysThatALetterCameBackAndWhy() async throws {
        try await Trial.run { trial in
            let (letter, mail) = (try await trial.acceptedLetter(), try await kept(trial))
            let verdict = try await verdict(trial, .returned, mail, letter)
            #expect(try await trial.operatorActions.decideMail(mail, of: "calais", verdict))
            let delivery = try await trial.services.database.read {
                try $0.deliveries.find(of: letter, by: .email)
            }
            #expect(delivery?.reply?.reason == .full)
            #expect(delivery?.state != .accepted)
        }
    }
}
