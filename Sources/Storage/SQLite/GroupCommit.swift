import GRDB

/// Commits together the transactions that arrive while another one is being committed: one wait for
/// the disk serves them all. Each stands in a savepoint of its own, so that what one throws undoes
/// that one alone.
struct GroupCommit: Sendable {
    private struct Transaction: Sendable {
        /// Runs its statements, and answers how its caller learns that they are on disk.
        let run: @Sendable (SQLiteConnection) throws -> @Sendable () -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private let batcher: Batcher<Transaction>

    init(_ pool: DatabasePool) {
        batcher = Batcher(batch: 128) { batch, done in
            // Who waits is told from the writer's own queue: every change of threads is a wait
            // behind what others do there.
            pool.asyncWrite {
                try Self.run(batch, SQLiteConnection(database: $0))
            } completion: { _, committed in
                switch committed {
                case .success(let all): for tell in all { tell() }
                case .failure(let error): for transaction in batch { transaction.fail(error) }
                }
                done()
            }
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { done in
            let transaction = Transaction(
                run: { connection in
                    let value = try body(connection)
                    return { done.resume(returning: value) }
                }, fail: { done.resume(throwing: $0) })
            // Always taken: there is no limit.
            _ = batcher.add(transaction)
        }
    }

    /// What to tell each of the callers once all is committed. Throws what fails them all.
    private static func run(_ batch: [Transaction], _ connection: SQLiteConnection) throws
        -> [@Sendable () -> Void]
    {
        guard batch.count > 1 else { return try batch.map { try $0.run(connection) } }
        return try batch.map { transaction in
            try connection.run("SAVEPOINT one")
            do {
                let tell = try transaction.run(connection)
                try connection.run("RELEASE one")
                return tell
            } catch {
                // A disk that fails ends the transaction of all.
                if let error = error as? DatabaseError, SQLiteEngine.isOfEngine(error) { throw error }
                try connection.run("ROLLBACK TO one")
                try connection.run("RELEASE one")
                return { transaction.fail(error) }
            }
        }
    }
}
