import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests when the campaign's page may say that an office refuses letters, on both engines.
@Suite struct TargetRefusalTests {
    private static let target = "ministre@interieur.example"
    private static let spam = Reply(554, "5.7.1 This message was classified as spam")

    private func comesBack(_ letter: Int64, _ trial: Trial, _ reply: Reply = spam) async throws {
        let mail = ReceivedMail(.bounce, diagnostic: "\(reply.code) \(reply.text)", why: "A report.")
        _ = try await trial.services.receiver.receive(mail, letter: letter, content: Array("\(letter)".utf8))
    }

    private func refusals(_ trial: Trial) async throws -> [TargetRefusal] {
        try await trial.tally().refusals
    }

    @Test func theNewestAnsweredLetterDecides() async throws {
        try await Trial.run { trial in
            let first = try await trial.acceptedLetters(2)
            #expect(try await refusals(trial).isEmpty)
            trial.wait(seconds: 600)
            let second = try await trial.acceptedLetters(2, from: 10)
            // Letters that left later were accepted.
            try await comesBack(first[0], trial)
            #expect(try await refusals(trial).isEmpty)
            trial.wait(seconds: 600)
            for letter in second { try await comesBack(letter, trial) }
            let since = trial.services.environment.now()
            #expect(try await refusals(trial) == [TargetRefusal(target: "minister", since: since)])
            trial.wait(seconds: 600)
            let third = try await trial.acceptedLetters(1, from: 20)
            #expect(try await refusals(trial).isEmpty)
            // It comes back too: none has been accepted since the second ones.
            try await comesBack(third[0], trial)
            #expect(try await refusals(trial) == [TargetRefusal(target: "minister", since: since)])
        }
    }

    @Test func aLetterThatSettlesEndsWhatCameBefore() async throws {
        try await Trial.run { trial in
            let first = try await trial.acceptedLetters(1)
            try await comesBack(first[0], trial)
            #expect(try await refusals(trial).count == 1)
            trial.wait(seconds: 600)
            _ = try await trial.acceptedLetters(1, from: 10)
            trial.wait(days: 3)
            try await trial.work()
            #expect(try await refusals(trial).isEmpty)
            let left = try await trial.services.database.read {
                try $0.rows("SELECT letter_id FROM refused_letter").count
            }
            #expect(left == 0)
        }
    }

    @Test func theServersAnswerCountsAsABounceDoesAndIsForgotten() async throws {
        try await Trial.run { trial in
            trial.post.answer(.refused(Self.spam), to: Self.target)
            let letter = try await trial.queuedLetter()
            try await trial.work()
            #expect(try await trial.state(of: letter) == .refused)
            #expect(try await refusals(trial).map(\.target) == ["minister"])
            for _ in 0..<3 {
                trial.wait(days: 10)
                try await trial.work()
            }
            #expect(try await refusals(trial).isEmpty)
        }
    }

    @Test(arguments: [Reply(550, "5.1.1 User unknown"), Reply(552, "5.3.4 Message too large")])
    func onlyTheRulesOfAServerCount(_ reply: Reply) async throws {
        try await Trial.run { trial in
            try await comesBack(try await trial.acceptedLetter(), trial, reply)
            #expect(try await refusals(trial).isEmpty)
        }
    }
}
