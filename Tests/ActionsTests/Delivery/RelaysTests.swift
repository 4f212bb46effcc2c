import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Several mail servers: the next one takes the mail while the first holds it. Nothing is lost,
/// and nothing is sent twice.
@Suite struct RelaysTests {
    private static let relays = ["first.example:587", "second.example:587"]
    private static let refusals = [
        Outcome(Reply(535, "5.7.8 Error: authentication failed"), at: .opening),
        Outcome(Reply(554, "5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org"), at: .opening),
        Outcome(Reply(550, "5.4.5 Daily user sending quota exceeded"), at: .recipient),
        Outcome(Reply(0, "connection refused"), at: .opening),
    ]

    @Test(arguments: refusals) func theNextOneTakesTheMailWhileTheFirstHolds(_ refusal: Outcome) async throws
    {
        try await Trial.run(relays: Self.relays) { trial in
            let letters = try await trial.letters(9, to: Trial.targets)
            let waiting = try await trial.unconfirmed(4)
            trial.post.answer(refusal, by: Self.relays[0])
            for _ in 0..<2 { try await trial.work() }

            #expect(try await Set(trial.deliveryStates(of: letters)) == [.accepted])
            for address in waiting { #expect(trial.post.accepted.contains(address)) }
            #expect(trial.post.accepted.count == 13)
            #expect(Set(trial.post.acceptedIDs).count == 13, "none twice")
            let state = try await trial.services.mailState()
            #expect(state.letters == nil && state.mails == nil, "mail leaves")
            #expect(state.troubles.map(\.relay) == [Self.relays[0]])
            #expect(state.troubles.first?.letters?.reply.code == refusal.reply.code)

            // The first one is tried with one mail, and takes all mail once it works.
            trial.wait(days: 1)
            trial.post.forget()
            _ = try await trial.unconfirmed(6, from: 4)
            try await trial.work()
            #expect(trial.post.asked.count { $0 == Self.relays[0] } == 1)
            trial.post.answer(nil, by: Self.relays[0])
            trial.wait(days: 1)
            trial.post.forget()
            _ = try await trial.unconfirmed(6, from: 10)
            try await trial.work()
            #expect(try await trial.services.mailState().troubles.first?.mails == nil)
            #expect(Set(trial.post.asked) == [Self.relays[0]])
        }
    }

    @Test func aTextWhoseAnswerWasLostGoesThroughNoOtherServer() async throws {
        try await Trial.run(relays: Self.relays) { trial in
            let letters = try await trial.letters(3, to: Trial.targets)
            trial.post.answer(.inDoubt(Reply(0, "the line broke")), by: Self.relays[0])
            for _ in 0..<3 {
                try await trial.work()
                trial.wait(days: 1)
            }
            #expect(try await Set(trial.deliveryStates(of: letters)) == [.inDoubt])
            #expect(trial.post.asked.count == 3)
        }
    }

    /// Two refusals of the first server and one of the second are no run of three.
    @Test func eachServerHasItsOwnRunOfRefusals() async throws {
        try await Trial.run(relays: Self.relays) { trial in
            let refusal = Outcome.refused(Reply(554, "5.7.1 we take no letters here"))
            let early = try await trial.letters(2, to: Trial.targets)
            trial.post.answer(refusal, by: Self.relays[0])
            try await trial.work()
            #expect(try await trial.deliveryStates(of: early) == [.refused, .refused])

            trial.post.answer(nil, by: Self.relays[0])
            let late = try await trial.letters(3, to: Trial.targets, from: 3)
            trial.post.answer(.held(Reply(535, "5.7.8 no")), by: Self.relays[0])
            trial.post.answer(refusal, to: Trial.targets[0])
            for _ in 0..<2 { try await trial.work() }
            #expect(try await trial.deliveryStates(of: late) == [.refused, .accepted, .accepted])
            #expect(try await trial.deliveryStates(of: early) == [.refused, .refused], "none is taken back")
            #expect(try await trial.services.mailState().troubles.map(\.relay) == [Self.relays[0]])
        }
    }

    @Test func theDaysForWhichAllServersHoldDoNotCount() async throws {
        try await Trial.run(relays: Self.relays) { trial in
            let letters = try await trial.letters(3, to: Trial.targets)
            for relay in Self.relays { trial.post.answer(.held(Reply(535, "5.7.8 no")), by: relay) }
            try await trial.work()
            #expect(try await trial.services.mailState().letters != nil)
            trial.wait(days: 6)
            trial.post.answer(.deferred(Reply(450, "4.2.0 busy")), by: Self.relays[0])
            trial.post.answer(nil, by: Self.relays[1])
            try await trial.work()
            #expect(try await Set(trial.deliveryStates(of: letters)) == [.accepted])
            #expect(trial.post.accepted.count == 3 && Set(trial.post.acceptedIDs).count == 3)
        }
    }

    @Test func theHoldOfAServerThatIsGoneEndsWithTheNextStart() async throws {
        try await Trial.run(relays: ["gone.example:25"]) { trial in
            let letters = try await trial.letters(3, to: Trial.targets)
            trial.post.answerAll(.held(Reply(535, "5.7.8 no")))
            try await trial.work()
            trial.wait(days: 6)
            trial.post.answerAll(nil)
            let next = Services(trial.services, sender: trial.services.sender, rehearsal: false)
            try await next.probeHeldMail()
            try await DeliverLetters(next, transport: trial.post, worker: "trial").drain()
            #expect(try await trial.deliveryStates(of: letters) == [.accepted, .accepted, .accepted])
            #expect(try await trial.services.mailState() == MailState())
        }
    }

    /// A real server that takes ten mails a minute, over real SMTP: 400 letters and 50 mails to
    /// supporters. Postbag and the server share the clock, which a test moves.
    @Test func tenAMinuteTake45MinutesAndConfirmationsComeFirst() async throws {
        try await Trial.run { trial in
            let letters = try await trial.letters(400, to: Trial.targets)
            let waiting = try await trial.unconfirmed(50)
            let server = try await LimitedServer.start(most: 10, now: trial.services.environment.now)
            let smtp = try OverSMTP(port: server.port)
            for _ in 0..<45 * 12 {
                try await SendOutbox(trial.services, transport: smtp, worker: "trial").drain()
                try await DeliverLetters(trial.services, transport: smtp, worker: "trial").drain()
                trial.wait(seconds: 5)
            }
            let taken = server.taken
            #expect(taken.count == 450 && Set(taken.map(\.messageID)).count == 450, "none lost, none twice")
            #expect(Set(taken.prefix(50).map(\.recipient)) == Set(waiting), "confirmations first")
            for target in Trial.targets { #expect(taken.count { $0.recipient == target } >= 400 / 3) }
            #expect(server.refusals > 0, "the server has asked for less")
            #expect(try await Set(trial.deliveryStates(of: letters)) == [.accepted])
            await smtp.stop()
            try await server.stop()
        }
    }

    @Test func anOwnerHoldsAllMailAndLetsItGoOn() async throws {
        try await Trial.runDesk { trial, ruth in
            let letters = try await trial.letters(3, to: Trial.targets)
            let waiting = try await trial.unconfirmed(2)
            let steering = MailSteering(trial.services, actor: .account(ruth))
            for _ in 0..<2 { try await steering.take(.stop) }
            try await trial.work()
            #expect(trial.post.recipients.isEmpty)
            #expect(try await trial.services.mailState().stop?.by == ruth.name)
            trial.wait(days: 6)
            for _ in 0..<2 { try await steering.take(.goOn) }
            trial.post.answerAll(.deferred(Reply(450, "4.2.0 busy")))
            try await trial.work()
            #expect(try await Set(trial.deliveryStates(of: letters)) == [.deferred], "six days do not count")
            trial.post.answerAll(nil)
            trial.wait(days: 0.1)
            try await trial.work()
            #expect(try await Set(trial.deliveryStates(of: letters)) == [.accepted])
            for address in waiting { #expect(trial.post.accepted.contains(address)) }
            let told = try await trial.history()
            #expect(told.count { $0.contains("mail_stopped") } == 1)
            #expect(told.count { $0.contains("mail_goes_on") } == 1)
        }
    }
}
