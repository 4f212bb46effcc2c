package import Foundation

/// Restores into a database of PostgreSQL without tables. A table of one name keeps every program
/// away until the end.
package struct PostgresRestore: RestorePlace {
    package let kind = CopyKind.postgres
    private let address: PostgresAddress

    package init(_ address: PostgresAddress) { self.address = address }

    package func checkEmpty() async throws {
        try await onServer { connection in
            let tables = try connection.tables
            guard tables.isEmpty || tables.contains(Schema.restoring) else {
                throw EngineError(
                    "the database \(address) has tables already, and a backup is restored into an empty "
                        + "place only: name another database, or drop and create this one")
            }
        }
    }

    package func open(_ copy: URL) async throws -> (engine: any Engine, schema: Int) {
        let tool = try PostgresTool("pg_restore", for: address)
        // Each version of the schema has a row.
        let version = try await PostgresEngine.rows(ofDump: copy.path)["schema_version"] ?? 0
        let schema = try await onServer { connection in
            try connection.run("CREATE TABLE IF NOT EXISTS \(Schema.restoring) (since BIGINT)")
            // What an earlier restore has left, which somebody has killed.
            try removeTables(connection, but: [Schema.restoring])
            return try connection.row("SELECT current_schema()::text AS name")?.text("name") ?? "public"
        }
        do {
            try await tool.run([
                "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
                "--schema=\(schema)", "--dbname=\(address.name)", copy.path,
            ])
            return (try await PostgresEngine.restoring(address), version)
        } catch {
            try await onServer { try removeTables($0, but: []) }
            throw error
        }
    }

    package func finish(_ engine: any Engine) async throws {
        _ = try await engine.write { try $0.run("DROP TABLE \(Schema.restoring)") }
        try await engine.close()
    }

    package func abandon(_ engine: any Engine) async throws {
        try await engine.close()
        try await onServer { try removeTables($0, but: []) }
    }

    private func removeTables(_ connection: any Connection, but kept: Set<String>) throws {
        for table in try connection.tables.subtracting(kept).sorted() {
            try connection.run("DROP TABLE \"\(table)\" CASCADE")
        }
    }

    @discardableResult
    private func onServer<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws
        -> T
    {
        let line = PostgresLine(address)
        do {
            let result = try await line.run { try $0.transaction(.write, work) }
            await line.close()
            return result
        } catch let error as PostgresError {
            await line.close()
            throw error.named
        } catch {
            await line.close()
            throw error
        }
    }
}
