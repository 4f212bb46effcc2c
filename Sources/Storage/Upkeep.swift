package import Foundation

/// Default implementations for an engine with a database server (PostgreSQL). A server has its own
/// tools for all three; only an embedded database does them itself.
extension Engine {
    package func checkpoint() async throws {}

    package func copy(to file: URL) async throws {
        throw EngineError("PostgreSQL is backed up with pg_dump: pg_dump --format=custom --file=\(file.path)")
    }

    package func faults() async throws -> [String] { [] }
}
