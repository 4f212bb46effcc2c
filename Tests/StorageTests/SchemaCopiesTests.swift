import Foundation
import Synchronization
import Testing

@testable import Storage

/// The copies that are made before the schema of a database changes.
@Suite struct SchemaCopiesTests {
    private static func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "copies-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await body(folder)
        try FileManager.default.removeItem(at: folder)
    }

    private static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    /// Only one of two processes copies, and both find the new schema.
    @Test(arguments: EngineKind.allCases)
    func twoProcessesThatStartMakeOneCopy(_ kind: EngineKind) async throws {
        try await Self.withFolder { folder in
            let place = try await Place(kind, empty: true)
            let old = try await place.open(schema: 9)
            try await old.close()
            let said = Mutex<[String]>([])
            let copies = SchemaCopies(in: folder) { line in said.withLock { $0.append(line) } }
            async let first = place.open(copies: copies)
            async let second = place.open(copies: copies)
            for engine in [try await first, try await second] {
                #expect(try await engine.schemaVersion() == Schema.versions.count)
                try await engine.close()
            }
            let copy = "postbag-schema-9.\(kind == .sqlite ? "sqlite" : "dump")"
            #expect(try Self.names(in: folder) == [copy])
            #expect(said.withLock { $0.count } == 1)
            #expect(said.withLock { $0.first?.hasSuffix("/\(copy)") } == true)
            try await place.remove()
        }
    }

    /// A new database and one of today's schema need no copy.
    @Test(arguments: EngineKind.allCases) func nothingIsCopiedWithoutAChange(_ kind: EngineKind) async throws
    {
        try await Self.withFolder { folder in
            let place = try await Place(kind, empty: true)
            for _ in 0..<2 {
                let engine = try await place.open(copies: SchemaCopies(in: folder) { _ in })
                try await engine.close()
            }
            #expect(try Self.names(in: folder) == [])
            try await place.remove()
        }
    }

    /// A program that goes on beside a newer one learns of it, and of the copy.
    @Test(arguments: EngineKind.allCases) func aNewerSchemaIsNoticed(_ kind: EngineKind) async throws {
        try await Self.withFolder { folder in
            let place = try await Place(kind, empty: true)
            let copies = SchemaCopies(in: folder) { _ in }
            let engine = try await place.open(copies: copies)
            try await engine.checkSchema()
            let copy = folder.appending(path: "postbag-schema-8.dump")
            try Data().write(to: copy)
            try Data().write(to: folder.appending(path: "postbag-schema-99.dump"))
            _ = try await engine.write { try $0.run("INSERT INTO schema_version (version) VALUES (99)") }
            let newer = try await #require(throws: NewerSchema.self) { try await engine.checkSchema() }
            #expect(newer.version == 99 && newer.copy?.lastPathComponent == copy.lastPathComponent)
            try await engine.close()
            await #expect(throws: NewerSchema.self) { _ = try await place.open(copies: copies) }
            try await place.remove()
        }
    }

    @Test func twoCopiesStayAndOldOnesGo() async throws {
        try await Self.withFolder { folder in
            let others = ["postbag-schema-x.sqlite", "postbag.sqlite", "postbag-schema-4.txt"]
            let all = ["3.dump", "8.sqlite", "9.sqlite", "9.sqlite.partial", "10.sqlite.partial-journal"]
            for name in others + all.map({ "postbag-schema-\($0)" }) {
                try Data().write(to: folder.appending(path: name))
            }
            let copies = SchemaCopies(in: folder) { _ in }
            try copies.prune()
            let kept = ["postbag-schema-8.sqlite", "postbag-schema-9.sqlite"]
            #expect(try Self.names(in: folder) == (others + kept).sorted())
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_000)],
                ofItemAtPath: folder.appending(path: kept[0]).path)
            try copies.prune(before: Date(timeIntervalSince1970: 2_000))
            #expect(try Self.names(in: folder) == (others + kept.dropFirst()).sorted())
        }
    }

    /// The text comes in pieces that end anywhere.
    @Test(arguments: [1, 2, 7, 1_000]) func rowsOfADumpAreCounted(_ size: Int) {
        let text = """
            SET row_security = off;
            COPY public.letter (id, words) FROM stdin;
            1\tCOPY public.fake (id) FROM stdin;
            2\t\\\\.
            \\.

            COPY trial.schema_version (version) FROM stdin;
            \\.
            SELECT pg_catalog.setval('public.audit_number_seq', 2, true);

            """
        var rows = DumpRows()
        let octets = Array(text.utf8)
        for start in stride(from: 0, to: octets.count, by: size) {
            rows.read(Data(octets[start..<min(start + size, octets.count)]))
        }
        #expect(rows.counts == ["letter": 2, "schema_version": 0])
    }
}
