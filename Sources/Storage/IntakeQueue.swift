import Synchronization

/// Lets intakes that arrive while a commit runs wait for the next one, and commits them together.
final class IntakeQueue: Sendable {
    private struct Waiting: Sendable {
        let intake: Intake
        let done: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var waiting: [Waiting] = []
        var committing = false
    }

    private let engine: any Engine
    private let limit: Int
    private let state = Mutex(State())
    private static let batch = 256

    init(engine: any Engine, limit: Int) {
        self.engine = engine
        self.limit = limit
    }

    var isBusy: Bool { state.withLock { $0.waiting.count > 8 } }

    func take(_ intake: Intake) async throws {
        try await withCheckedThrowingContinuation { done in
            if enqueue(Waiting(intake: intake, done: done)) { Task { await self.drain() } }
        }
    }

    /// Answers whether a drain must be started.
    private func enqueue(_ waiting: Waiting) -> Bool {
        enum Place { case turnedAway, waits, first }
        let place: Place = state.withLock { state in
            guard state.waiting.count < limit else { return .turnedAway }
            state.waiting.append(waiting)
            if state.committing { return .waits }
            state.committing = true
            return .first
        }
        if place == .turnedAway { waiting.done.resume(throwing: Overloaded()) }
        return place == .first
    }

    private func next() -> [Waiting] {
        state.withLock { state in
            let batch = Array(state.waiting.prefix(Self.batch))
            state.waiting.removeFirst(batch.count)
            state.committing = !batch.isEmpty
            return batch
        }
    }

    private func drain() async {
        while case let batch = next(), !batch.isEmpty {
            do {
                try await engine.commit(batch.map(\.intake))
                for waiting in batch { waiting.done.resume() }
            } catch {
                await replay(batch, after: error)
            }
        }
    }

    /// One bad intake must not take the others with it, but a full disk or a dead server fails them all.
    private func replay(_ batch: [Waiting], after error: any Error) async {
        guard batch.count > 1, !(error is EngineFailure) else {
            for waiting in batch { waiting.done.resume(throwing: error) }
            return
        }
        for waiting in batch {
            do {
                try await engine.commit([waiting.intake])
                waiting.done.resume()
            } catch {
                waiting.done.resume(throwing: error)
            }
        }
    }
}

/// The engine itself failed (disk full, I/O error, connection lost): nothing that waited was committed.
package struct EngineFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
