import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests what must not happen to letters and mails while the queue is held, or because of the hold.
@Suite struct HeldMailTests {
    private let minister = "ministre@interieur.example"
    private let other = "autre@interieur.example"
    private let jeanne = "jeanne@supporter.example"

    private func confirmed(_ trial: Trial, _ name: String, _ email: String) async throws -> Letter {
        let (browser, _) = try await trial.write(name, email)
        try await trial.work()
        let token = try #require(trial.post.mails(to: email).first?.token)
        guard case .confirmed(let letter, _) = try await trial.supporters.confirm(mailed: token, in: browser)
        else {
            throw NotConfirmed()
        }
        return letter
    }

    private struct NotConfirmed: Error {}

    private func state(_ trial: Trial, _ letter: Letter) async throws -> Delivery.State? {
        try await trial.services.deliveries(of: letter).first?.state
    }

    @Test func theDaysOfAHoldDoNotCount() async throws {
        try await Trial.run { trial in
            let letter = try await confirmed(trial, "Jeanne Lefèvre", jeanne)
            trial.post.answer(.deferred(Reply(450, "busy")), to: minister)
            try await trial.work()
            trial.post.answer(.held(Reply(535, "5.7.8 wrong")), to: minister)
            trial.wait(days: 1)
            try await trial.work()
            #expect(try await trial.services.mailState().letters != nil)
            trial.wait(days: 6)
            trial.post.answer(.deferred(Reply(450, "busy")), to: minister)
            try await trial.work()
            #expect(try await state(trial, letter) != .refused)
            trial.post.answer(.accepted(Reply(250, "ok")), to: minister)
            trial.wait(days: 0.1)
            try await trial.work()
            #expect(try await state(trial, letter) == .accepted)
            #expect(try await trial.services.mailState().letters == nil)
            #expect(trial.post.mails(to: jeanne).count == 2)
        }
    }

    @Test func aRefusalThatItsWriterWasToldStays() async throws {
        try await Trial.run { trial in
            let refusal = Outcome.refused(Reply(550, "5.7.1 no"))
            trial.post.answer(refusal, to: minister)
            trial.post.answer(refusal, to: other)
            let told = try await confirmed(trial, "Jeanne Lefèvre", jeanne)
            try await trial.work()
            trial.wait(days: 0.1)
            try await trial.work()
            #expect(trial.post.mails(to: jeanne).count == 3)
            try await trial.reimport { $0.replacing(minister, with: other) }
            let second = try await confirmed(trial, "Ann Park", "ann@supporter.example")
            try await trial.work()
            #expect(try await state(trial, second) == .refused)
            let third = try await confirmed(trial, "Ben Park", "ben@supporter.example")
            try await trial.work()
            #expect(try await state(trial, told) == .refused)
            #expect(try await state(trial, second) == .queued)
            #expect(try await state(trial, third) == .queued)
            trial.post.answer(.accepted(Reply(250, "ok")), to: other)
            trial.wait(days: 0.1)
            try await trial.work()
            try await trial.work()
            #expect(try await state(trial, second) == .accepted)
            #expect(try await state(trial, third) == .accepted)
            #expect(trial.post.mails(to: "ann@supporter.example").count == 2)
        }
    }

    @Test func theDateIsTheDayOfSendingAndTheMessageStaysTheSame() async throws {
        try await Trial.run { trial in
            _ = try await confirmed(trial, "Jeanne Lefèvre", jeanne)
            trial.post.answer(.deferred(Reply(450, "busy")), to: minister)
            try await trial.work()
            trial.wait(days: 1)
            try await trial.work()
            let sent = trial.post.mails(to: minister)
            #expect(sent.map(\.date) == [Trial.start, Trial.start.addingTimeInterval(86_400)])
            #expect(Set(sent.map(\.messageID)).count == 1)
        }
    }

    @Test func aMailThatIsTooLargeGoesWithLessOfItsLetter() throws {
        let mail = EmailMessage(
            from: .init(address: "a@x.example"), to: .init(address: "b@x.example"), subject: "",
            language: "en",
            returnPath: "", messageID: "", date: Trial.start,
            text: String(repeating: "A line of words.\n", count: 400))
        let shorter = try #require(mail.shortened)
        #expect((3_000...3_500).contains(shorter.body.utf8.count))
        #expect(shorter.body.hasPrefix("A line of words.\n") && shorter.body.hasSuffix("words.\n\n[…]\n"))
        #expect(Reply(0, Reply.tooLarge(200, limit: 100)).isAboutSize)
        #expect(Reply(552, "5.3.4 Message size exceeds fixed limit").isAboutSize)
        #expect(!Reply(552, "5.2.2 over quota").isAboutSize)
    }
}

extension EmailMessage {
    fileprivate init(
        from: Mailbox, to: Mailbox, subject: String, language: Language, returnPath: String,
        messageID: String, date: Date,
        text: String
    ) {
        self.init(
            from: from, to: to, subject: subject, body: text, language: language, returnPath: returnPath,
            messageID: messageID, date: date)
    }
}
