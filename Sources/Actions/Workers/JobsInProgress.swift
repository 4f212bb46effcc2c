import Synchronization

/// The jobs that this process has claimed and not recorded yet.
///
/// When the connection to the database breaks during a claim, the process cannot know whether the
/// claim was committed. A job that is `sending` in this worker's name and is not listed here was
/// never sent. Such jobs are given back before the next claim.
final class JobsInProgress: Sendable {
    private struct State {
        var ids: Set<Int64> = []
        var isUnsure = false
    }

    private let state = Mutex(State())

    /// Runs `work` and lists the jobs that it claims. After an earlier error, first calls
    /// `giveBack` with a test that is true for jobs in progress.
    func claim<Job>(
        id: (Job) -> Int64, giveBack: (@escaping @Sendable (Int64) -> Bool) async throws -> Void,
        _ work: () async throws -> [Job]
    ) async throws -> [Job] {
        if state.withLock({ $0.isUnsure }) {
            try await giveBack(contains)
            state.withLock { $0.isUnsure = false }
        }
        do {
            let jobs = try await work()
            state.withLock { $0.ids.formUnion(jobs.map(id)) }
            return jobs
        } catch {
            state.withLock { $0.isUnsure = true }
            throw error
        }
    }

    func end(_ id: Int64) { state.withLock { _ = $0.ids.remove(id) } }

    private func contains(_ id: Int64) -> Bool { state.withLock { $0.ids.contains(id) } }
}
