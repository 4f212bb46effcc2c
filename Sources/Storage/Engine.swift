package import Foundation

/// A database engine: SQLite, embedded, or PostgreSQL. A body may be run again when its transaction
/// met another one, so it changes nothing but the database.
package protocol Engine: Sendable {
    var dialect: Dialect { get }
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    /// Commits all intakes in one transaction, durably. When it throws, none is committed.
    func commit(_ batch: [WriteBatch]) async throws
    /// Names this process's worker as alive until the process ends, however it ends.
    func enlist(worker: String) async throws
    /// Whether the process of that worker still runs, as far as is known. Asked about no worker but
    /// those that enlisted.
    func isAlive(worker: String) async throws -> Bool
    /// Gives back what is no longer needed on the disk. To be called now and then.
    func checkpoint() async throws
    /// Writes everything, as it is now, into a new file, while others go on writing here.
    func copy(to file: URL) async throws
    /// What is wrong with the database itself, in the engine's words.
    func faults() async throws -> [String]
    func close() async throws
}

/// A statement that the engine refused. Holds the engine's message and never the arguments, which
/// may be personal.
package struct StatementError: Error, CustomStringConvertible {
    package let description: String
    /// Something of the same key is there already.
    package let isConflict: Bool

    init(_ description: String, isConflict: Bool) {
        self.description = description
        self.isConflict = isConflict
    }
}
