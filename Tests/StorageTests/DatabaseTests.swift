import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct DatabaseTests {
    @Test(arguments: EngineKind.allCases)
    func argumentsAreFoundByTheirNumber(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            let row = try await database.read {
                try $0.row("SELECT $2 AS second, $1 AS first, $2 AS again", "one", "two")
            }
            #expect(row?.values == [.text("two"), .text("one"), .text("two")])
        }
    }

    @Test func everyCommitIsSynced() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "postbag-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let engine = try await SQLiteEngine.open(folder: folder)
        let settings = try await engine.settings()
        #expect(settings["synchronous"] == "2")
        #expect(settings["journal_mode"] == "wal")
        #expect(settings["foreign_keys"] == "1")
    }

    @Test(arguments: EngineKind.allCases)
    func aFailedWriteLeavesNothing(_ kind: EngineKind) async throws {
        struct Stop: Error {}
        try await kind.withDatabase { database in
            await #expect(throws: Stop.self) {
                try await database.write { connection in
                    try connection.letters.setDeadline(of: 1, at: Date())
                    throw Stop()
                }
            }
            let deadline = try await database.read { try $0.letters.deadline(of: 1) }
            #expect(deadline == nil)
        }
    }

    @Test(arguments: EngineKind.allCases)
    func aFailedWriteLeavesThoseBesideItAlone(_ kind: EngineKind) async throws {
        struct Stop: Error {}
        try await kind.withDatabase { database in
            let failures = await withTaskGroup(of: Bool.self) { group in
                for id in 0..<60 as Range<Int64> {
                    group.addTask {
                        do {
                            try await database.write { connection in
                                try connection.letters.setDeadline(of: id, at: Date())
                                if id % 3 == 0 { throw Stop() }
                                if id % 3 == 1 {
                                    try connection.run("INSERT INTO deadline (letter_id) VALUES ($1)", id)
                                }
                            }
                            return false
                        } catch { return error is Stop || error is StatementError }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let stored = try await database.read {
                try $0.rows("SELECT letter_id FROM deadline ORDER BY letter_id").map {
                    try $0.int("letter_id")
                }
            }
            #expect(failures == 40)
            #expect(stored == (0..<60).filter { $0 % 3 == 2 })
        }
    }

    @Test(arguments: EngineKind.allCases)
    func oneBadIntakeDoesNotTakeTheOthersWithIt(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            let failures = await withTaskGroup(of: Bool.self) { group in
                for id in 0..<50 {
                    group.addTask {
                        let sql =
                            id == 25
                            ? "INSERT INTO deadline (letter_id) VALUES ($1)"
                            : "INSERT INTO deadline (letter_id, at) VALUES ($1, 0)"
                        let key = TallyKey(campaign: "c", rehearsal: false, target: "t", .written)
                        do {
                            try await database.take(WriteBatch([Statement(sql, id)], counts: [key: 1]))
                            return false
                        } catch { return true }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(failures == 1)
            let stored = try await database.read {
                try $0.row("SELECT COUNT(*) AS n FROM deadline")?.int("n")
            }
            let tally = try await database.read {
                try $0.counts.tally(of: "c", rehearsal: false, asOf: Date())
            }
            #expect(stored == 49)
            #expect(tally.letters.written == 49)
        }
    }

    @Test func intakesBeyondTheLimitAreTurnedAway() async throws {
        try await EngineKind.sqlite.withDatabase { database in
            let tight = Database(database.engine, limit: 0)
            await #expect(throws: Overloaded.self) { try await tight.take(WriteBatch([])) }
        }
    }

    @Test(arguments: EngineKind.allCases)
    func gatheringChangesNoCount(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            let key = TallyKey(campaign: "c", rehearsal: false, target: "t", .status(.accepted))
            for delta in [3, 4, -1] { try await database.write { try $0.counts.count([key: delta]) } }
            let before = try await database.read {
                try $0.counts.tally(of: "c", rehearsal: false, asOf: .init(milliseconds: 0))
            }
            _ = try await database.write { try $0.counts.aggregate(.tally) }
            try await database.write { try $0.counts.count([key: 1]) }
            _ = try await database.write { try $0.counts.aggregate(.tally) }
            let after = try await database.read {
                try $0.counts.tally(of: "c", rehearsal: false, asOf: .init(milliseconds: 0))
            }
            #expect(before.letters[.accepted] == 6)
            #expect(after.letters[.accepted] == 7)
            #expect(after.targets["t"]?.confirmed == 7)
            let rehearsed = try await database.read {
                try $0.counts.tally(of: "c", rehearsal: true, asOf: Date())
            }
            #expect(rehearsed.letters.confirmed == 0)
        }
    }

    @Test(arguments: EngineKind.allCases)
    func whatWaitsIsCounted(_ kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            let insert = """
                INSERT INTO delivery (letter_id, channel, campaign, target, rehearsal, state, attempts, queued_at, due_at, changed_at)
                VALUES ($1, 'email', 'c', 't', $2, $3, 0, 0, $4, 0)
                """
            let states = ["queued", "deferred", "in_doubt", "sending", "accepted", "queued"]
            try await database.write { connection in
                for (id, state) in states.enumerated() {
                    try connection.run(insert, id, id == 5, state, Int64(1_000 * (id + 2)))
                }
                try connection.outbox.insert(
                    .queued(
                        id: 1, .confirmation, of: 1, rehearsal: false, due: Date(milliseconds: 9_000)))
            }
            let live = try await database.read { try $0.deliveries.waiting(rehearsal: false) }
            #expect(
                live
                    == WaitingWork(
                        deliveries: 2, deliveriesSince: Date(milliseconds: 2_000), sending: 1, inDoubt: 1,
                        mails: 1,
                        mailsSince: Date(milliseconds: 9_000)
                    ))
            let rehearsed = try await database.read { try $0.deliveries.waiting(rehearsal: true) }
            #expect(
                rehearsed
                    == WaitingWork(
                        deliveries: 1, deliveriesSince: Date(milliseconds: 7_000), sending: 1, inDoubt: 1))
            let listed = { (query: DeliveryQuery) in
                try await database.read { try $0.deliveries.list(query).map(\.delivery.letter) }
            }
            #expect(try await listed(DeliveryQuery()) == [5, 4, 3, 2, 1, 0])
            #expect(try await listed(DeliveryQuery(state: .queued)) == [5, 0])
            #expect(try await listed(DeliveryQuery(campaign: "c", target: "t", limit: 2)) == [5, 4])
            #expect(try await listed(DeliveryQuery(campaign: "d")) == [])
            #expect(try await listed(DeliveryQuery(target: "u")) == [])
            #expect(try await listed(DeliveryQuery(since: Date(milliseconds: 1))) == [])
            #expect(try await listed(DeliveryQuery(until: Date(milliseconds: 0))) == [])
        }
    }
}
