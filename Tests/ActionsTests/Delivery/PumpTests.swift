import Foundation
import Logging
import Synchronization
import Testing

@testable import Actions

/// Work is claimed only when there is room for it, and what came of it is kept whatever happens.
@Suite struct PumpTests {
    @Test func neverMoreIsClaimedThanThereIsRoomFor() async {
        let desk = Desk(work: 100)
        await desk.pump(width: 7).run(until: desk.stop)
        #expect(desk.kept == Array(0..<100))
        #expect(desk.most <= 7)
        #expect(desk.most > 1)
    }

    @Test func whilePeopleWaitItStillGoesOn() async {
        let desk = Desk(work: 12)
        await desk.pump(width: 3, isBusy: true).run(until: desk.stop)
        #expect(desk.kept == Array(0..<12))
        #expect(desk.most <= 3)
    }

    @Test func aFailedTurnLosesNothing() async {
        let desk = Desk(work: 30)
        desk.failures.withLock { $0 = [2, 3] }
        await desk.pump(width: 5).run(until: desk.stop)
        #expect(desk.kept == Array(0..<30))
    }

    @Test func whatIsUnderWayIsFinishedAfterTheStop() async {
        let desk = Desk(work: 10)
        desk.stopAfterFirstTurn.withLock { $0 = true }
        await desk.pump(width: 4).run(until: desk.stop)
        #expect(desk.kept == Array(0..<4))
    }

    @Test func aCancelledLoopKeepsWhatIsUnderWayAndEnds() async {
        let desk = Desk(work: 1_000_000)
        let loop = Task { await desk.pump(width: 4).run(until: desk.stop) }
        while desk.kept.isEmpty { await Task.yield() }
        loop.cancel()
        await loop.value
        #expect(desk.kept.count == desk.claimed)
    }
}

/// Pieces of work by number; what was claimed and what was kept.
private final class Desk: Sendable {
    private struct State {
        var next = 0
        var kept: [Int] = []
        var most = 0
        var turns = 0
    }

    let stop = StopSignal()
    /// Turns that fail.
    let failures = Mutex<Set<Int>>([])
    let stopAfterFirstTurn = Mutex(false)
    private let work: Int
    private let state = Mutex(State())

    init(work: Int) { self.work = work }

    var kept: [Int] { state.withLock { $0.kept.sorted() } }
    var claimed: Int { state.withLock { $0.next } }
    var most: Int { state.withLock { $0.most } }

    func pump(width: Int, isBusy: Bool = false) -> Pump<Int, Int> {
        Pump(
            name: "test", width: width, share: 0.5, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, isBusy: { isBusy },
            turn: { try self.turn($0, room: $1) },
            perform: { piece in
                await Task.yield()
                return piece
            })
    }

    private func turn(_ done: [Int], room: Int) throws -> [Int] {
        struct Refused: Error {}
        let pieces = try state.withLock { state in
            state.turns += 1
            if failures.withLock({ $0.contains(state.turns) }) { throw Refused() }
            state.kept += done
            let pieces = Array(state.next..<min(work, state.next + room))
            state.next += pieces.count
            state.most = max(state.most, state.next - state.kept.count)
            return pieces
        }
        if stopAfterFirstTurn.withLock({ $0 }) || state.withLock({ $0.kept.count == work }) { stop.set() }
        return pieces
    }
}
