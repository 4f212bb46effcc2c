import Foundation

/// Every version of the schema, oldest first. A version that has shipped never changes; a change is
/// a new entry.
enum Schema {
    static let versions: [String] = [
        first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth,
    ]

    private static let lock = "schema"

    /// Brings the database to a version, the newest by default, with one transaction for each. The
    /// engine's copy of the older data is made before.
    /// - Parameter restoring: whether this is the restore that has begun in this database.
    static func migrate(_ engine: any Engine, to newest: Int = versions.count, restoring: Bool = false)
        async throws
    {
        let copies = engine.copies
        let find: @Sendable (any Connection) throws -> Int = {
            try version($0, copies, restoring: restoring)
        }
        guard try await engine.read(find) < newest else { return }
        try await engine.alone {
            let found = try await engine.read(find)
            guard found < newest else { return }
            if found > 0 { try await copies?.make(of: engine, schema: found) }
            try await step(engine, to: newest, find)
        }
    }

    private static func step(
        _ engine: any Engine, to newest: Int, _ find: @escaping @Sendable (any Connection) throws -> Int
    ) async throws {
        let dialect = engine.dialect
        _ = try await engine.write { connection in
            // Two processes that start at the same time must not both create the table.
            try connection.waitForLock(named: lock)
            try connection.run(
                dialect.spell(
                    "CREATE TABLE IF NOT EXISTS schema_version (version INT64 NOT NULL PRIMARY KEY) STRICT"))
        }
        for (index, sql) in versions.prefix(newest).enumerated() {
            try await engine.write { connection in
                try connection.waitForLock(named: lock)
                guard try find(connection) <= index else { return }
                for statement in dialect.spell(sql).split(separator: ";").map({ $0.trimming() })
                where !statement.isEmpty {
                    try connection.run(statement)
                }
                try connection.run("INSERT INTO schema_version (version) VALUES ($1)", index + 1)
            }
        }
    }
}

extension Schema {
    /// The table that is there while a backup is restored into this database.
    static let restoring = "restoring"

    /// Returns the version of the schema. 0 for an empty database. Throws `NewerSchema` where a
    /// newer program has migrated the data, and an `EngineError` where a restore was not finished.
    static func version(_ connection: any Connection, _ copies: SchemaCopies?, restoring: Bool = false) throws
        -> Int
    {
        let tables = try connection.tables
        guard restoring || !tables.contains(Self.restoring) else {
            throw EngineError(
                "a backup is being restored into this database, or a restore was not finished: give the "
                    + "command postbag restore again")
        }
        guard tables.contains("schema_version") else { return 0 }
        let newest =
            try connection.row("SELECT MAX(version) AS newest FROM schema_version")?.optionalInt("newest")
        guard let found = newest.map({ Int($0) }) else { return 0 }
        guard found <= versions.count else {
            throw NewerSchema(version: found, copy: copies?.newest(upTo: versions.count))
        }
        return found
    }
}

extension Connection {
    /// The names of all tables.
    var tables: Set<String> {
        get throws { try Set(rows(dialect.tables).map { try $0.text("name") }) }
    }
}

/// The data was written by a program that this one does not know: an older program was started.
package struct NewerSchema: Error, CustomStringConvertible {
    let version: Int
    /// The copy that was made before the schema changed. Nil for none.
    let copy: URL?

    package var description: String {
        let back =
            copy.map { "postbag restore \($0.path) puts the copy from before it" }
            ?? "postbag restore puts a backup from before it"
        return "the data was written by a newer version of Postbag (schema \(version); this one knows "
            + "\(Schema.versions.count)), and nothing was changed. Start that version again. To go back, "
            + "\(back) into an empty place; what was written since is not in it"
    }
}

extension Substring {
    fileprivate func trimming() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
