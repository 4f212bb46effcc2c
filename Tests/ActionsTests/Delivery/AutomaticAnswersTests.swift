import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests that nothing a person may have written is lost, whatever marks it bears, and that no
/// letter settles while a mail speaks of its failure.
@Suite struct AutomaticAnswersTests {
    private static let writer = "jeanne@supporter.example"
    private static let clerk = "camille.roux@cabinet.example"
    private static let target = "ministre@interieur.example"

    private func kept(_ trial: Trial) async throws -> [KeptMail] {
        try await trial.services.database.read { try $0.receivedMails.newest(limit: 9) }
    }

    @Test(arguments: [
        [("Precedence", "bulk")], [("X-Autoreply", "yes")],
        [("Return-Path", "<tickets@cabinet.example>"), ("Auto-Submitted", "auto-replied")],
    ]) func aPersonsWordsUnderTheMarkOfAProgramCanBePassedOn(_ fields: [(String, String)]) async throws {
        try await Trial.runDesk { trial, ruth in
            let (id, sent) = try await trial.letterAtItsTarget()
            let answer = SideMail(to: sent, from: Self.clerk, "The Minister will come on Monday.", fields)
            let outcome = try await trial.receive(answer, at: sent.returnPath)
            #expect(outcome == ReceiveOutcome(letter: id, kind: .automatic, state: .done))
            let mail = try #require(try await kept(trial).first)
            let desk = DeskDeliveries(trial.services)
            let summary = try await desk.summary(of: "calais")
            #expect(summary.automatic.map(\.id) == [mail.id] && summary.mails.isEmpty)
            // Nobody has to read it, and no program passes it on.
            #expect(
                try await trial.services.database.read { connection in
                    try connection.receivedMails.toForward(at: .distantFuture, limit: 9)
                } == [])
            try await trial.sendAnswers()
            #expect(!trial.post.mails(to: Self.writer).contains { $0.body.contains("on Monday") })

            let content = try await DeskMails(trial.services).content(of: mail.id) ?? []
            let verdict = MailVerdict(
                .answer, letter: id,
                answer: trial.services.receiver.askedAnswer(SideMail.parse(content), about: id))
            let organiser = OperatorActions(trial.services, actor: .account(ruth))
            #expect(try await !organiser.decideMail(mail.id, of: "calais", .returned))
            #expect(try await organiser.decideMail(mail.id, of: "calais", verdict))
            #expect(try await !organiser.decideMail(mail.id, of: "calais", verdict))
            try await trial.sendAnswers()
            #expect(trial.post.mails(to: Self.writer).last?.body.contains("on Monday") == true)
            #expect(try await desk.summary(of: "calais").automatic.isEmpty)
            #expect(try await trial.state(of: id) == .accepted)
        }
    }

    @Test func whatOnlyAProgramWritesIsNotKept() async throws {
        try await Trial.run { trial in
            let (id, sent) = try await trial.letterAtItsTarget()
            let fields = [("Return-Path", "<>"), ("Auto-Submitted", "auto-replied")]
            let answer = SideMail(to: sent, from: Self.clerk, "I am away until Monday.", fields)
            #expect(try await trial.receive(answer, at: sent.returnPath).state == .done)
            #expect(try await kept(trial).isEmpty)
            #expect(try await trial.state(of: id) == .accepted)
        }
    }

    /// An answer to the address of an exchange is no less an answer.
    @Test func anAnswerUnderAMarkIsKeptInAnExchangeToo() async throws {
        try await Trial.run { trial in
            let (_, sent) = try await trial.letterAtItsTarget()
            let first = SideMail(to: sent, from: Self.clerk, "Thank you.")
            #expect(try await trial.receive(first, at: sent.returnPath).state == .passedOn)
            try await trial.sendAnswers()
            let toWriter = try #require(trial.post.mails(to: Self.writer).last)
            let reply = SideMail(
                to: toWriter, from: Self.writer, "And the children?", [("Precedence", "bulk")])
            #expect(try await trial.receive(reply).kind == .automatic)
            #expect(try await kept(trial).contains { $0.kind == .automatic && $0.state == .done })
        }
    }

    @Test(arguments: [
        ("This mailbox is no longer monitored.", ReceivedMail.Kind.automatic),
        ("Your message could not be delivered:\n550 5.7.1 policy", .automatic),
    ]) func aProgramThatSpeaksOfFailureCastsDoubt(_ text: String, _ kind: ReceivedMail.Kind) async throws {
        try await Trial.run { trial in
            let (id, sent) = try await trial.letterAtItsTarget()
            let answer = SideMail(to: sent, from: Self.clerk, text, [("Precedence", "bulk")])
            let outcome = try await trial.receive(answer, at: sent.returnPath)
            #expect(outcome == ReceiveOutcome(letter: id, kind: kind, state: .open))
            trial.wait(days: 9)
            try await trial.work()
            #expect(try await trial.state(of: id) == .inDoubt)
        }
    }

    /// It may be about another letter, so it goes to nobody before somebody has read it.
    @Test func aPersonWhoForwardsAReportCastsDoubtAndIsNotPassedOn() async throws {
        try await Trial.run { trial in
            let (id, sent) = try await trial.letterAtItsTarget()
            var mail = SideMail(to: sent, from: Self.clerk, "Is this yours?")
            mail.subject = "RE: your letter: non remis (delivery failed)"
            let outcome = try await trial.receive(mail, at: sent.returnPath)
            #expect(outcome == ReceiveOutcome(letter: id, kind: .personal, state: .open))
            #expect(try await trial.state(of: id) == .inDoubt)
        }
    }

    @Test func aLateLetterDoesNotSettleUntilItsServerHasGivenUp() async throws {
        try await Trial.run { trial in
            let (id, sent) = try await trial.letterAtItsTarget()
            var late = SideMail(
                from: "MAILER-DAEMON@cabinet.example", to: sent.returnPath,
                "Delivery is delayed, and will be retried.")
            late.fields = [("Return-Path", "<>")]
            let outcome = try await trial.receive(late, at: sent.returnPath)
            #expect(outcome == ReceiveOutcome(letter: id, kind: .delay, state: .done))
            trial.wait(days: 3)
            try await trial.work()
            #expect(try await trial.state(of: id) == .accepted)
            trial.wait(days: 5)
            try await trial.work()
            #expect(try await trial.state(of: id) == .settled)
        }
    }

    /// The page of the browser that wrote says so. No other browser learns anything.
    @Test func aConfirmationThatComesBackIsToldToItsWriterAlone() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write("Jeanne", Self.writer)
            try await trial.work()
            let asked = try #require(trial.post.mails(to: Self.writer).last)
            let stored = try #require(try await trial.supporters.latestLetter(in: browser))
            #expect(try await !trial.supporters.isMailRefused(of: stored))
            let bounce = SideMail(
                from: "MAILER-DAEMON@supporter.example", to: asked.returnPath,
                "Your message could not be delivered.\n550 5.1.1 User unknown", [("Return-Path", "<>")])
            let outcome = try await trial.receive(bounce, at: asked.returnPath)
            #expect(outcome == ReceiveOutcome(letter: nil, kind: .bounce, state: .done))
            #expect(try await trial.supporters.isMailRefused(of: stored))
            #expect(try await trial.supporters.latestLetter(in: Browser()) == nil)
        }
    }

    @Test(arguments: ["none", "wrong code", "old Message-ID", "code", "Message-ID"])
    func aComplaintCountsOnlyWithWhatTheLetterCarried(_ proof: String) async throws {
        try await Trial.run { trial in
            let (id, sent) = try await trial.letterAtItsTarget()
            let path =
                switch proof {
                case "wrong code": "bounce-\(id)-000000000000@harbour.example"
                case "code": sent.returnPath
                default: "letters@harbour.example"
                }
            var complaint = SideMail(from: "feedback@provider.example", to: path, "An abuse report.")
            complaint.fields = [("Feedback-Part", "abuse")]
            if proof == "old Message-ID" {
                complaint.fields.append(("In-Reply-To", "<\(id).email@harbour.example>"))
            } else if proof == "Message-ID" {
                complaint.fields.append(("In-Reply-To", "<\(sent.messageID)>"))
            }
            let isProved = ["code", "Message-ID"].contains(proof)
            let outcome = try await trial.receive(complaint, at: path)
            #expect(outcome.kind == .complaint && outcome.state == .open)
            #expect(outcome.letter == (isProved ? id : nil))
            let suspended = try await trial.services.database.read {
                try $0.suspensions.all(rehearsal: false)
            }
            #expect(suspended.map(\.address) == (isProved ? [Self.target] : []))
        }
    }
}
