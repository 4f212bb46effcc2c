import Foundation

@testable import Storage

/// The database engines. A test body runs on each engine, with a database of its own.
enum EngineKind: String, CaseIterable, Sendable {
    case sqlite, postgres

    /// - Parameter ofItsOwn: whether no test before has left statistics for the planner.
    func withDatabase<T>(ofItsOwn: Bool = false, _ body: (Database) async throws -> T) async throws -> T {
        let place = try await Place(self, empty: ofItsOwn)
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
        case schema(PreparedSchema)
    }

    private let kind: Kind

    /// - Parameter empty: whether nothing is there yet, for tests about how the schema is made.
    init(_ engine: EngineKind, empty: Bool = false) async throws {
        switch engine {
        case .sqlite:
            let folder = PreparedFolder.new()
            kind = .folder(folder)
            if !empty { try await PreparedFolder.shared.copy(to: folder) }
        case .postgres:
            guard let server = ProcessInfo.processInfo.environment["POSTGRES_FOR_TESTS"] else {
                throw NoServer()
            }
            let schema = empty ? nil : await PreparedSchemas.shared.take()
            kind = .schema(schema ?? PreparedSchema(server: server))
            guard schema == nil, case .schema(let new) = kind else { return }
            try await new.make()
            guard !empty else { return }
            try await open().close()
            try await new.describe()
        }
    }

    /// - Parameter schema: the version of the schema. Nil: the newest.
    func open(schema: Int? = nil, copies: SchemaCopies? = nil) async throws -> any Engine {
        switch kind {
        case .folder(let folder):
            try await SQLiteEngine.open(folder: folder, schema: schema, copies: copies)
        case .schema(let prepared):
            try await PostgresEngine.open(prepared.address, schema: schema, copies: copies)
        }
    }

    /// The address of PostgreSQL, including the schema. Throws `NoServer` for SQLite.
    var address: PostgresAddress {
        get throws {
            guard case .schema(let prepared) = kind else { throw NoServer() }
            return try prepared.address
        }
    }

    /// Removes the folder, or leaves the schema to another test.
    func remove() async throws {
        switch kind {
        case .folder(let folder): try FileManager.default.removeItem(at: folder)
        case .schema(let prepared):
            if try await prepared.empty() {
                await PreparedSchemas.shared.add(prepared)
            } else {
                try await prepared.drop()
            }
        }
    }

    struct NoServer: Error, CustomStringConvertible {
        let description = "these tests need PostgreSQL: bin/postgres-for-tests swift test"
    }
}
