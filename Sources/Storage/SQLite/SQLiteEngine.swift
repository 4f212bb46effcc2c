package import Foundation
import GRDB
import Glibc

/// The embedded engine: one file, one writer, and parallel readers (WAL). Every commit is on disk
/// when it returns (`synchronous = FULL`).
package struct SQLiteEngine: Engine {
    package let dialect = Dialect.sqlite
    let pool: DatabasePool
    private let commits: GroupCommit
    private let workers: WorkerLocks
    private let folder: URL
    package let copies: SchemaCopies?

    /// Opens or creates `postbag.sqlite` in `folder`, and brings its schema up to date. `pageSize`
    /// has an effect on a new file only.
    /// - Parameter schema: the version of the schema. Nil: the newest.
    /// - Parameter copies: makes a copy before the schema changes. Nil: no copy is made.
    package static func open(
        folder: URL, pageSize: Int = 4_096, schema: Int? = nil, copies: SchemaCopies? = nil
    ) async throws -> SQLiteEngine {
        for file in [folder, folder.appending(path: fileName)] { try FileOwner.check(file) }
        try makePrivate(folder)
        try keepPrivate(folder.appending(path: fileName))
        let engine = try SQLiteEngine(folder: folder, pageSize: pageSize, copies: copies)
        try await Schema.migrate(engine, to: schema ?? Schema.versions.count)
        return engine
    }

    private init(folder: URL, pageSize: Int, copies: SchemaCopies?) throws {
        (self.folder, self.copies) = (folder, copies)
        var configuration = Configuration()
        // GRDB's own is higher, which a service without privileges may not have.
        configuration.qos = .default
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(TimeInterval(Self.patience) / 1_000)
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA page_size = \(pageSize); PRAGMA secure_delete = ON")
        }
        pool = try DatabasePool(
            path: folder.appending(path: Self.fileName).path, configuration: configuration)
        // GRDB sets NORMAL after `prepareDatabase`; the writer must sync at every commit.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        commits = GroupCommit(pool)
        workers = try WorkerLocks(folder: folder.appending(path: "workers"))
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    {
        try await named { try await pool.read { try body(SQLiteConnection(database: $0)) } }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws
        -> T
    {
        try await named { try await commits.write(body) }
    }

    package func commit(_ batch: [WriteBatch]) async throws {
        let counts = batch.counts
        try await write { connection in
            for intake in batch {
                for statement in intake.statements { try connection.run(statement) }
            }
            try connection.counts.count(counts)
        }
    }

    /// Locks the data folder itself, so that no file is needed. The kernel releases the lock when
    /// the process ends.
    package func alone(_ body: () async throws -> Void) async throws {
        let descriptor = Glibc.open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { Glibc.close(descriptor) }
        guard descriptor >= 0 else {
            throw EngineError("\(folder.path): \(String(cString: strerror(errno)))")
        }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 { try await Task.sleep(for: .milliseconds(100)) }
        try await body()
    }

    package func enlist(worker: String) throws { try workers.enlist(worker) }
    package func discharge(worker: String) { workers.discharge(worker) }
    package func isAlive(worker: String) -> Bool { workers.isAlive(worker) }
    package func close() async throws {
        try await truncateLog(patience: Self.patience)
        try pool.close()
    }

    /// Returns the writer's settings, for tests and benchmarks. `synchronous` is 2 for FULL.
    package func settings() async throws -> [String: String] {
        try await pool.writeWithoutTransaction { database in
            try ["synchronous", "page_size", "journal_mode", "foreign_keys", "secure_delete"].reduce(into: [:]
            ) { settings, name in
                settings[name] = try String.fetchOne(database, sql: "PRAGMA \(name)") ?? ""
            }
        }
    }

    /// Turns an error of SQLite into an `EngineError` (such as a failing disk) or a
    /// `StatementError`.
    private func named<T>(_ body: () async throws -> T) async throws -> T {
        do { return try await body() } catch let error as DatabaseError {
            guard Self.isOfEngine(error) else {
                let conflicts: [ResultCode] = [
                    .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_ROWID,
                ]
                throw StatementError(
                    error.message ?? "\(error.resultCode)",
                    isConflict: conflicts.contains(error.extendedResultCode))
            }
            throw EngineError("SQLite: \(error.resultCode) \(error.message ?? "")")
        }
    }

    static func isOfEngine(_ error: DatabaseError) -> Bool {
        let ofEngine: [ResultCode] = [
            .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_READONLY,
            .SQLITE_BUSY, .SQLITE_LOCKED,
            .SQLITE_NOMEM, .SQLITE_PROTOCOL,
        ]
        return ofEngine.contains(error.resultCode)
    }
}
