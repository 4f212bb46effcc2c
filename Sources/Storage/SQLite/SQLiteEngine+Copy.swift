package import Foundation
import GRDB

extension SQLiteEngine {
    /// One file, readable by its owner alone, with nothing in it that was erased; it has its name only once it is whole and on disk.
    package func copy(to file: URL) async throws {
        let partial = file.path + ".partial"
        guard !FileManager.default.fileExists(atPath: file.path) else { throw EngineFailure("\(file.path) is there already") }
        unlink(partial)
        try keepPrivate(URL(filePath: partial))
        try await pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [partial]) }
        let found = try await DatabaseQueue(path: partial).read { try Self.faults(in: $0) }
        guard found.isEmpty else { throw EngineFailure("the copy is not whole: \(found.joined(separator: "; "))") }
        try moveDurably(partial, to: file)
    }

    package func faults() async throws -> [String] { try await pool.read { try Self.faults(in: $0) } }

    private static func faults(in database: GRDB.Database) throws -> [String] {
        try String.fetchAll(database, sql: "PRAGMA quick_check").filter { $0 != "ok" }
    }
}

/// Renames a file once it is on disk, and returns once its new name is.
private func moveDurably(_ path: String, to file: URL) throws {
    try sync(path)
    guard rename(path, file.path) == 0 else { throw EngineFailure("\(file.path): \(String(cString: strerror(errno)))") }
    try sync(file.deletingLastPathComponent().path)
}

private func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else { throw EngineFailure("\(path): \(String(cString: strerror(errno)))") }
}
