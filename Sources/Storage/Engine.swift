package import Foundation

/// A database engine: SQLite (embedded) or PostgreSQL. An engine may run a body again after a
/// conflict with another transaction. A body must therefore change nothing but the database.
package protocol Engine: Sendable {
    var dialect: Dialect { get }
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    /// Commits all write batches in one transaction, durably. When it throws, none is committed.
    func commit(_ batch: [WriteBatch]) async throws
    /// Registers this process's worker as alive until the process ends, for any reason, or until
    /// `discharge`.
    func enlist(worker: String) async throws
    /// Ends the registration of a worker that has finished its work, while the process goes on.
    func discharge(worker: String) async throws
    /// Whether the process of that worker still runs, as far as known. Only for workers that called
    /// `enlist`.
    func isAlive(worker: String) async throws -> Bool
    /// Frees disk space that is no longer needed. Call it from time to time.
    func checkpoint() async throws
    /// Writes the whole database as it is now into a new file, and checks the file. Returns how
    /// many letters it holds. Other transactions can go on writing.
    @discardableResult
    func copy(to file: URL) async throws -> Int
    /// The copies that are made before the schema changes. Nil where none are made.
    var copies: SchemaCopies? { get }
    /// Runs `body` while no other process runs one on this database.
    func alone(_ body: () async throws -> Void) async throws
    /// Returns the errors in the database itself, in the engine's words.
    func faults() async throws -> [String]
    func close() async throws
}

/// A statement that the engine refused. Contains the engine's message and never the arguments,
/// which may be personal.
package struct StatementError: Error, CustomStringConvertible {
    package let description: String
    /// Whether a row with the same key exists already.
    package let isConflict: Bool

    init(_ description: String, isConflict: Bool) {
        self.description = description
        self.isConflict = isConflict
    }
}
