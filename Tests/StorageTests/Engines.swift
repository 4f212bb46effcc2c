import Foundation

@testable import Storage

/// The database engines. A test body runs on each engine, with a database of its own.
enum EngineKind: String, CaseIterable, Sendable {
    case sqlite, postgres

    func withDatabase<T>(_ body: (Database) async throws -> T) async throws -> T {
        let place = try await Place(self)
        let engine = try await place.open()
        let result = try await body(Database(engine))
        try await engine.close()
        try await place.remove()
        return result
    }

    /// Opens the same database twice, as two processes would.
    func withTwoDatabases<T>(_ body: (Database, Database) async throws -> T) async throws -> T {
        let place = try await Place(self)
        let (first, second) = (try await place.open(), try await place.open())
        let result = try await body(Database(first), Database(second))
        try await first.close()
        try await second.close()
        try await place.remove()
        return result
    }
}

/// A place for a test's database. Either a folder, or a schema of the server that
/// `bin/postgres-for-tests` has started.
struct Place: Sendable {
    private enum Kind: Sendable {
        case folder(URL)
        case schema(String, server: String)
    }

    private let kind: Kind

    init(_ engine: EngineKind) async throws {
        let name = "trial_" + UUID().uuidString.lowercased().replacing("-", with: "")
        switch engine {
        case .sqlite: kind = .folder(FileManager.default.temporaryDirectory.appending(path: name))
        case .postgres:
            guard let server = ProcessInfo.processInfo.environment["POSTGRES_FOR_TESTS"] else {
                throw NoServer()
            }
            kind = .schema(name, server: server)
            try await onServer("CREATE SCHEMA \(name)")
        }
    }

    /// - Parameter schema: the version of the schema. Nil: the newest.
    func open(schema: Int? = nil, copies: SchemaCopies? = nil) async throws -> any Engine {
        switch kind {
        case .folder(let folder):
            try await SQLiteEngine.open(folder: folder, schema: schema, copies: copies)
        case .schema: try await PostgresEngine.open(address, schema: schema, copies: copies)
        }
    }

    /// The address of PostgreSQL, including the schema. Throws `NoServer` for SQLite.
    var address: PostgresAddress {
        get throws {
            guard case .schema(let name, let server) = kind else { throw NoServer() }
            return try PostgresAddress(
                parsing: "\(server)&options=-csearch_path%3D\(name)&application_name=\(name)")
        }
    }

    func remove() async throws {
        switch kind {
        case .folder(let folder): try FileManager.default.removeItem(at: folder)
        case .schema(let name, _): try await onServer("DROP SCHEMA \(name) CASCADE")
        }
    }

    private func onServer(_ sql: String) async throws {
        guard case .schema(_, let server) = kind else { return }
        let line = PostgresLine(try PostgresAddress(parsing: server))
        _ = try await line.run { try $0.execute(sql) }
        await line.close()
    }

    struct NoServer: Error, CustomStringConvertible {
        let description = "these tests need PostgreSQL: bin/postgres-for-tests swift test"
    }
}
