package import Foundation
import GRDB

/// What lies on the disk: one file that holds everything, readable by its owner alone, and nothing
/// in it that was erased.
extension SQLiteEngine {
    package static let fileName = "postbag.sqlite"

    /// Whether `folder` holds a database already.
    package static func exists(in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: fileName).path)
    }

    /// Waits hardly at all for readers of other processes, such as a backup: letters that are being
    /// written would wait as well.
    package func checkpoint() async throws { try await truncateLog(patience: 250) }

    /// Brings everything from the log into the database file and empties the log, which otherwise
    /// keeps erased words and never shrinks. Somebody who reads for longer than `patience`
    /// milliseconds puts it off to the next time.
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

/// Makes the data folder. What lies there is personal, whoever made it.
func makePrivate(_ folder: URL) throws {
    do {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    } catch {
        // Foundation's own words would fill four lines; the system's reason lies inside.
        let cause = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error).map {
            Int32(($0 as NSError).code)
        }
        throw EngineError(
            "the data folder \(folder.path) cannot be made: \(cause.map { String(cString: strerror($0)) } ?? "\(error)")"
        )
    }
}

/// Makes `file` if there is none, for its owner alone: SQLite gives the files beside the database
/// its own permissions, whatever the umask.
func keepPrivate(_ file: URL) throws {
    // Not where it is there already: closing it would give up the locks that this process holds on
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
