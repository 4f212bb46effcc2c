/// A database engine: SQLite here, PostgreSQL as the second one.
package protocol Engine: Sendable {
    var dialect: Dialect { get }
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    /// Commits all intakes in one transaction, durably. When it throws, none is committed.
    func commit(_ batch: [Intake]) async throws
    /// Names this process's worker as alive until the process ends, however it ends.
    func enlist(worker: String) throws
    /// Whether the process of that worker still runs. Asked about no worker but those that enlisted.
    func isAlive(worker: String) -> Bool
    func close() async throws
}
