import Domain
import Foundation
import Testing

/// Compares pages and mails with the files in `Tests/Snapshots`. `bin/snapshots` renews the files.
@Suite struct SnapshotsTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Snapshots")
    private static let renews = ProcessInfo.processInfo.environment["RENEW_SNAPSHOTS"] != nil

    @Test(arguments: Snapshot.all, Snapshot.languages) func nothingHasChanged(
        _ snapshot: Snapshot, _ language: Language
    ) throws {
        let file = Self.folder.appending(path: snapshot.file(language))
        let content = try snapshot.content(language)
        if Self.renews { try content.write(to: file, atomically: true, encoding: .utf8) }
        guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
            Issue.record("Tests/Snapshots/\(snapshot.file(language)) is missing")
            return
        }
        if kept != content {
            let lines = { (text: String) in text.components(separatedBy: "\n") }
            let first = changes(from: lines(kept), to: lines(content)).prefix(20).joined(separator: "\n")
            Issue.record("Tests/Snapshots/\(snapshot.file(language)) differs:\n\(first)")
        }
    }

    @Test func everyFileIsOfASnapshot() throws {
        let known = Snapshot.all.flatMap { snapshot in Snapshot.languages.map(snapshot.file) }
        #expect(known.count == Set(known).count, "two snapshots have one name")
        let extra = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            !known.contains($0)
        }
        if Self.renews {
            for name in extra { try FileManager.default.removeItem(at: Self.folder.appending(path: name)) }
        } else {
            #expect(extra.sorted() == [], "no snapshot has these files")
        }
    }
}
