/// The database: `read` and `write` lend a connection to a synchronous closure. `take` commits a
/// write batch together with the others that wait.
package struct Database: Sendable {
    package let engine: any Engine
    private let queue: BatchWriter

    /// - Parameter limit: how many write batches may wait; further ones are refused.
    package init(_ engine: any Engine, limit: Int = 4_096) {
        self.engine = engine
        queue = BatchWriter(engine: engine, limit: limit)
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    { try await engine.read(body) }
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws
        -> T
    { try await engine.write(body) }

    /// Whether many write batches (letters) wait for their commit. All other work should then wait.
    package var lettersWait: Bool { queue.isBusy }

    /// Commits a write batch, and returns once it is on disk. Throws `Overloaded` when too many
    /// wait already.
    package func take(_ intake: WriteBatch) async throws { try await queue.take(intake) }
}
