package import Foundation
import GRDB

extension SQLiteEngine {
    /// Writes a copy of the database as one file that only its owner can read. Erased data is not
    /// in the copy. The copy is written under another name and renamed once it is complete and on
    /// disk. An older copy stays until then, and a failure leaves no file.
    package func copy(to file: URL) async throws {
        try checkTarget(file)
        let partial = file.path + Self.unfinished
        Self.removeUnfinished(partial)
        do {
            try keepPrivate(URL(filePath: partial))
            try await write(to: partial)
            try moveDurably(partial, to: file)
        } catch {
            Self.removeUnfinished(partial)
            throw error
        }
    }

    /// The end of the file name of an unfinished copy.
    package static let unfinished = ".partial"

    private func write(to partial: String) async throws {
        do {
            try await pool.writeWithoutTransaction {
                try $0.execute(sql: "VACUUM INTO ?", arguments: [partial])
            }
            let copy = try DatabaseQueue(path: partial)
            let found = try await copy.read { try Self.faults(in: $0) }
            try copy.close()
            guard found.isEmpty else {
                throw EngineError("the copy is not whole: \(found.joined(separator: "; "))")
            }
        } catch let error as DatabaseError {
            throw EngineError("the copy cannot be written: \(error.message ?? "\(error.resultCode)")")
        }
    }

    /// Throws unless `file` is new or an older copy. Never allows the database itself.
    private func checkTarget(_ file: URL) throws {
        let name = file.resolvingSymlinksInPath().path
        let own = URL(filePath: pool.path).resolvingSymlinksInPath().path
        guard ![own, own + "-wal", own + "-shm"].contains(name) else {
            throw EngineError("\(file.path) is the database itself: name another file")
        }
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        guard try Self.isCopy(file) else {
            throw EngineError("\(file.path) is there already and is not a backup: name another file")
        }
    }

    /// Whether the file is a copy. The header of a database that is or was in use says WAL (octets
    /// 18 and 19). The header of a copy does not.
    private static func isCopy(_ file: URL) throws -> Bool {
        let handle = try FileHandle(forReadingFrom: file)
        let head = try handle.read(upToCount: 20) ?? Data()
        try handle.close()
        guard head.count == 20, head.starts(with: Data("SQLite format 3\0".utf8)) else { return false }
        return Array(head[18...]) == [1, 1]
    }

    /// Removes the files of a failed copy, from this attempt or an earlier one.
    private static func removeUnfinished(_ partial: String) {
        for end in ["", "-journal", "-wal", "-shm"] { unlink(partial + end) }
    }

    package func faults() async throws -> [String] { try await pool.read { try Self.faults(in: $0) } }

    private static func faults(in database: GRDB.Database) throws -> [String] {
        try String.fetchAll(database, sql: "PRAGMA quick_check").filter { $0 != "ok" }
    }
}

/// Syncs a file, renames it, and syncs its folder, so that the new name is on disk too.
private func moveDurably(_ path: String, to file: URL) throws {
    try sync(path)
    guard rename(path, file.path) == 0 else {
        throw EngineError("\(file.path): \(String(cString: strerror(errno)))")
    }
    try sync(file.deletingLastPathComponent().path)
}

private func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
        throw EngineError("\(path): \(String(cString: strerror(errno)))")
    }
}
