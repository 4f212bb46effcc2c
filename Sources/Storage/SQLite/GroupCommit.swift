import GRDB

/// Commits the transactions that arrive during a commit together in the next one. One wait for the
/// disk then serves all of them. Each transaction runs in its own savepoint, so that an error
/// undoes only that transaction.
struct GroupCommit: Sendable {
    private struct Transaction: Sendable {
        /// Runs the statements. Returns a closure that tells the caller that they are on disk.
        let run: @Sendable (SQLiteConnection) throws -> @Sendable () -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private let batcher: Batcher<Transaction>

    init(_ pool: DatabasePool) {
        batcher = Batcher(batch: 128) { batch, done in
            // Callers resume from the writer's own queue. A change of threads would wait behind
            // other work there.
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
            // Always succeeds: this batcher has no limit.
            _ = batcher.add(transaction)
        }
    }

    /// Runs the batch. Returns the closures to call once all is committed. Throws errors that fail
    /// the whole batch.
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
                // An error of the disk ends the transaction of the whole batch.
                if let error = error as? DatabaseError, SQLiteEngine.isOfEngine(error) { throw error }
                try connection.run("ROLLBACK TO one")
                try connection.run("RELEASE one")
                return { transaction.fail(error) }
            }
        }
    }
}
