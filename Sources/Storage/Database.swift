/// Where everything is kept: `read` and `write` lend a connection to a synchronous closure; `take`
/// commits an intake together with those that wait beside it.
package struct Database: Sendable {
    package let engine: any Engine
    private let queue: BatchWriter

    /// `limit`: how many intakes may wait before further ones are turned away.
    package init(_ engine: any Engine, limit: Int = 4_096) {
        self.engine = engine
        queue = BatchWriter(engine: engine, limit: limit)
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    { try await engine.read(body) }
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws
        -> T
    { try await engine.write(body) }

    /// Whether more letters wait to be stored than a moment brings: everything else steps back.
    package var lettersWait: Bool { queue.isBusy }

    /// Answers once the intake is on disk. Throws `Overloaded` when too many wait already.
    package func take(_ intake: WriteBatch) async throws { try await queue.take(intake) }
}
