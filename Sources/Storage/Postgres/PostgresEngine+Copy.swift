package import Foundation
import Synchronization

extension PostgresEngine {
    /// Writes a dump of this schema in PostgreSQL's custom format, and reads it once as a check.
    /// Throws `MissingTool` without a program that can do it.
    @discardableResult
    package func copy(to file: URL) async throws -> Int {
        let tool = try PostgresTool("pg_dump", for: address)
        let (schema, server) = try await read { connection in
            let row = try connection.row(
                """
                SELECT current_schema()::text AS name,
                    current_setting('server_version_num')::bigint / 10000 AS server
                """)
            return try (row?.text("name") ?? "public", Int(row?.int("server") ?? 0))
        }
        if let version = try await tool.version, version < server {
            throw MissingTool(
                "pg_dump is of version \(version) and the server of version \(server): "
                    + "apt install postgresql-client-\(server)")
        }
        var rows: [String: Int] = [:]
        try await CopyFile.write(to: file) { partial in
            try await tool.run([
                "--format=custom", "--no-owner", "--no-privileges", "--schema=\"\(schema)\"",
                "--file=\(partial)",
            ])
            rows = try await Self.rows(ofDump: partial)
        }
        return rows["letter"] ?? 0
    }

    /// Returns how many rows a dump has for each table. Throws an `EngineError` when it cannot be
    /// read to its end, or is not Postbag's.
    static func rows(ofDump path: String) async throws -> [String: Int] {
        let rows = Mutex(DumpRows())
        try await PostgresTool("pg_restore").run(["--data-only", "--file=-", path]) { piece in
            rows.withLock { $0.read(piece) }
        }
        let counts = rows.withLock { $0.counts }
        guard counts["schema_version", default: 0] > 0 else {
            throw EngineError("\(path) is a dump, and not of Postbag's data")
        }
        return counts
    }

    /// Asks for a lock of the whole session every second, since a copy takes minutes. The server
    /// releases it when the process ends.
    package func alone(_ body: () async throws -> Void) async throws {
        let line = PostgresLine(address)
        do {
            while true {
                let lock = "SELECT pg_try_advisory_lock(\(Dialect.lock)) AS held"
                let held = try await line.run {
                    try $0.query(lock, [.text("schema copy")]).rows().first?.bool("held") == true
                }
                if held { break }
                try await Task.sleep(for: .seconds(1))
            }
            try await body()
        } catch let error as PostgresError {
            await line.close()
            throw error.named
        } catch {
            await line.close()
            throw error
        }
        await line.close()
    }
}
