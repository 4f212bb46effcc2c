import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Actions

/// Tests a mail server that takes no mail from us, or asks for less. No mail is refused, lost or
/// sent twice.
@Suite struct MailGateTests {
    /// Replies that servers give about us, each as an answer to MAIL and as an answer to RCPT.
    static let aboutUs: [(SMTPPhase, Reply)] = [SMTPPhase.sender, .recipient].flatMap { phase in
        [
            Reply(530, "5.7.0 Authentication required"), Reply(535, "5.7.8 Error: authentication failed"),
            Reply(550, "5.7.60 SMTP; Client does not have permissions to send as this sender"),
            Reply(554, "5.7.1 <someone@people.example>: Relay access denied"),
            Reply(550, "5.4.5 Daily user sending quota exceeded"),
            Reply(553, "5.7.1 Sender address rejected: not owned by user"),
            Reply(451, "4.7.1 Client host rejected: cannot find your reverse hostname"),
            Reply(550, "5.7.1 Message rejected as spam by content filtering"),
        ].map { (phase, $0) }
    }

    private static let targets = Trial.targets

    @Test(arguments: aboutUs) func whatIsAboutUsHoldsTheQueue(_ phase: SMTPPhase, _ reply: Reply) async throws
    {
        try await Trial.run { trial in
            let letters = try await trial.letters(9, to: Self.targets)
            let waiting = try await trial.unconfirmed(4)
            trial.post.answerAll(Outcome(reply, at: phase))
            for _ in 0..<3 { try await trial.work() }

            let states = try await trial.deliveryStates(of: letters)
            #expect(states.allSatisfy { [.queued, .deferred].contains($0) }, "\(states)")
            #expect(try await trial.tally().letters[.refused] == 0)
            #expect(trial.post.accepted.isEmpty, "nobody was told anything")
            let state = try await trial.services.mailState()
            #expect(state.letters?.reply.code == reply.code)
            #expect(state.letters?.reply.text.contains("@") == false)
            let tried = trial.post.recipients.count
            trial.wait(days: 6)
            try await trial.work()
            #expect(trial.post.recipients.count == tried + 2, "one letter and one mail try")
            trial.wait(days: 0.1)
            trial.post.answerAll(nil)
            for _ in 0..<3 { try await trial.work() }

            #expect(try await trial.services.mailState() == MailState())
            #expect(try await Set(trial.deliveryStates(of: letters)) == [.accepted])
            #expect(try await trial.tally().letters[.accepted] == 9)
            for target in Self.targets { #expect(trial.post.accepted.count { $0 == target } == 3) }
            for address in waiting { #expect(trial.post.accepted.contains(address)) }
            #expect(Set(trial.post.acceptedIDs).count == trial.post.acceptedIDs.count, "none twice")
        }
    }

    @Test func aRefusalOfOneRecipientIsNoHold() async throws {
        try await Trial.run { trial in
            let letters = try await trial.letters(6, to: Self.targets)
            trial.post.answer(.refused(Reply(554, "5.7.1 we take no letters here")), to: Self.targets[0])
            try await trial.work()
            let states = try await trial.deliveryStates(of: letters)
            #expect(states.count { $0 == .refused } == 2)
            #expect(states.count { $0 == .accepted } == 4)
            #expect(try await trial.services.mailState() == MailState())
        }
    }

    @Test func whoIsUnknownIsToldAtOnceHoweverMany() async throws {
        try await Trial.run { trial in
            let letters = try await trial.letters(6, to: Self.targets)
            trial.post.answerAll(.refused(Reply(550, "5.1.1 User unknown")))
            try await trial.work()
            #expect(try await Set(trial.deliveryStates(of: letters)) == [.refused])
            #expect(try await trial.services.mailState().letters == nil)
        }
    }

    @Test func aServerThatAsksForLessGetsLessAndNothingIsLost() async throws {
        try await Trial.run { trial in
            let letters = try await trial.letters(20, to: Self.targets)
            let waiting = try await trial.unconfirmed(10)
            trial.post.takeOnly(8, perMinute: trial)
            for _ in 0..<90 {
                try await trial.work()
                trial.wait(seconds: 20)
                if try await Set(trial.deliveryStates(of: letters)) == [.accepted] { break }
            }
            #expect(try await Set(trial.deliveryStates(of: letters)) == [.accepted])
            for address in waiting { #expect(trial.post.accepted.contains(address)) }
            #expect(Set(trial.post.acceptedIDs).count == trial.post.acceptedIDs.count)
            let attempts = try await trial.services.database.read { connection in
                try letters.flatMap { try connection.deliveries.all(of: $0).map(\.attempts) }
            }
            #expect(Set(attempts) == [1], "being asked for less is not an attempt")
        }
    }

    @Test(arguments: [
        (nil, 60.0),
        (
            MailSlowdown(
                at: .distantPast, until: .distantPast, pause: 60, hasGone: false, reply: Reply(421, "")), 120
        ),
        (
            MailSlowdown(
                at: .distantPast, until: .distantPast, pause: 900, hasGone: false, reply: Reply(421, "")), 900
        ),
        (
            MailSlowdown(
                at: .distantPast, until: .distantPast, pause: 480, hasGone: true, reply: Reply(421, "")), 60
        ),
    ])
    func pausesGrowWhileNothingGoes(_ last: MailSlowdown?, _ pause: TimeInterval) {
        #expect(MailSlowdown.after(last, Reply(450, "4.7.0 too many"), at: Trial.start).pause == pause)
    }
}
