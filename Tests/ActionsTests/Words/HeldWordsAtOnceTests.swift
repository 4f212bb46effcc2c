import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Holding, releasing and refusing while another process works on the same letter. Both orders, on
/// two connections: the first is in its transaction, and the second waits for it.
@Suite struct HeldWordsAtOnceTests {
    private func withTwo(_ body: (Trial, Trial, Letter) async throws -> Void) async throws {
        let place = try await Place(.postgres)
        let clock = TrialClock()
        let first = try await Trial(engine: place.open(), clock: clock, worker: "one")
        let second = try await Trial(engine: place.open(), clock: clock, worker: "two")
        let written = try await first.write(words: "Keep the children safe.")
        try await SendOutbox(first.services, transport: first.post, worker: "one").drain()
        let token = try #require(first.post.tokens.last)
        _ = try await first.supporters.confirm(mailed: token, in: written.browser)
        let letter = try #require(try await first.supporters.letter(ofMailed: token)).letter
        try await body(first, second, letter)
        for trial in [first, second] { try await trial.services.database.engine.close() }
        try await place.remove()
    }

    private func decide(_ trial: Trial) -> DecideWords {
        DecideWords(trial.services, actor: .commandLine(user: "ada"))
    }

    private func state(of letter: Letter, _ trial: Trial) async throws -> Delivery.State? {
        try await trial.services.database.read { try $0.deliveries.find(of: letter.id, by: .email)?.state }
    }

    /// Runs `first` up to its entry in the history, then `second`, and lets `first` go on.
    private func stopped<T: Sendable>(
        _ trial: Trial, _ first: @escaping @Sendable () async throws -> T,
        meanwhile second: () async throws -> Void
    ) async throws -> T {
        let (locked, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let blocker: Void = trial.services.database.write { connection in
            try connection.run("LOCK TABLE audit IN ACCESS EXCLUSIVE MODE")
            locked.signal()
            done.wait()
        }
        try await trial.services.database.write { _ in locked.wait() }
        async let result = first()
        try await trial.waitForWaiters(1)
        try await second()
        done.signal()
        try await blocker
        return try await result
    }

    @Test func whatIsClaimedAtThisMomentIsNotHeld() async throws {
        try await withTwo { first, second, letter in
            let decide = decide(second)
            let held = try await first.claiming(letter, while: second) {
                try await decide.hold([letter.id], of: "calais")
            }
            #expect(held == 0)
            #expect(try await state(of: letter, second) == .sending)
            #expect(try await DeskWords(second.services).counts(of: "calais")[.held] == CappedCount(0))
        }
    }

    @Test func whatIsHeldAtThisMomentIsNotClaimed() async throws {
        try await withTwo { first, second, letter in
            let hold = decide(first)
            let held = try await stopped(second) {
                try await hold.hold([letter.id], of: "calais")
            } meanwhile: {
                try await DeliverLetters(second.services, transport: second.post, worker: "two").drain()
            }
            #expect(held == 1)
            try await second.work()
            #expect(try await state(of: letter, second) == .queued)
            #expect(!second.post.recipients.contains("ministre@interieur.example"))
        }
    }

    /// Two organisers decide otherwise about one letter. Whoever is first decides.
    @Test(arguments: [WordsDecision.release, .refuse])
    func theFirstOfTwoDecisionsCounts(_ decision: WordsDecision) async throws {
        try await withTwo { first, second, letter in
            #expect(try await decide(first).hold([letter.id], of: "calais") == 1)
            let (one, other) = (decide(first), decide(second))
            let opposite: WordsDecision = decision == .release ? .refuse : .release
            let late = Task {
                try await second.waitForWaiters(1)
                return try await other.decide([letter.id], of: "calais", opposite, reason: "Late")
            }
            let decided = try await stopped(second) {
                try await one.decide([letter.id], of: "calais", decision, reason: "No")
            } meanwhile: {
                try await second.waitForWaiters(2)
            }
            #expect(decided == 1)
            #expect(try await late.value == 0)
            try await second.work()
            #expect(try await state(of: letter, second) == (decision == .release ? .accepted : .refused))
            #expect(try await second.services.recount.tally().isEmpty)
        }
    }
}
