import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Actions

/// Tests two processes on one database, and a connection to the database that breaks.
@Suite struct TwoProcessesTests {
    private let minister = "ministre@interieur.example"

    private func withTwo(_ kind: EngineKind, paced: Bool = false, _ body: (Trial, Trial) async throws -> Void)
        async throws
    {
        let place = try await Place(kind)
        let clock = TrialClock()
        let first = try await Trial(engine: place.open(), clock: clock, worker: "one", paced: paced)
        let second = try await Trial(engine: place.open(), clock: clock, worker: "two", paced: paced)
        try await body(first, second)
        for trial in [first, second] { try await trial.services.database.engine.close() }
        try await place.remove()
    }

    /// Returns a confirmed letter that waits to be sent.
    private func queued(_ trial: Trial) async throws -> Letter {
        let (browser, _) = try await trial.write()
        try await SendOutbox(trial.services, transport: trial.post, worker: "one").drain()
        let token = try #require(trial.post.mails(to: "jeanne@supporter.example").first?.token)
        guard case .confirmed(let letter, _) = try await trial.supporters.confirm(mailed: token, in: browser)
        else { throw NotConfirmed() }
        return letter
    }

    private struct NotConfirmed: Error {}

    /// Marks the letter's process as dead while that process waits for the mail server's answer.
    /// Returns the letter's delivery and the tally afterwards.
    private func presumedDead(
        _ kind: EngineKind, then: @escaping @Sendable (Trial, Int64) async throws -> Void
    ) async throws -> (Delivery?, Tally) {
        let found = Mutex<(Delivery?, Tally)?>(nil)
        try await withTwo(kind) { first, second in
            let letter = try await queued(first)
            let transport = MeanwhileCarrier {
                let now = first.services.environment.now()
                try await second.services.database.write { connection in
                    let delivery = try #require(try connection.deliveries.find(of: letter.id, by: .email))
                    try connection.apply(
                        .workerDied, to: delivery,
                        of: try #require(try connection.letters.lockedSummary(letter.id)),
                        at: now)
                }
                try await then(second, letter.id)
            }
            try await DeliverLetters(first.services, transport: transport, worker: "one").drain()
            let (delivery, tally) = (
                try await second.services.database.read { try $0.deliveries.find(of: letter.id, by: .email) },
                try await second.tally()
            )
            found.withLock { $0 = (delivery, tally) }
        }
        return try #require(found.withLock { $0 })
    }

    @Test(arguments: EngineKind.allCases) func whatAWorkerKnowsCountsForMoreThanItsDeath(_ kind: EngineKind)
        async throws
    {
        let (delivery, tally) = try await presumedDead(kind) { _, _ in }
        #expect(delivery?.state == .accepted)
        #expect(tally.letters[.accepted] == 1)
        #expect(tally.letters[.inDoubt] == 0)
    }

    @Test(arguments: EngineKind.allCases) func butNotForMoreThanWhatAPersonDecided(_ kind: EngineKind)
        async throws
    {
        let (delivery, tally) = try await presumedDead(kind) { other, letter in
            _ = try await other.operatorActions.resolve(letter: letter, .drop)
        }
        #expect(delivery?.state == .refused)
        #expect(tally.letters[.accepted] == 0)
    }

    @Test(arguments: EngineKind.allCases) func twoClicksOnOneLinkConfirmOnce(_ kind: EngineKind) async throws
    {
        try await withTwo(kind) { first, second in
            let (browser, _) = try await first.write()
            try await SendOutbox(first.services, transport: first.post, worker: "one").drain()
            let token = try #require(first.post.mails(to: "jeanne@supporter.example").first?.token)
            let confirmed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for trial in [first, second, first, second] {
                    group.addTask {
                        if case .confirmed = try await trial.supporters.confirm(mailed: token, in: browser) {
                            true
                        } else {
                            false
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(confirmed == 4, "each is thanked")
            #expect(try await second.tally().supporters == 1)
            #expect(try await second.tally().letters[.onItsWay] == 1)
            #expect(try await first.services.recount.tally() == [])
        }
    }

    @Test func whatIsClaimedAtThisMomentIsNotWithdrawn() async throws {
        try await withTwo(.postgres) { first, second in
            let letter = try await queued(first)
            let stored = try #require(
                try await second.services.database.read { try $0.letters.find(letter.id) })
            let supporters = second.supporters
            let withdrawal = try await first.claiming(letter, while: second) {
                try await supporters.withdraw(stored)
            }
            guard case .underWay = withdrawal else {
                Issue.record("withdrawn from under the worker's hands"); return
            }
            #expect(
                try await second.services.database.read {
                    try $0.deliveries.find(of: letter.id, by: .email)?.state
                }
                    == .sending)
        }
    }

    @Test(arguments: EngineKind.allCases)
    func aSupporterWhoWithdrawsOneLetterWhileConfirmingAnotherStillCounts(_ kind: EngineKind) async throws {
        try await withTwo(kind) { first, second in
            let letter = try await queued(first)
            let (browser, _) = try await first.write(step: "write-prefect")
            try await SendOutbox(first.services, transport: first.post, worker: "one").drain()
            let token = try #require(
                first.post.mails(to: "jeanne@supporter.example").compactMap(\.token).last)
            let stored = try #require(
                try await second.services.database.read { try $0.letters.find(letter.id) })
            async let withdrawn = second.supporters.withdraw(stored)
            async let confirmed = first.supporters.confirm(mailed: token, in: browser)
            _ = try await (withdrawn, confirmed)
            #expect(try await first.tally().supporters == 1)
            #expect(try await first.services.recount.tally() == [])
        }
    }

    @Test(arguments: EngineKind.allCases) func anAddressHasOnePaceForAllProcesses(_ kind: EngineKind)
        async throws
    {
        try await withTwo(kind, paced: true) { first, second in
            for number in 0..<30 {
                let (browser, _) = try await first.write(
                    "Writer \(number)", "writer\(number)@supporter.example")
                try await SendOutbox(first.services, transport: first.post, worker: "one").drain()
                let token = try #require(
                    first.post.mails(to: "writer\(number)@supporter.example").first?.token)
                _ = try await first.supporters.confirm(mailed: token, in: browser)
            }
            for _ in 0..<2 {
                try await withThrowingTaskGroup { group in
                    for (trial, worker) in [(first, "one"), (second, "two")] {
                        group.addTask {
                            try await DeliverLetters(trial.services, transport: trial.post, worker: worker)
                                .drain()
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(
                first.post.mails(to: minister).count + second.post.mails(to: minister).count
                    == Pace(perHour: nil).together)
        }
    }

    @Test(arguments: EngineKind.allCases) func aClaimThatNobodyKnowsOfIsGivenBack(_ kind: EngineKind)
        async throws
    {
        let place = try await Place(kind)
        let engine = BreakingEngine(try await place.open())
        let trial = try await Trial(engine: engine)
        _ = try await queued(trial)
        let deliver = DeliverLetters(trial.services, transport: trial.post, worker: "trial")
        engine.breakAfterNextWrite()
        await #expect(throws: EngineError.self) { try await deliver.drain() }
        #expect(trial.post.mails(to: minister).isEmpty)
        try await deliver.drain()
        #expect(trial.post.mails(to: minister).count == 1)
        #expect(try await trial.tally().letters[.accepted] == 1)
        try await engine.close()
        try await place.remove()
    }

    @Test(arguments: EngineKind.allCases) func anOutcomeThatIsRecordedTwiceCountsOnce(_ kind: EngineKind)
        async throws
    {
        let place = try await Place(kind)
        let engine = BreakingEngine(try await place.open())
        let trial = try await Trial(engine: engine)
        _ = try await queued(trial)
        let transport = MeanwhileCarrier { engine.breakAfterNextWrite() }
        try await DeliverLetters(trial.services, transport: transport, worker: "trial").drain()
        #expect(try await trial.tally().letters[.accepted] == 1)
        #expect(try await trial.services.recount.tally() == [])
        try await engine.close()
        try await place.remove()
    }

    @Test func whileTheDatabaseIsAwayTheLastCountStandsWithItsTime() async throws {
        let place = try await Place(.sqlite)
        let engine = BreakingEngine(try await place.open())
        let trial = try await Trial(engine: engine)
        let board = CountCache(trial.services)
        engine.isAway(true)
        await #expect(throws: EngineError.self) { try await board.tally(of: "calais") }
        engine.isAway(false)
        let known = try await board.tally(of: "calais")
        trial.wait(days: 1)
        engine.isAway(true)
        #expect(try await board.tally(of: "calais").asOf == known.asOf)
        engine.isAway(false)
        #expect(try await board.tally(of: "calais").asOf > known.asOf)
        try await engine.close()
        try await place.remove()
    }

    @Test func idsOfTwoProcessesNeverMeet() {
        let worlds = (1...3).map {
            Environment(now: { Trial.start }, random: { Array(repeating: 0, count: $0) }, process: $0)
        }
        let ids = worlds.map { environment in (0..<2_000).map { _ in environment.newID() } }
        #expect(Set(ids.flatMap(\.self)).count == 6_000)
        for own in ids { #expect(own == own.sorted()) }
    }

    @Test func ofTwoProcessesEachGetsANumber() async throws {
        try await withTwo(.postgres) { first, second in
            #expect(
                first.services.environment.newID() & 0x1F_FF00 != second.services.environment.newID()
                    & 0x1F_FF00)
        }
    }
}

/// A mail system that takes every mail, and runs `meanwhile` before it answers.
private struct MeanwhileCarrier: MailTransport {
    let meanwhile: @Sendable () async throws -> Void

    func send(_ mail: EmailMessage) async -> Outcome {
        do { try await meanwhile() } catch { Issue.record(error) }
        return .accepted(Reply(250, "ok"))
    }
}

/// An engine whose connection breaks after a commit, so that no caller learns of the commit. The
/// engine can also be away.
private final class BreakingEngine: Engine {
    private let base: any Engine
    private let breaks = Mutex(false)
    private let away = Mutex(false)

    init(_ base: any Engine) { self.base = base }

    func isAway(_ isAway: Bool) { away.withLock { $0 = isAway } }
    func breakAfterNextWrite() { breaks.withLock { $0 = true } }

    var dialect: Dialect { base.dialect }
    func commit(_ batch: [WriteBatch]) async throws { try await base.commit(batch) }
    func enlist(worker: String) async throws { try await base.enlist(worker: worker) }
    func discharge(worker: String) async throws { try await base.discharge(worker: worker) }
    func isAlive(worker: String) async throws -> Bool { try await base.isAlive(worker: worker) }
    func copy(to file: URL) async throws -> Int { try await base.copy(to: file) }
    var copies: SchemaCopies? { base.copies }
    func alone(_ body: () async throws -> Void) async throws { try await base.alone(body) }
    func close() async throws { try await base.close() }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        if away.withLock({ $0 }) { throw EngineError("nobody there") }
        return try await base.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let result = try await base.write(body)
        let breaks = breaks.withLock { breaks in
            defer { breaks = false }
            return breaks
        }
        if breaks { throw EngineError("the line broke") }
        return result
    }
}
