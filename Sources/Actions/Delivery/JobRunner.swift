import Dispatch
import Foundation
import Logging
import Synchronization

/// Claims work and performs it, a bounded number of jobs at once, until it is asked to stop; then
/// what is under way is finished.
///
/// Each turn is one transaction: it keeps what came of the jobs that are done, and claims as many
/// new ones as there is room for. So a job is claimed only when it can be performed at once, many
/// share a commit, and a place is never idle for longer than one commit takes.
struct JobRunner<Job: Sendable, Done: Sendable>: Sendable {
    let name: String
    /// How many jobs may be claimed and not yet kept.
    let width: Int
    /// Which part of the time this may take while people wait.
    let share: Double
    let logger: Logger
    /// Whether people wait.
    let isBusy: @Sendable () -> Bool
    let cycle: @Sendable (_ done: [Done], _ capacity: Int) async throws -> [Job]
    let perform: @Sendable (Job) async -> Done

    /// In a task of its own, which nobody cancels: what is under way is kept even when the caller
    /// is. And on a thread of its own: each of a turn's waits would otherwise end behind all the
    /// letters that are being composed.
    func run(until stop: StopSignal) async {
        await withTaskCancellationHandler {
            await Task(executorPreference: JobThread()) { await work(until: stop) }.value
        } onCancel: {
            stop.set()
        }
    }

    private func work(until stop: StopSignal) async {
        let completions = CompletionQueue<Done>()
        await withDiscardingTaskGroup { group in
            var inProgress = 0
            while !stop.isSet || inProgress > 0 {
                let done = completions.take()
                inProgress -= done.count
                let began = ContinuousClock.now
                let jobs = await attempt(done, capacity: stop.isSet ? 0 : width - inProgress, stop)
                inProgress += jobs.count
                for job in jobs {
                    group.addTask(executorPreference: globalConcurrentExecutor) {
                        completions.lay(await perform(job))
                    }
                }
                if isBusy() {
                    // What a turn takes is its commit and all its jobs.
                    await completions.wait(for: inProgress, atMost: .seconds(1))
                    await stop.wait(for: min(.seconds(1), (ContinuousClock.now - began) * (1 / share - 1)))
                }
                // With more places than work there may be new work soon; otherwise only an end
                // makes room.
                if inProgress < width, !stop.isSet {
                    await completions.wait(atMost: .milliseconds(250))
                } else if inProgress > 0 {
                    await completions.wait()
                }
            }
        }
    }

    /// Claims and performs once, until nothing is left to claim.
    func drain() async throws {
        var done: [Done] = []
        repeat {
            let jobs: [Job]
            do { jobs = try await cycle(done, width) } catch  where !done.isEmpty {
                report(error)
                await insist(done)
                jobs = try await cycle([], width)
            }
            done = []
            for job in jobs { done.append(await perform(job)) }
        } while !done.isEmpty
    }

    /// What the world has answered cannot be asked twice: it is kept, again and again for a minute
    /// if need be, before anything else is claimed. What is lost after all stays claimed, and is in
    /// doubt once this process is gone.
    private func attempt(_ done: [Done], capacity: Int, _ stop: StopSignal) async -> [Job] {
        do { return try await cycle(done, capacity) } catch { report(error) }
        await insist(done)
        if done.isEmpty { await stop.wait(for: .seconds(1)) }
        return []
    }

    private func insist(_ done: [Done]) async {
        var left = done
        for round in 0..<60 where !left.isEmpty {
            if round > 0 { await StopSignal().wait(for: .seconds(1)) }
            var failed: [Done] = []
            for job in left {
                do { _ = try await cycle([job], 0) } catch {
                    report(error)
                    failed.append(job)
                }
            }
            left = failed
        }
    }

    private func report(_ error: any Error) {
        logger.error("\(name) failed", metadata: ["error": "\(error)"])
    }
}

/// The thread of a pump's loop.
private final class JobThread: TaskExecutor {
    private let queue = DispatchQueue(label: "postbag.pump")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Where finished jobs lie until they are kept, and where the pump waits for them.
private final class CompletionQueue<Done: Sendable>: Sendable {
    private struct State {
        var done: [Done] = []
        var waiting: CheckedContinuation<Void, Never>?
        /// For so many.
        var awaited = 1
        var cycle = 0

        /// Answers the turn of the one who waits; nil when there is no need to.
        mutating func wait(_ continuation: CheckedContinuation<Void, Never>, for count: Int) -> Int? {
            guard done.count < count else { return nil }
            (waiting, awaited, cycle) = (continuation, count, cycle + 1)
            return cycle
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

    /// Waits until `count` jobs lie here, or for some time.
    func wait(for count: Int = 1, atMost limit: Duration? = nil) async {
        await withCheckedContinuation { continuation in
            guard let cycle = state.withLock({ $0.wait(continuation, for: count) }) else {
                return continuation.resume()
            }
            guard let limit else { return }
            Task {
                try? await Task.sleep(for: limit)
                state.withLock { $0.cycle == cycle ? $0.wake() : nil }?.resume()
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
        while !isSet, case let left = end - .now, left > .zero {
            try? await Task.sleep(for: min(left, .milliseconds(50)))
        }
    }
}
