package import Domain

/// The database: `read` and `write` lend a connection to a synchronous closure. `take` commits a
/// write batch together with the others that wait.
package struct Database: Sendable {
    package let engine: any Engine
    private let queue: BatchWriter
    /// Is told each state that a delivery has reached, once it is committed. Nil: nobody is.
    private var tell: (@Sendable (DeliveryChange) -> Void)?

    /// - Parameter limit: how many write batches may wait; further ones are refused.
    package init(_ engine: any Engine, limit: Int = 4_096) {
        self.engine = engine
        queue = BatchWriter(engine: engine, limit: limit)
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    { try await engine.read(body) }
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws
        -> T
    {
        guard let tell else { return try await engine.write(body) }
        let (result, changes) = try await engine.write { connection in
            let noting = NotingConnection(connection)
            return (try body(noting), noting.changes)
        }
        for change in changes { tell(change) }
        return result
    }

    /// Returns the same database, which tells of each state that a delivery has reached.
    package func telling(_ tell: @escaping @Sendable (DeliveryChange) -> Void) -> Database {
        var database = self
        database.tell = tell
        return database
    }

    /// Whether many write batches (letters) wait for their commit. All other work should then wait.
    package var lettersWait: Bool { queue.isBusy }

    /// Commits a write batch, and returns once it is on disk. Throws `Overloaded` when too many
    /// wait already.
    package func take(_ intake: WriteBatch) async throws { try await queue.take(intake) }
}

/// A connection that keeps which states deliveries reach in its transaction.
private final class NotingConnection: Connection {
    private let connection: any Connection
    private(set) var changes: [DeliveryChange] = []

    init(_ connection: any Connection) { self.connection = connection }

    var dialect: Dialect { connection.dialect }

    func note(_ change: DeliveryChange) { changes.append(change) }

    @discardableResult
    func run(_ sql: String, _ arguments: [any Storable]) throws -> Int { try connection.run(sql, arguments) }

    func rows(_ sql: String, _ arguments: [any Storable]) throws -> [Row] {
        try connection.rows(sql, arguments)
    }
}
