import Foundation
import Testing

@testable import Storage

/// The contents of the data folder, as a backup, a thief or an inspector finds them.
@Suite struct SQLiteFilesTests {
    @Test func afterACleanStopTheOneFileHoldsEverything() async throws {
        try await withFolder { folder in
            let engine = try await SQLiteEngine.open(folder: folder)
            try await engine.write { try $0.letters.setDeadline(of: 7, at: Date(milliseconds: 1)) }
            // A reader's connection stays open, as in a server that has answered pages.
            _ = try await engine.read { try $0.letters.deadline(of: 7) }
            try await engine.close()
            try await withFolder { elsewhere in
                try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
                let file = SQLiteEngine.fileName
                try FileManager.default.copyItem(
                    at: folder.appending(path: file), to: elsewhere.appending(path: file))
                let copy = try await SQLiteEngine.open(folder: elsewhere)
                let deadline = try await copy.read { try $0.letters.deadline(of: 7) }
                #expect(deadline == Date(milliseconds: 1))
                try await copy.close()
            }
        }
    }

    @Test func erasedWordsAreInNoFile() async throws {
        try await withFolder { folder in
            let engine = try await SQLiteEngine.open(folder: folder)
            let words = "XYZZYPLUGH"
            try await engine.write { connection in
                try connection.run("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
                for id in 1...200 {
                    let text = String(repeating: "\(words) \(id) ", count: id % 9 + 1)
                    try connection.run("INSERT INTO note (id, words) VALUES ($1, $2)", Int64(id), text)
                }
            }
            try await engine.checkpoint()
            #expect(try holds(words, in: folder))
            try await engine.write { connection in
                try connection.run("UPDATE note SET words = '' WHERE id <= 190")
                try connection.run("DELETE FROM note WHERE id > 190")
            }
            try await engine.checkpoint()
            #expect(try !holds(words, in: folder))
            let log =
                try FileManager.default.attributesOfItem(
                    atPath: folder.appending(path: "postbag.sqlite-wal").path)[.size] as? Int
            #expect(log == 0)
            try await engine.close()
        }
    }

    @Test func aCopyIsMadeWhileOthersWrite() async throws {
        try await withFolder { folder in
            let engine = try await SQLiteEngine.open(folder: folder)
            let server = try await SQLiteEngine.open(folder: folder)
            try await server.write { try $0.letters.setDeadline(of: 7, at: Date(milliseconds: 1)) }
            let file = folder.appending(path: "copy/\(SQLiteEngine.fileName)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try await engine.copy(to: file)
            try await server.write { try $0.letters.setDeadline(of: 8, at: Date(milliseconds: 1)) }
            #expect(
                try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
                    == 0o600)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
                    == [SQLiteEngine.fileName])
            let copy = try await SQLiteEngine.open(folder: file.deletingLastPathComponent())
            let found = try await copy.read { try [$0.letters.deadline(of: 7), $0.letters.deadline(of: 8)] }
            #expect(found == [Date(milliseconds: 1), nil])
            #expect(try await copy.faults() == [])
            for engine in [engine, server, copy] { try await engine.close() }
        }
    }

    @Test func anOlderCopyIsReplacedAndNothingElse() async throws {
        try await withFolder { folder in
            let engine = try await SQLiteEngine.open(folder: folder.appending(path: "data"))
            let other = try await SQLiteEngine.open(folder: folder.appending(path: "other"))
            try await other.close()
            let notes = folder.appending(path: "notes.txt")
            try Data("mine".utf8).write(to: notes)
            let file = folder.appending(path: "copy.sqlite")
            try await engine.copy(to: file)
            try await engine.write { try $0.letters.setDeadline(of: 7, at: Date(milliseconds: 1)) }
            try Data("left by a power cut".utf8).write(to: folder.appending(path: "copy.sqlite.partial"))
            try await engine.copy(to: file)
            for kept in ["notes.txt", "data/postbag.sqlite", "other/postbag.sqlite"] {
                let file = folder.appending(path: kept)
                await #expect(throws: EngineError.self, "\(kept)") { try await engine.copy(to: file) }
            }
            #expect(try Data(contentsOf: notes) == Data("mine".utf8))
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(left == ["copy.sqlite", "data", "notes.txt", "other"])
            let restored = folder.appending(path: "restored")
            try FileManager.default.createDirectory(at: restored, withIntermediateDirectories: true)
            try FileManager.default.moveItem(at: file, to: restored.appending(path: SQLiteEngine.fileName))
            let copy = try await SQLiteEngine.open(folder: restored)
            #expect(try await copy.read { try $0.letters.deadline(of: 7) } == Date(milliseconds: 1))
            for engine in [engine, copy] { try await engine.close() }
        }
    }

    @Test func aCopyThatCannotBeWrittenLeavesNothing() async throws {
        try await withFolder { folder in
            let engine = try await SQLiteEngine.open(folder: folder.appending(path: "data"))
            let target = folder.appending(path: "copies/copy.sqlite")
            // A full folder has the target's name, so the finished copy cannot be renamed to that
            // name.
            try FileManager.default.createDirectory(
                at: target.appending(path: "full"), withIntermediateDirectories: true)
            await #expect(throws: (any Error).self) { try await engine.copy(to: target) }
            let left = try FileManager.default.contentsOfDirectory(
                atPath: folder.appending(path: "copies").path)
            #expect(left == ["copy.sqlite"])
            try await engine.close()
        }
    }

    @Test func onlyTheOwnerReadsTheFiles() async throws {
        try await withFolder { folder in
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appending(path: SQLiteEngine.fileName)
            try Data().write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
            let engine = try await SQLiteEngine.open(folder: folder)
            for path in ["", "-wal", "-shm"].map({ file.path + $0 }) {
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o600, "\(path)")
            }
            try await engine.close()
        }
    }

    private func holds(_ words: String, in folder: URL) throws -> Bool {
        try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.isRegularFileKey]
        )
        .filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
        .contains { try Data(contentsOf: $0).range(of: Data(words.utf8)) != nil }
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "postbag-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}
