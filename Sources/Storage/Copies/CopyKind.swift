package import Foundation

/// What a file with a copy of a database is, by its first octets.
package enum CopyKind: Sendable {
    case sqlite, postgres
    /// A copy of either engine, encrypted in the format of age.
    case encrypted
    /// A database of SQLite that is or was in use, and not a copy.
    case sqliteInUse

    /// Returns the kind of a file. Nil for a file of any other kind.
    package init?(of file: URL) throws {
        let handle = try FileHandle(forReadingFrom: file)
        let head = try handle.read(upToCount: 22) ?? Data()
        try handle.close()
        if head.starts(with: Data("PGDMP".utf8)) {
            self = .postgres
        } else if head.starts(with: Data("age-encryption.org/v1\n".utf8)) {
            self = .encrypted
        } else if head.count > 20, head.starts(with: Data("SQLite format 3\0".utf8)) {
            // Octets 18 and 19 say WAL where the file is or was in use.
            self = Array(head[18..<20]) == [1, 1] ? .sqlite : .sqliteInUse
        } else {
            return nil
        }
    }
}
