package import Foundation
import GRDB

/// Measures what SQLite itself can do on a disk, with as little of our code as possible. Writes
/// plain rows with `WAL` and `FULL`, several in each commit. For benchmarks.
package struct SQLiteBaseline {
    private let queue: DatabaseQueue

    package init(folder: URL) throws {
        queue = try DatabaseQueue(path: folder.appending(path: "yardstick.sqlite").path)
        try queue.writeWithoutTransaction { database in
            _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
            try database.execute(
                sql:
                    "PRAGMA synchronous = FULL; CREATE TABLE plain (id INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT"
            )
        }
    }

    /// Commits `count` rows of `size` octets.
    package func commit(rows count: Int, of size: Int) throws {
        let content = Data(repeating: 120, count: size)
        try queue.write { database in
            let insert = try database.cachedStatement(sql: "INSERT INTO plain (content) VALUES (?)")
            for _ in 0..<count { try insert.execute(arguments: [content]) }
        }
    }

    package func close() throws { try queue.close() }
}
