/// Collects the write batches that arrive during a commit, and commits them together in the next
/// one.
struct BatchWriter: Sendable {
    private struct Waiting: Sendable {
        let intake: WriteBatch
        let done: CheckedContinuation<Void, any Error>
    }

    private let batcher: Batcher<Waiting>
    /// The number of parallel commits on an engine with many writers. One prepares while another
    /// waits for the disk.
    static let hands = 2

    /// - Parameter limit: how many write batches may wait; further ones are refused.
    init(engine: any Engine, limit: Int) {
        batcher = Batcher(limit: limit, batch: 256, hands: engine.dialect.hasManyWriters ? Self.hands : 1) {
            batch, done in
            Task {
                await Self.commit(batch, engine)
                done()
            }
        }
    }

    var isBusy: Bool { batcher.waiting > 8 }

    func take(_ intake: WriteBatch) async throws {
        try await withCheckedThrowingContinuation { done in
            if !batcher.add(Waiting(intake: intake, done: done)) { done.resume(throwing: Overloaded()) }
        }
    }

    private static func commit(_ batch: [Waiting], _ engine: any Engine) async {
        do {
            try await engine.commit(batch.map(\.intake))
            for waiting in batch { waiting.done.resume() }
        } catch {
            await replay(batch, engine, after: error)
        }
    }

    /// Commits each write batch alone, so that one bad write batch does not fail the others. An
    /// engine error (full disk, dead server) fails all of them without a retry.
    private static func replay(_ batch: [Waiting], _ engine: any Engine, after error: any Error) async {
        guard batch.count > 1, !(error is EngineError) else {
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

/// An error of the engine itself (disk full, I/O error, connection lost). No waiting write batch
/// was committed.
package struct EngineError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
