import Domain
import Foundation
import Testing

@testable import Storage

/// Tests the revisions of drafts, on both engines.
@Suite struct DraftsTests {
    private let start = Date(timeIntervalSince1970: 1_477_555_200)
    private let author = DraftAuthor(account: nil)

    private func day(_ number: Double) -> Date { start.addingTimeInterval(number * 86_400) }

    @Test(arguments: EngineKind.allCases) func eachRevisionIsRead(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            let files = try await database.write { connection in
                let drafts = connection.drafts
                let first = try drafts.insert(
                    "a", files: ["x.md": [1], "p.jpg": [9]], madeFrom: 0, by: author, at: start)
                let second = try drafts.store("a", changes: ["x.md": [2], "y.md": []], by: author, at: start)
                let third = try drafts.store("a", changes: ["x.md": nil], by: author, at: start)
                return try [first, second, third].map { try drafts.files("a", at: $0) }
                    + [drafts.texts("a", at: second)]
            }
            #expect(
                files == [
                    ["x.md": [1], "p.jpg": [9]], ["x.md": [2], "y.md": [], "p.jpg": [9]],
                    ["y.md": [], "p.jpg": [9]], ["x.md": [2], "y.md": [], "p.jpg": []],
                ])
        }
    }

    @Test(arguments: EngineKind.allCases) func oldRevisionsGoAndTheNewestStay(_ kind: EngineKind) async throws
    {
        try await kind.withDatabase { database in
            let (head, left) = try await database.write { connection in
                let drafts = connection.drafts
                _ = try drafts.insert(
                    "a", files: ["x.md": [1], "z.md": [1]], madeFrom: 0, by: author, at: day(0))
                for number in 1...4 {
                    _ = try drafts.store(
                        "a", changes: ["x.md": [UInt8(number)]], by: author, at: day(Double(number)))
                }
                #expect(try drafts.erase(replacedBefore: day(2.5), keeping: 99) == 2)
                #expect(try drafts.erase(replacedBefore: day(2.5), keeping: 99) == 0)
                let head = try #require(try drafts.find("a"))
                return (head, try (head.readableFrom...head.revision).map { try drafts.files("a", at: $0) })
            }
            #expect(head.revision - head.readableFrom == 2)
            #expect(left == [2, 3, 4].map { ["x.md": [$0], "z.md": [1]] })
        }
    }

    @Test(arguments: EngineKind.allCases) func aDraftKeepsSoManyRevisions(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            let head = try await database.write { connection in
                let drafts = connection.drafts
                _ = try drafts.insert("a", files: ["x.md": [1]], madeFrom: 0, by: author, at: start)
                for _ in 1...5 {
                    _ = try drafts.store("a", changes: ["x.md": [2]], by: author, at: start)
                }
                #expect(try drafts.erase(replacedBefore: day(-14), keeping: 2) == 3)
                #expect(try drafts.erase(replacedBefore: day(-14), keeping: 2) == 0)
                return try #require(try drafts.find("a"))
            }
            #expect(head.revision - head.readableFrom == 2)
        }
    }

    @Test(arguments: EngineKind.allCases) func aPlannedRevisionStays(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            let files = try await database.write { connection in
                let drafts = connection.drafts
                let first = try drafts.insert("a", files: ["x.md": [1]], madeFrom: 0, by: author, at: day(0))
                try connection.campaignVersions.plan(
                    PlannedVersion(
                        slug: "a", revision: first, over: 0, due: day(90), account: 1, by: "Ada", note: "",
                        confirming: [], dropping: ["b", "c"]))
                for number in 1...4 {
                    _ = try drafts.store("a", changes: ["x.md": [9]], by: author, at: day(Double(number)))
                }
                #expect(try drafts.erase(replacedBefore: day(60), keeping: 1) == 0)
                #expect(try connection.campaignVersions.planned("a")?.dropping == ["b", "c"])
                return try drafts.files("a", at: first)
            }
            #expect(files == ["x.md": [1]])
        }
    }
}
