/// Lets intakes that arrive while a commit runs wait for the next one, and commits them together.
struct BatchWriter: Sendable {
    private struct Waiting: Sendable {
        let intake: WriteBatch
        let done: CheckedContinuation<Void, any Error>
    }

    private let batcher: Batcher<Waiting>
    /// Where several can write, one commit prepares while another waits for the disk.
    static let hands = 2

    /// `limit`: how many may wait before further ones are turned away.
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

    /// One bad intake must not take the others with it, but a full disk or a dead server fails them
    /// all.
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

/// The engine itself failed (disk full, I/O error, connection lost): nothing that waited was
/// committed.
package struct EngineError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
