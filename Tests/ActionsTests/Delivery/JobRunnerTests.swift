import Foundation
import Logging
import Synchronization
import Testing

@testable import Actions

/// Tests that jobs are claimed only when there is capacity, and that outcomes are recorded in every
/// case.
@Suite struct PumpTests {
    @Test func neverMoreIsClaimedThanThereIsRoomFor() async {
        let completions = Desk(work: 100)
        await completions.pump(width: 7).run(until: completions.stop)
        #expect(completions.kept == Array(0..<100))
        #expect(completions.most <= 7)
        #expect(completions.most > 1)
    }

    @Test func whilePeopleWaitItStillGoesOn() async {
        let completions = Desk(work: 12)
        await completions.pump(width: 3, isBusy: true).run(until: completions.stop)
        #expect(completions.kept == Array(0..<12))
        #expect(completions.most <= 3)
    }

    @Test func aFailedTurnLosesNothing() async {
        let completions = Desk(work: 30)
        completions.failures.withLock { $0 = [2, 3] }
        await completions.pump(width: 5).run(until: completions.stop)
        #expect(completions.kept == Array(0..<30))
    }

    @Test func whatIsUnderWayIsFinishedAfterTheStop() async {
        let completions = Desk(work: 10)
        completions.stopAfterFirstTurn.withLock { $0 = true }
        await completions.pump(width: 4).run(until: completions.stop)
        #expect(completions.kept == Array(0..<4))
    }

    @Test func aCancelledLoopKeepsWhatIsUnderWayAndEnds() async {
        let completions = Desk(work: 1_000_000)
        let loop = Task { await completions.pump(width: 4).run(until: completions.stop) }
        while completions.kept.isEmpty { await Task.yield() }
        loop.cancel()
        await loop.value
        #expect(completions.kept.count == completions.claimed)
    }
}

/// A source of numbered jobs. Counts the jobs that were claimed and lists the jobs that were
/// recorded.
private final class Desk: Sendable {
    private struct State {
        var next = 0
        var kept: [Int] = []
        var most = 0
        var turns = 0
    }

    let stop = StopSignal()
    /// The numbers of the cycles that fail.
    let failures = Mutex<Set<Int>>([])
    let stopAfterFirstTurn = Mutex(false)
    private let work: Int
    private let state = Mutex(State())

    init(work: Int) { self.work = work }

    var kept: [Int] { state.withLock { $0.kept.sorted() } }
    var claimed: Int { state.withLock { $0.next } }
    var most: Int { state.withLock { $0.most } }

    func pump(width: Int, isBusy: Bool = false) -> JobRunner<Int, Int> {
        JobRunner(
            name: "test", width: width, share: 0.5,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, isBusy: { isBusy },
            cycle: { try self.cycle($0, capacity: $1) },
            perform: { job in
                await Task.yield()
                return job
            })
    }

    private func cycle(_ done: [Int], capacity: Int) throws -> [Int] {
        struct Refused: Error {}
        let jobs = try state.withLock { state in
            state.turns += 1
            if failures.withLock({ $0.contains(state.turns) }) { throw Refused() }
            state.kept += done
            let jobs = Array(state.next..<min(work, state.next + capacity))
            state.next += jobs.count
            state.most = max(state.most, state.next - state.kept.count)
            return jobs
        }
        if stopAfterFirstTurn.withLock({ $0 }) || state.withLock({ $0.kept.count == work }) { stop.set() }
        return jobs
    }
}
