/// The PostgreSQL engine: one server for any number of processes on any number of machines.
package struct PostgresEngine: Engine {
    package let dialect = Dialect.postgres
    private let pool: PostgresPool
    /// The connections for write batches only, so that other work cannot delay them.
    private let intake: PostgresPool
    private let workers: PostgresWorkers
    let address: PostgresAddress
    package let copies: SchemaCopies?
    /// How often a transaction is tried when it conflicts with another one.
    private static let tries = 8

    /// Connects and brings the schema up to date.
    /// - Parameter connections: how many transactions may run at the same time, besides write
    ///   batches.
    /// - Parameter schema: the version of the schema. Nil: the newest.
    /// - Parameter copies: makes a copy before the schema changes. Nil: no copy is made.
    package static func open(
        _ address: PostgresAddress, connections: Int = 6, schema: Int? = nil, copies: SchemaCopies? = nil
    ) async throws -> PostgresEngine {
        try await open(address, connections, schema, copies: copies, restoring: false)
    }

    /// Opens a database into which a backup is being restored.
    static func restoring(_ address: PostgresAddress) async throws -> PostgresEngine {
        try await open(address, 6, nil, copies: nil, restoring: true)
    }

    private static func open(
        _ address: PostgresAddress, _ connections: Int, _ schema: Int?, copies: SchemaCopies?, restoring: Bool
    ) async throws -> PostgresEngine {
        let engine = PostgresEngine(address, connections: connections, copies: copies)
        do {
            try await Schema.migrate(engine, to: schema ?? Schema.versions.count, restoring: restoring)
        } catch {
            try await engine.close()
            throw error
        }
        return engine
    }

    private init(_ address: PostgresAddress, connections: Int, copies: SchemaCopies?) {
        (self.address, self.copies) = (address, copies)
        pool = PostgresPool((0..<connections).map { _ in PostgresLine(address) })
        intake = PostgresPool((0..<BatchWriter.hands).map { _ in PostgresLine(address) })
        workers = PostgresWorkers(address)
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    {
        try await again { try await pool.run { try $0.transaction(.read, body) } }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws
        -> T
    {
        try await again { try await pool.run { try $0.transaction(.write, body) } }
    }

    package func commit(_ batch: [WriteBatch]) async throws {
        // Sorted by key, so that batches of two processes cannot wait for each other.
        let statements =
            batch.sorted { $0.key < $1.key }.flatMap(\.statements) + Statement.count(batch.counts)
        try await again { try await intake.run { try $0.pipeline(statements) } }
    }

    package func enlist(worker: String) async throws { try await again { try await workers.enlist(worker) } }
    package func discharge(worker: String) async throws {
        try await again { try await workers.discharge(worker) }
    }
    package func isAlive(worker: String) async throws -> Bool {
        try await again { try await workers.isAlive(worker, in: pool) }
    }

    package func close() async throws {
        await workers.close()
        await intake.close()
        await pool.close()
    }

    /// Tries a transaction again when it conflicted with another one, each time after a random
    /// delay. Throws any remaining error as an `EngineError` or a `StatementError`.
    private func again<T>(_ work: () async throws -> T) async throws -> T {
        for attempt in 1... {
            do { return try await work() } catch let error as PostgresError {
                guard error.passes, attempt < Self.tries else { throw error.named }
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...10 * attempt)))
            }
        }
        fatalError("unreachable: the loop has no end")
    }
}
