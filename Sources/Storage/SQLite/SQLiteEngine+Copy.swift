package import Foundation
import GRDB

extension SQLiteEngine {
    /// Writes a copy of the database as one file that only its owner can read. Erased data is not
    /// in the copy.
    @discardableResult
    package func copy(to file: URL) async throws -> Int {
        let name = file.resolvingSymlinksInPath().path
        let own = URL(filePath: pool.path).resolvingSymlinksInPath().path
        guard ![own, own + "-wal", own + "-shm"].contains(name) else {
            throw EngineError("\(file.path) is the database itself: name another file")
        }
        var letters = 0
        try await CopyFile.write(to: file) { partial in
            do {
                try await pool.writeWithoutTransaction {
                    try $0.execute(sql: "VACUUM INTO ?", arguments: [partial])
                }
                letters = try await Self.check(partial).letters
            } catch let error as DatabaseError {
                throw EngineError("the copy cannot be written: \(error.message ?? "\(error.resultCode)")")
            }
        }
        return letters
    }

    /// Checks a copy. Returns how many letters it holds, and the version of its schema. Throws an
    /// `EngineError` when it is not whole or not ours.
    static func check(_ copy: String) async throws -> (letters: Int, schema: Int) {
        do {
            let queue = try DatabaseQueue(path: copy)
            defer { try? queue.close() }
            return try await queue.read { database in
                let found = try Self.faults(in: database, by: "integrity_check")
                guard found.isEmpty else {
                    throw EngineError("the copy is not whole: \(found.joined(separator: "; "))")
                }
                let connection = SQLiteConnection(database: database)
                let schema = try Schema.version(connection, nil)
                guard schema > 0 else { throw EngineError("\(copy) is a database, and not Postbag's") }
                let count = try connection.row("SELECT COUNT(*) AS n FROM letter")?.int("n") ?? 0
                return (Int(count), schema)
            }
        } catch let error as DatabaseError {
            throw EngineError("the copy cannot be read: \(error.message ?? "\(error.resultCode)")")
        }
    }

    package func faults() async throws -> [String] {
        try await pool.read { try Self.faults(in: $0, by: "quick_check") }
    }

    private static func faults(in database: GRDB.Database, by check: String) throws -> [String] {
        try String.fetchAll(database, sql: "PRAGMA \(check)").filter { $0 != "ok" }
    }
}
