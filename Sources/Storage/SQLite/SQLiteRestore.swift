package import Foundation

/// Restores into a data folder without a database. The data gets the database's name at the end.
package struct SQLiteRestore: RestorePlace {
    package let kind = CopyKind.sqlite
    private let data: URL
    /// Where the data is until then.
    private var folder: URL { data.appending(path: "restoring") }

    package init(data: URL) { self.data = data }

    package func checkEmpty() throws {
        for end in ["", "-wal", "-shm"] {
            let path = data.appending(path: SQLiteEngine.fileName + end).path
            guard !FileManager.default.fileExists(atPath: path) else {
                throw EngineError(
                    "\(path) is there already, and a backup is restored into an empty place only: "
                        + "name another folder, or move this one away")
            }
        }
    }

    package func open(_ copy: URL) async throws -> (engine: any Engine, schema: Int) {
        try FileOwner.check(data)
        try makePrivate(data)
        try removeUnfinished()
        try makePrivate(folder)
        do {
            let file = folder.appending(path: SQLiteEngine.fileName)
            do { try FileManager.default.copyItem(at: copy, to: file) } catch {
                throw EngineError(
                    "\(copy.path) cannot be copied to \(data.path): \(error.localizedDescription)")
            }
            try keepPrivate(file)
            let schema = try await SQLiteEngine.check(file.path).schema
            return (try await SQLiteEngine.open(folder: folder), schema)
        } catch {
            try removeUnfinished()
            throw error
        }
    }

    package func finish(_ engine: any Engine) async throws {
        // The file alone is whole once it is closed.
        try await engine.close()
        let file = folder.appending(path: SQLiteEngine.fileName).path
        try CopyFile.moveDurably(file, to: data.appending(path: SQLiteEngine.fileName))
        try removeUnfinished()
    }

    package func abandon(_ engine: any Engine) async throws {
        try await engine.close()
        try removeUnfinished()
    }

    private func removeUnfinished() throws {
        guard FileManager.default.fileExists(atPath: folder.path) else { return }
        try FileManager.default.removeItem(at: folder)
    }
}
