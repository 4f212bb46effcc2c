import Dispatch
import Foundation
import Logging
import Synchronization

/// Claims work and performs it, a bounded number of pieces at once, until it is asked to stop; then what is under way is finished.
///
/// Each turn is one transaction: it keeps what came of the pieces that are done, and claims as many new ones as there is room for. So a
/// piece is claimed only when it can be performed at once, many share a commit, and a place is never idle for longer than one commit takes.
struct Pump<Piece: Sendable, Done: Sendable>: Sendable {
    let name: String
    /// How many pieces may be claimed and not yet kept.
    let width: Int
    /// Which part of the time this may take while people wait.
    let share: Double
    let logger: Logger
    /// Whether people wait.
    let isBusy: @Sendable () -> Bool
    let turn: @Sendable (_ done: [Done], _ room: Int) async throws -> [Piece]
    let perform: @Sendable (Piece) async -> Done

    /// In a task of its own, which nobody cancels: what is under way is kept even when the caller is. And on a thread of its own: each of a turn's waits
    /// would otherwise end behind all the letters that are being composed.
    func run(until stop: StopSignal) async {
        await withTaskCancellationHandler {
            await Task(executorPreference: PumpThread()) { await work(until: stop) }.value
        } onCancel: {
            stop.set()
        }
    }

    private func work(until stop: StopSignal) async {
        let desk = PumpDesk<Done>()
        await withDiscardingTaskGroup { group in
            var underWay = 0
            while !stop.isSet || underWay > 0 {
                let done = desk.take()
                underWay -= done.count
                let began = ContinuousClock.now
                let pieces = await attempt(done, room: stop.isSet ? 0 : width - underWay, stop)
                underWay += pieces.count
                for piece in pieces { group.addTask(executorPreference: globalConcurrentExecutor) { desk.lay(await perform(piece)) } }
                if isBusy() {
                    // What a turn takes is its commit and all its pieces.
                    await desk.wait(for: underWay, atMost: .seconds(1))
                    await stop.wait(for: min(.seconds(1), (ContinuousClock.now - began) * (1 / share - 1)))
                }
                // With more places than work there may be new work soon; otherwise only an end makes room.
                if underWay < width, !stop.isSet { await desk.wait(atMost: .milliseconds(250)) } else if underWay > 0 { await desk.wait() }
            }
        }
    }

    /// Claims and performs once, until nothing is left to claim.
    func drain() async throws {
        var done: [Done] = []
        repeat {
            let pieces: [Piece]
            do { pieces = try await turn(done, width) } catch  where !done.isEmpty {
                report(error)
                await insist(done)
                pieces = try await turn([], width)
            }
            done = []
            for piece in pieces { done.append(await perform(piece)) }
        } while !done.isEmpty
    }

    /// What the world has answered cannot be asked twice: it is kept, again and again for a minute if need be, before anything else is
    /// claimed. What is lost after all stays claimed, and is in doubt once this process is gone.
    private func attempt(_ done: [Done], room: Int, _ stop: StopSignal) async -> [Piece] {
        do { return try await turn(done, room) } catch { report(error) }
        await insist(done)
        if done.isEmpty { await stop.wait(for: .seconds(1)) }
        return []
    }

    private func insist(_ done: [Done]) async {
        var left = done
        for round in 0..<60 where !left.isEmpty {
            if round > 0 { await StopSignal().wait(for: .seconds(1)) }
            var failed: [Done] = []
            for piece in left {
                do { _ = try await turn([piece], 0) } catch {
                    report(error)
                    failed.append(piece)
                }
            }
            left = failed
        }
    }

    private func report(_ error: any Error) { logger.error("\(name) failed", metadata: ["error": "\(error)"]) }
}

/// The thread of a pump's loop.
private final class PumpThread: TaskExecutor {
    private let queue = DispatchQueue(label: "postbag.pump")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Where finished pieces lie until they are kept, and where the pump waits for them.
private final class PumpDesk<Done: Sendable>: Sendable {
    private struct State {
        var done: [Done] = []
        var waiting: CheckedContinuation<Void, Never>?
        /// For so many.
        var awaited = 1
        var turn = 0

        /// Answers the turn of the one who waits; nil when there is no need to.
        mutating func wait(_ continuation: CheckedContinuation<Void, Never>, for count: Int) -> Int? {
            guard done.count < count else { return nil }
            (waiting, awaited, turn) = (continuation, count, turn + 1)
            return turn
        }

        mutating func wake() -> CheckedContinuation<Void, Never>? {
            defer { waiting = nil }
            return waiting
        }
    }

    private let state = Mutex(State())

    func lay(_ done: Done) {
        state.withLock { state in
            state.done.append(done)
            return state.done.count < state.awaited ? nil : state.wake()
        }?.resume()
    }

    func take() -> [Done] {
        state.withLock { state in
            defer { state.done = [] }
            return state.done
        }
    }

    /// Waits until `count` pieces lie here, or for some time.
    func wait(for count: Int = 1, atMost limit: Duration? = nil) async {
        await withCheckedContinuation { continuation in
            guard let turn = state.withLock({ $0.wait(continuation, for: count) }) else { return continuation.resume() }
            guard let limit else { return }
            Task {
                try? await Task.sleep(for: limit)
                state.withLock { $0.turn == turn ? $0.wake() : nil }?.resume()
            }
        }
    }
}

/// Asks loops to stop, once and for all.
package final class StopSignal: Sendable {
    private let stopped = Mutex(false)

    package init() {}

    /// A loop whose task is cancelled must end as well: its waits would no longer wait.
    package var isSet: Bool { stopped.withLock { $0 } || Task.isCancelled }
    package func set() { stopped.withLock { $0 = true } }

    /// Waits, but not longer than until it is set.
    func wait(milliseconds: Int) async { await wait(for: .milliseconds(milliseconds)) }

    func wait(for time: Duration) async {
        let end = ContinuousClock.now + time
        while !isSet, case let left = end - .now, left > .zero { try? await Task.sleep(for: min(left, .milliseconds(50))) }
    }
}
