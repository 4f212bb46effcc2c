import Synchronization

/// What this process has claimed and not recorded yet.
///
/// When the line to the database breaks in the middle of a claim, nobody says whether it was
/// committed. Then what is `sending` in this worker's name and is not in here was never sent, and
/// goes back before the next claim.
final class JobsInProgress: Sendable {
    private struct State {
        var ids: Set<Int64> = []
        var isUnsure = false
    }

    private let state = Mutex(State())

    /// `giveBack` gets a test for what is under way.
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
