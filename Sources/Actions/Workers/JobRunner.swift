import Dispatch
import Foundation
import Logging
import Synchronization

/// Claims jobs and performs them, a bounded number at once, until `stop` is set. Jobs in progress
/// are then finished.
///
/// Each cycle is one transaction. The transaction records the jobs that are done, and claims as
/// many new jobs as there is capacity for. Each job is therefore claimed only when it can be
/// performed at once, and many jobs share a commit. No capacity stays unused for longer than one
/// commit takes.
struct JobRunner<Job: Sendable, Done: Sendable>: Sendable {
    let name: String
    /// How many jobs may be claimed and not yet recorded.
    let width: Int
    /// The part of the time, from 0 to 1, that the runner may use while visitors wait.
    let share: Double
    let logger: Logger
    /// Whether visitors wait.
    let isBusy: @Sendable () -> Bool
    let cycle: @Sendable (_ done: [Done], _ capacity: Int) async throws -> [Job]
    let perform: @Sendable (Job) async -> Done

    /// Runs cycles until `stop` is set. Uses a task of its own, which nobody cancels. Jobs in
    /// progress are therefore recorded even when the caller is cancelled. Uses a thread of its own.
    /// Each wait of a cycle would otherwise end behind all the letters that are being composed.
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
                    // The time of a cycle is its commit and all its jobs.
                    await completions.wait(for: inProgress, atMost: .seconds(1))
                    await stop.wait(for: min(.seconds(1), (ContinuousClock.now - began) * (1 / share - 1)))
                }
                // With unused capacity, new work may come soon. Otherwise only the end of a job
                // frees capacity.
                if inProgress < width, !stop.isSet {
                    await completions.wait(atMost: .milliseconds(250))
                } else if inProgress > 0 {
                    await completions.wait()
                }
            }
        }
    }

    /// Runs cycles until nothing is left to claim.
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

    /// Runs one cycle. An outcome cannot be asked for twice. After an error, recording is therefore
    /// tried for a minute before other jobs are claimed. Jobs whose outcome is lost after all stay
    /// claimed, and are in doubt once this process is gone.
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

/// The thread of a job runner's loop.
private final class JobThread: TaskExecutor {
    private let queue = DispatchQueue(label: "postbag.pump")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Stores finished jobs until they are recorded. The job runner waits here for finished jobs.
private final class CompletionQueue<Done: Sendable>: Sendable {
    private struct State {
        var done: [Done] = []
        var waiting: CheckedContinuation<Void, Never>?
        /// How many finished jobs the waiting job runner needs.
        var awaited = 1
        var cycle = 0

        /// Stores the continuation and returns the number of this wait. Nil when `count` jobs are
        /// finished already.
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

    /// Waits until `count` jobs are finished, or until `limit` has passed.
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

/// Asks loops to stop. The signal is never taken back.
package final class StopSignal: Sendable {
    private let stopped = Mutex(false)

    package init() {}

    /// Whether loops must stop. True also in a cancelled task, because waits there return at once.
    package var isSet: Bool { stopped.withLock { $0 } || Task.isCancelled }
    package func set() { stopped.withLock { $0 = true } }

    /// Waits, but not longer than until the signal is set.
    package func wait(milliseconds: Int) async { await wait(for: .milliseconds(milliseconds)) }

    func wait(for time: Duration) async {
        let end = ContinuousClock.now + time
        while !isSet, case let left = end - .now, left > .zero {
            try? await Task.sleep(for: min(left, .milliseconds(50)))
        }
    }
}
