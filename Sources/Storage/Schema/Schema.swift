/// Every version of the schema, oldest first. A version that has shipped never changes; a change is
/// a new entry.
enum Schema {
    static let versions: [String] = [
        first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth,
    ]

    private static let lock = "schema"

    /// Brings the database to a version, the newest by default, with one transaction for each.
    static func migrate(_ engine: any Engine, to newest: Int = versions.count) async throws {
        let dialect = engine.dialect
        _ = try await engine.write { connection in
            // Two processes that start at the same time must not both create the table.
            try connection.waitForLock(named: lock)
            try connection.run(
                dialect.spell(
                    "CREATE TABLE IF NOT EXISTS schema_version (version INT64 NOT NULL PRIMARY KEY) STRICT"))
            try refuseNewer(connection)
        }
        for (index, sql) in versions.prefix(newest).enumerated() {
            try await engine.write { connection in
                try connection.waitForLock(named: lock)
                try refuseNewer(connection)
                guard
                    try connection.row("SELECT version FROM schema_version WHERE version = $1", index + 1)
                        == nil
                else { return }
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
    /// Throws `NewerSchema` where another version of Postbag has migrated the data further.
    private static func refuseNewer(_ connection: any Connection) throws {
        let newest = try connection.row("SELECT MAX(version) AS newest FROM schema_version")?
            .optionalInt("newest")
        guard let newest, newest > versions.count else { return }
        throw NewerSchema(version: Int(newest))
    }
}

/// The data was written by a program that this one does not know: an older program was started.
package struct NewerSchema: Error, CustomStringConvertible {
    let version: Int

    package var description: String {
        "the data was written by a newer version of Postbag (schema \(version); this one knows \(Schema.versions.count)). "
            + "Start that version again, or restore a backup from before it"
    }
}

extension Substring {
    fileprivate func trimming() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
