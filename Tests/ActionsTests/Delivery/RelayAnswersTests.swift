import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests that a person's answer reaches the other side, under addresses of ours only.
@Suite struct RelayAnswersTests {
    private static let writer = "jeanne@supporter.example"
    private static let clerk = "camille.roux@cabinet.example"
    private static let target = "ministre@interieur.example"

    private func last(_ trial: Trial, to address: String) throws -> EmailMessage {
        try #require(trial.post.mails(to: address).last)
    }

    private func answers(_ trial: Trial, to address: String) -> [EmailMessage] {
        trial.post.mails(to: address).filter { $0.fields.contains { $0.name == RelayMark.name } }
    }

    /// Every address of the mail's own header is of our domain, and no link of ours confirms.
    private func isAligned(_ mail: EmailMessage, hides other: String) {
        for address in [mail.from.address, mail.replyTo?.address ?? "", mail.returnPath] {
            #expect(address.hasSuffix("@harbour.example"))
        }
        #expect(mail.messageID.hasSuffix("@harbour.example"))
        let header = "\(mail.from) \(String(describing: mail.replyTo)) \(mail.fields) \(mail.messageID)"
        #expect(!header.contains(other))
        #expect(mail.fields.contains(EmailMessage.Field(RelayMark.name, "yes")))
        #expect(!mail.fields.contains { $0.name == "Auto-Submitted" })
    }

    @Test func anAnswerReachesTheWriterAndTheirsTheOffice() async throws {
        try await Trial.run { trial in
            let (id, sent) = try await trial.letterAtItsTarget()
            let copy = try last(trial, to: Self.writer)
            var answer = SideMail(to: sent, from: Self.clerk, "Madame, merci.")
            answer.to = "letters@harbour.example"
            #expect(try await trial.receive(answer, at: sent.returnPath).state == .passedOn)
            #expect(answers(trial, to: Self.writer).isEmpty)
            try await trial.sendAnswers()
            let toWriter = try last(trial, to: Self.writer)
            isAligned(toWriter, hides: Self.clerk)
            #expect(toWriter.body.contains("\n\nMadame, merci.\n") && toWriter.body.contains(Self.clerk))
            #expect(toWriter.subject == "Re: Calais" && toWriter.language == "fr")
            #expect(toWriter.fields.contains(EmailMessage.Field("In-Reply-To", "<\(copy.messageID)>")))
            #expect(!toWriter.body.contains(sent.returnPath))

            let reply = SideMail(to: toWriter, from: Self.writer, "Merci, et les enfants ?")
            #expect(try await trial.receive(reply).state == .passedOn)
            try await trial.sendAnswers()
            let toOffice = try last(trial, to: Self.clerk)
            isAligned(toOffice, hides: Self.writer)
            #expect(toOffice.from.name.contains("Jeanne Lefèvre") && toOffice.body.contains("Jeanne Lefèvre"))
            let known = toOffice.fields.first { $0.name == "References" }?.value ?? ""
            #expect(known.hasPrefix("<\(sent.messageID)> ") && known.contains("@cabinet.example>"))
            #expect(!known.contains(toWriter.messageID))
            #expect(!toOffice.body.contains("not-me") || toOffice.body.contains("/confirm/…/not-me"))
            #expect(!toOffice.body.contains(toWriter.from.address))

            // And once more, to the address of the exchange.
            let again = SideMail(to: toOffice, from: "another.desk@cabinet.example", "Nous y veillons.")
            #expect(try await trial.receive(again).state == .passedOn)
            try await trial.sendAnswers()
            let third = try last(trial, to: Self.writer)
            #expect(third.body.contains("Nous y veillons.") && !third.body.contains(toOffice.from.address))
            #expect(try await trial.state(of: id) == .accepted)
            #expect(trial.post.recipients.filter { $0 == Self.target }.count == 1)
        }
    }

    @Test func thePrivateTextIsErasedOnceItIsSent() async throws {
        try await Trial.run { trial in
            let (id, sent) = try await trial.letterAtItsTarget()
            trial.post.answer(.deferred(Reply(451, "later")), to: Self.writer)
            try await trial.receive(SideMail(to: sent, from: Self.clerk, "Secret."), at: sent.returnPath)
            try await trial.sendAnswers()
            func content() async throws -> [UInt8]? {
                try await trial.services.database.read { connection in
                    try connection.receivedMails.newest(limit: 1).first.flatMap {
                        try connection.receivedMails.find($0.id)?.content
                    }
                }
            }
            #expect(try await content()?.isEmpty == false)
            let shown = try await DeskDeliveries(trial.services).letter(id, of: "calais")
            #expect(shown?.mails.isEmpty == true, "nobody at the desk reads it")
            trial.post.answer(.accepted(Reply(250, "ok")), to: Self.writer)
            trial.wait(days: 0.1)
            try await trial.sendAnswers()
            #expect(try await content() == [] && answers(trial, to: Self.writer).count == 2)
            let events = try await trial.services.database.read {
                try $0.deliveries.attempts(of: id).map(\.event)
            }
            #expect(events.contains("answer passed on"))
            #expect(try await trial.keptStates() == [.passedOn])
        }
    }

    @Test func whatCannotBePassedOnIsReadByAPerson() async throws {
        try await Trial.run { trial in
            let (_, sent) = try await trial.letterAtItsTarget()
            trial.post.answer(.refused(Reply(552, "5.3.4 too large")), to: Self.writer)
            try await trial.receive(SideMail(to: sent, from: Self.clerk, "Long."), at: sent.returnPath)
            try await trial.sendAnswers()
            #expect(try await trial.keptStates() == [.open])
            let due = try await trial.services.database.read {
                try $0.receivedMails.toForward(at: trial.services.environment.now(), limit: 5)
            }
            #expect(due.count == 1)
        }
    }

    @Test func aMailThatComesTwiceIsPassedOnOnce() async throws {
        try await Trial.run { trial in
            let (_, sent) = try await trial.letterAtItsTarget()
            let answer = SideMail(to: sent, from: Self.clerk, "Madame, merci.")
            for _ in 1...3 {
                #expect(try await trial.receive(answer, at: sent.returnPath).state == .passedOn)
                try await trial.sendAnswers()
            }
            #expect(answers(trial, to: Self.writer).count == 1)
        }
    }

    /// A worker that dies while it sends leaves the answer to another, under the same Message-ID.
    @Test func aDeadWorkerLosesNoAnswer() async throws {
        try await Trial.run { trial in
            let (_, sent) = try await trial.letterAtItsTarget()
            try await trial.receive(SideMail(to: sent, from: Self.clerk, "Merci."), at: sent.returnPath)
            let now = trial.services.environment.now()
            try await trial.services.database.write { connection in
                for message in try connection.outbox.due(rehearsal: false, at: now, limit: 9) {
                    let next = message.record(.claimed, at: now).message
                    _ = try connection.outbox.claim(message, as: next, worker: "dead", secret: nil)
                }
            }
            try await trial.services.database.write { connection in
                for message in try connection.outbox.sending(by: "dead") {
                    try connection.apply(.workerDied, to: message, again: 1, at: now)
                }
            }
            try await trial.sendAnswers()
            #expect(answers(trial, to: Self.writer).map { $0.body.contains("Merci.") } == [true])
        }
    }

    @Test func aBounceOfAnAnswerIsNoAnswerAndNoBounceOfTheLetter() async throws {
        try await Trial.run { trial in
            let (id, sent) = try await trial.letterAtItsTarget()
            try await trial.receive(SideMail(to: sent, from: Self.clerk, "Merci."), at: sent.returnPath)
            try await trial.sendAnswers()
            let passed = try last(trial, to: Self.writer)
            for address in [passed.returnPath, passed.from.address] {
                let bounce = SideMail(
                    from: "mailer-daemon@supporter.example", to: address, "Sorry: \(address)",
                    [("Status-Part", "failed")])
                let outcome = try await trial.receive(bounce)
                #expect(outcome.kind == .bounce && outcome.state == .open)
            }
            try await trial.sendAnswers()
            #expect(try await trial.state(of: id) == .accepted)
            #expect(trial.post.mails(to: Self.clerk).isEmpty && answers(trial, to: Self.writer).count == 1)
        }
    }

    @Test func aStrangerDoesNotSpeakForTheWriter() async throws {
        try await Trial.run { trial in
            let (_, sent) = try await trial.letterAtItsTarget()
            try await trial.receive(SideMail(to: sent, from: Self.clerk, "Merci."), at: sent.returnPath)
            try await trial.sendAnswers()
            let passed = try last(trial, to: Self.writer)
            let forged = SideMail(to: passed, from: "stranger@elsewhere.example", "I am Jeanne.")
            #expect(try await trial.receive(forged).state == .open)
            // The writer, at an address of the letter, would get it back.
            #expect(
                try await trial.receive(SideMail(from: Self.writer, to: sent.returnPath, "x")).state == .open)
            try await trial.sendAnswers()
            #expect(trial.post.mails(to: Self.clerk).isEmpty)
        }
    }

    @Test func anExchangeProlongsTheLetterAndEndsWithIt() async throws {
        try await Trial.run { trial in
            let (id, sent) = try await trial.letterAtItsTarget()
            trial.wait(days: 3)
            try await trial.work()
            trial.wait(days: 24)
            try await trial.receive(SideMail(to: sent, from: Self.clerk, "Late."), at: sent.returnPath)
            try await trial.sendAnswers()
            trial.wait(days: 20)
            try await trial.work()
            let reply = SideMail(to: try last(trial, to: Self.writer), from: Self.writer, "Thanks.")
            #expect(try await trial.receive(reply).state == .passedOn)
            try await trial.sendAnswers()
            trial.wait(days: 29)
            for _ in 1...3 {
                trial.wait(days: 1)
                try await trial.work()
            }
            let stored = try await trial.services.database.read { connection in
                (try connection.letters.find(id)?.erased, try connection.passedAnswers.all(of: id))
            }
            #expect(stored.0 == true && stored.1.isEmpty)
            let late = SideMail(to: sent, from: Self.clerk, "Very late.")
            #expect(try await trial.receive(late, at: sent.returnPath).state == .open)
        }
    }

    @Test func aWithdrawnLetterEndsTheExchange() async throws {
        try await Trial.run { trial in
            let (_, sent) = try await trial.letterAtItsTarget()
            try await trial.receive(SideMail(to: sent, from: Self.clerk, "Merci."), at: sent.returnPath)
            try await trial.sendAnswers()
            let passed = try last(trial, to: Self.writer)
            let token = try #require(passed.body.firstMatch(of: /\/confirm\/([^\s\/]+)\/not-me\n/)?.1)
            guard
                case .confirmed(let stored) = try await trial.supporters.reportNotMine(mailed: String(token))
            else {
                Issue.record("the link does not know the letter")
                return
            }
            #expect(try await trial.supporters.withdraw(stored) == .erased)
            #expect(
                try await trial.receive(SideMail(to: sent, from: Self.clerk, "More."), at: sent.returnPath)
                    .state == .open)
        }
    }
}
