import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests mails that belong to no letter, from the outbox to the mail system.
@Suite struct AccountMailsTests {
    private static let ann = "ann@desk.example"

    @Test func aMailThatSignsInIsSentAndItsContentErased() async throws {
        try await Trial.run { trial in
            let id = try await trial.askToSignIn(Self.ann)
            #expect(try await trial.stored(id)?.content?.arguments == ["next": "/desk/\"calais\""])
            try await trial.work()

            let mail = try #require(trial.post.mails(to: Self.ann).first)
            #expect(trial.post.recipients == [Self.ann])
            #expect(mail.code == trial.services.key.digits(of: id))
            #expect(mail.from == EmailMessage.Mailbox(name: "Postbag", address: "letters@harbour.example"))
            #expect(mail.fields == [EmailMessage.Field("Auto-Submitted", "auto-generated")])
            let token = try #require(mail.signInToken.flatMap { Token($0) })
            #expect(token.id == id)
            #expect(try await trial.matches(token))
            #expect(try await !trial.matches(Token(id: id, secret: trial.services.environment.random(16))))
            #expect(try await trial.supporters.letter(ofMailed: "\(token)") == nil, "it confirms nothing")

            #expect(try await trial.stored(id)?.state == .sent)
            #expect(try await trial.isErased(id))
        }
    }

    @Test func aLinkThatConfirmsALetterSignsNobodyIn() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.tokens.first.flatMap { Token($0) })
            #expect(try await !trial.matches(token))
        }
    }

    @Test func aRefusedMailIsErasedAndOneThatCameTooLateIsNotSent() async throws {
        try await Trial.run { trial in
            trial.post.answer(.refused(Reply(550, "5.1.1 no <\(Self.ann)> here")), to: Self.ann)
            let refused = try await trial.askToSignIn(Self.ann)
            trial.post.answer(.deferred(Reply(450, "later")), to: "later@desk.example")
            try await SendOutbox(trial.services, transport: trial.post, worker: "trial").drain()
            #expect(try await trial.stored(refused)?.state == .failed)
            #expect(try await trial.isErased(refused))

            let deferred = try await trial.askToSignIn("later@desk.example")
            try await trial.work()
            #expect(try await trial.stored(deferred)?.state == .queued)
            #expect(try await !trial.isErased(deferred))
            trial.post.forget()
            trial.wait(seconds: RetryRules.signInGivesUpAfter + 1)
            try await trial.work()
            #expect(trial.post.recipients.isEmpty)
            #expect(try await trial.stored(deferred)?.state == .void)
            #expect(try await trial.isErased(deferred))
        }
    }

    /// A server that takes none of our mail holds these mails like all others.
    @Test func aHeldServerHoldsThemToo() async throws {
        try await Trial.run { trial in
            trial.post.answerAll(.held(Reply(535, "5.7.8 wrong password")))
            let first = try await trial.askToSignIn(Self.ann)
            try await trial.work()
            #expect(try await trial.services.mailState().mails != nil)
            #expect(try await trial.stored(first)?.state == .queued)
            let second = try await trial.askToSignIn("bob@desk.example")
            try await trial.work()
            #expect(trial.post.recipients == [Self.ann], "the second waits")
            trial.post.answerAll(nil)
            trial.wait(seconds: 11)
            try await trial.work()
            #expect(Set(trial.post.accepted) == [Self.ann, "bob@desk.example"])
            for id in [first, second] { #expect(try await trial.stored(id)?.state == .sent) }
        }
    }

    /// Its id is known to whoever asked, so that the same message is sent once more.
    @Test func aMailWhoseWorkerDiedIsSentOnceMoreUnderItsId() async throws {
        try await Trial.run { trial in
            let id = try await trial.askToSignIn(Self.ann)
            let now = trial.services.environment.now()
            try await trial.services.database.write { connection in
                let message = try #require(try connection.outbox.find(id))
                let next = message.record(.claimed, at: now).message
                #expect(try connection.outbox.claim(message, as: next, worker: "gone", secret: [1]))
                #expect(try !connection.outbox.claim(message, as: next, worker: "other", secret: [2]))
            }
            try await Maintenance(trial.services).once()
            // PostgreSQL believes in a death only after a while.
            try await trial.services.database.write { connection in
                for message in try connection.outbox.sending(by: "gone") {
                    try connection.apply(.workerDied, to: message, again: 1, at: now)
                }
            }
            try await trial.work()
            let mail = try #require(trial.post.mails(to: Self.ann).first)
            #expect(trial.post.recipients == [Self.ann])
            #expect(mail.signInToken.flatMap { Token($0) }?.id == id)
            #expect(try await trial.stored(id)?.attempts == 2)
        }
    }

    @Test(arguments: EngineKind.allCases) func twoWorkersNeverSendOneTwice(_ kind: EngineKind) async throws {
        let place = try await Place(kind)
        let clock = TrialClock()
        let trials = [
            try await Trial(engine: place.open(), clock: clock, worker: "one"),
            try await Trial(engine: place.open(), clock: clock, worker: "two"),
        ]
        for number in 0..<60 { _ = try await trials[0].askToSignIn("a\(number)@desk.example") }
        try await withThrowingTaskGroup { group in
            for (trial, worker) in zip(trials, ["one", "two"]) {
                group.addTask {
                    try await SendOutbox(trial.services, transport: trial.post, worker: worker).drain()
                }
            }
            try await group.waitForAll()
        }
        let recipients = trials.flatMap(\.post.recipients)
        #expect(recipients.count == 60 && Set(recipients).count == 60)
        for trial in trials { try await trial.services.database.engine.close() }
        try await place.remove()
    }

    @Test func theBareRowIsKeptForItsTime() async throws {
        try await Trial.run { trial in
            let id = try await trial.askToSignIn(Self.ann)
            try await trial.work()
            trial.wait(seconds: Retention.bareMail - 60)
            try await trial.work()
            #expect(try await trial.stored(id) != nil)
            trial.wait(seconds: 60)
            try await trial.work()
            #expect(try await trial.stored(id) == nil)
        }
    }
}

extension Trial {
    fileprivate func askToSignIn(_ email: String) async throws -> Int64 {
        let (id, now) = (services.environment.newID(), services.environment.now())
        let content = OutboxMessage.Content(
            email: email, language: "en", arguments: ["next": "/desk/\"calais\""])
        try await services.database.write { connection in
            try connection.outbox.insert(
                .queued(id: id, .signIn, content, rehearsal: false, due: now))
        }
        return id
    }

    fileprivate func stored(_ id: Int64) async throws -> OutboxMessage? {
        try await services.database.read { try $0.outbox.find(id) }
    }

    fileprivate func matches(_ token: Token) async throws -> Bool {
        try await services.database.read { try $0.outbox.matches(token.id, secret: token.hashed) }
    }

    /// Whether nothing in the row tells whose mail it was.
    fileprivate func isErased(_ id: Int64) async throws -> Bool {
        try await services.database.read { connection in
            let row = try #require(try connection.row("SELECT * FROM mail WHERE id = $1", id))
            let columns = ["recipient", "language", "arguments"]
            return try columns.allSatisfy { try row.value($0) == .null }
                && row.optionalText("reply_text")?.contains("desk.example") != true
        }
    }
}

extension EmailMessage {
    fileprivate var signInToken: String? {
        body.firstMatch(of: /\/desk\/sign-in\/([^\s\/]+)\n/).map { String($0.output.1) }
    }
}
