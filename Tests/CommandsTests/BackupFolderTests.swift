import Domain
import Foundation
import Storage
import Testing

@testable import Commands

@Suite struct BackupFolderTests {
    @Test func theNewestStayAndOtherFilesAreNotTouched() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backups-\(UUID().uuidString)")
        let backups = BackupFolder(folder, engine: .sqlite)
        let newest = try backups.file(on: #require(Day("2026-11-26")))
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(newest.lastPathComponent == "postbag-2026-11-26.sqlite")
        let others = ["notes.txt", "postbag-2026.sqlite", "postbag-2026-11-24.sqlite.gz"]
        let old = ["postbag-2026-11-24.sqlite", "postbag-2026-11-25.sqlite.partial-wal"]
        for name in others + old + ["postbag-2026-11-25.sqlite", newest.lastPathComponent] {
            try Data().write(to: folder.appending(path: name))
        }
        let removed = try backups.prune(to: 2)
        #expect(removed == old.map { folder.appending(path: $0).path })
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(left) == Set(others + ["postbag-2026-11-25.sqlite", newest.lastPathComponent]))
    }
}
