import Foundation
import Storage

/// An empty file in the data folder whose time says when `postbag backup` last ended well, for
/// monitoring and `postbag doctor`.
struct BackupMark: Sendable {
    static let name = "last-backup"

    private let data: URL
    private var file: URL { data.appending(path: Self.name) }

    init(_ data: URL) { self.data = data }

    func set() throws {
        // With PostgreSQL there may be no data folder yet.
        try makePrivate(data)
        try Data().write(to: file, options: .atomic)
    }

    /// Returns the time of the last backup. Nil for none.
    @Sendable func date() -> Date? {
        let values = try? FileManager.default.attributesOfItem(atPath: file.path)
        return values?[.modificationDate] as? Date
    }
}
