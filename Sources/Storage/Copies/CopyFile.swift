package import Foundation

/// A file that only its owner can read, and that gets its name once it is whole and on disk.
package enum CopyFile {
    /// The end of the file name of an unfinished copy.
    package static let unfinished = ".partial"

    /// Lets `body` write the file under another name, and renames it. An older copy stays until
    /// then, and a failure leaves no file. Throws where `file` is there and is no copy.
    package static func write(to file: URL, _ body: (_ partial: String) async throws -> Void) async throws {
        try checkTarget(file)
        let partial = file.path + unfinished
        removeUnfinished(partial)
        do {
            try keepPrivate(URL(filePath: partial))
            try await body(partial)
            try moveDurably(partial, to: file)
        } catch {
            removeUnfinished(partial)
            throw error
        }
    }

    /// Throws unless `file` is new or an older copy.
    private static func checkTarget(_ file: URL) throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        guard let kind = try CopyKind(of: file), kind != .sqliteInUse else {
            throw EngineError("\(file.path) is there already and is not a backup: name another file")
        }
    }

    /// Removes the files of a failed copy, from this attempt or an earlier one.
    private static func removeUnfinished(_ partial: String) {
        for end in ["", "-journal", "-wal", "-shm"] { unlink(partial + end) }
    }

    /// Syncs a file, renames it, and syncs its folder, so that the new name is on disk too.
    static func moveDurably(_ path: String, to file: URL) throws {
        try sync(path)
        guard rename(path, file.path) == 0 else {
            throw EngineError("\(file.path): \(String(cString: strerror(errno)))")
        }
        try sync(file.deletingLastPathComponent().path)
    }

    private static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw EngineError("\(path): \(String(cString: strerror(errno)))")
        }
    }
}
