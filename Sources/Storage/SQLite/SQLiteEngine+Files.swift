package import Foundation
import GRDB

/// The files on disk: one file with all data, readable by its owner alone. Erased data is not kept
/// in the file.
extension SQLiteEngine {
    package static let fileName = "postbag.sqlite"

    /// Whether `folder` has a database already.
    package static func exists(in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: fileName).path)
    }

    /// Empties the log. Waits only 250 milliseconds for readers in other processes, such as a
    /// backup. A longer wait would delay letters that are being written.
    package func checkpoint() async throws { try await truncateLog(patience: 250) }

    /// Writes the log into the database file and empties the log. Otherwise the log keeps erased
    /// data and never shrinks. A reader that takes longer than `patience` milliseconds delays this
    /// to the next call.
    func truncateLog(patience: Int) async throws {
        try await pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA busy_timeout = \(patience)")
            do { try database.checkpoint(.truncate) } catch let error as DatabaseError {
                guard [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) else { throw error }
            }
            try database.execute(sql: "PRAGMA busy_timeout = \(Self.patience)")
        }
    }

    /// How long a transaction waits for another process, in milliseconds.
    static let patience = 10_000
}

/// Makes the data folder readable by its owner alone, also when it exists already. The files in it
/// are personal.
package func makePrivate(_ folder: URL) throws {
    do {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    } catch {
        // Foundation's message would fill four lines; the system's reason is in the underlying
        // error.
        let cause = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error).map {
            Int32(($0 as NSError).code)
        }
        throw EngineError(
            "the data folder \(folder.path) cannot be made: \(cause.map { String(cString: strerror($0)) } ?? "\(error)")"
        )
    }
}

/// Makes `file` if there is none, readable by its owner alone. SQLite gives its files beside the
/// database the same permissions, independent of the umask.
func keepPrivate(_ file: URL) throws {
    // An existing file must not be opened: closing it would release the locks of this process on
    // it.
    if !FileManager.default.fileExists(atPath: file.path) {
        let descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw EngineError("\(file.path): \(String(cString: strerror(errno)))") }
        close(descriptor)
    }
    for path in ["", "-wal", "-shm"].map({ file.path + $0 })
    where FileManager.default.fileExists(atPath: path) {
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}
