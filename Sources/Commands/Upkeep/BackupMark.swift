import Foundation

/// An empty file in the data folder whose time says when `postbag backup` last ended well, for
/// monitoring and `postbag doctor`.
struct BackupMark: Sendable {
    static let name = "last-backup"

    private let file: URL

    init(_ data: URL) { file = data.appending(path: Self.name) }

    func set() throws { try Data().write(to: file, options: .atomic) }

    /// Returns the time of the last backup. Nil for none.
    @Sendable func date() -> Date? {
        let values = try? FileManager.default.attributesOfItem(atPath: file.path)
        return values?[.modificationDate] as? Date
    }
}
