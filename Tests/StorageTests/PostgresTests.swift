import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite struct PostgresTests {
    private func withEngine(_ body: (PostgresEngine) async throws -> Void) async throws {
        let place = try await Place(.postgres)
        let engine = try await PostgresEngine.open(place.address)
        try await body(engine)
        try await engine.close()
        try await place.remove()
    }

    @Test func whatProcessesCreateAtTheSameTimeIsCreatedOnce() async throws {
        let place = try await Place(.postgres, empty: true)
        try await withThrowingTaskGroup { group in
            for _ in 0..<5 { group.addTask { try await place.open().close() } }
            try await group.waitForAll()
        }
        let engine = try await place.open()
        let versions = try await engine.read { try $0.rows("SELECT version FROM schema_version").count }
        #expect(versions == Schema.versions.count)
        try await engine.close()
        try await place.remove()
    }

    /// Tests share schemas, one after the other.
    @Test func aSchemaIsLeftAsItWasMade() async throws {
        let server = try #require(ProcessInfo.processInfo.environment["POSTGRES_FOR_TESTS"])
        let schema = PreparedSchema(server: server)
        try await schema.make()
        try await PostgresEngine.open(schema.address).close()
        try await schema.describe()
        for _ in 0..<2 {
            let engine = try await PostgresEngine.open(schema.address)
            let id = try await engine.write { connection in
                try connection.row(
                    """
                    INSERT INTO place_change (campaign, rehearsal, area, place, delta)
                    VALUES ('calais', 0, 'GB', 'E17', 1) RETURNING id
                    """)?.int("id")
            }
            #expect(id == 1)
            try await engine.close()
            #expect(try await schema.empty())
        }
        let engine = try await PostgresEngine.open(schema.address)
        _ = try await engine.write { try $0.run("ALTER TABLE place_change ADD COLUMN more TEXT") }
        try await engine.close()
        #expect(try await !schema.empty(), "another test would meet its column")
        try await schema.drop()
    }

    @Test func theSchemaIsWaitedForLongerThanARow() async throws {
        try await withEngine { engine in
            let (locked, taken) = AsyncStream.makeStream(of: Void.self)
            async let first: Void = engine.write { connection in
                try connection.lock(named: "schema")
                taken.finish()
                _ = try connection.rows("SELECT pg_sleep(0.5)")
            }
            for await _ in locked {}
            let usual = try await engine.write { connection in
                _ = try connection.rows("SELECT set_config('lock_timeout', '20ms', true)")
                try connection.waitForLock(named: "schema")
                return try connection.row("SELECT current_setting('lock_timeout') AS t")?.text("t")
            }
            #expect(usual == "20ms", "rows are waited for as before")
            try await first
        }
    }

    @Test func aBatchThatFillsTheLineGoesThrough() async throws {
        try await withEngine { engine in
            let bytes = [UInt8](repeating: 7, count: 40_000)
            let batch = (0..<600).map { id in
                WriteBatch([
                    Statement(
                        "INSERT INTO campaign_file (slug, version, path, content) VALUES ($1, 1, $2, $3)",
                        "c\(id)", "p", bytes)
                ])
            }
            try await engine.commit(batch)
            let stored = try await engine.read {
                try $0.row("SELECT COUNT(*) AS n FROM campaign_file")?.int("n")
            }
            #expect(stored == 600)
        }
    }

    @Test func aBatchThatFailsLeavesNothingAndTheLineIsGoodForMore() async throws {
        try await withEngine { engine in
            let sql = "INSERT INTO deadline (letter_id, at) VALUES ($1, 0)"
            let batch = [1, 2, 3, 2, 4].map { WriteBatch([Statement(sql, $0)]) }
            let failure = await #expect(throws: StatementError.self) { try await engine.commit(batch) }
            #expect(failure?.isConflict == true)
            #expect(
                failure?.description.contains("(2)") == false,
                "what was to be stored stays out of the message")
            try await engine.commit([WriteBatch([Statement(sql, 9)])])
            let stored = try await engine.read {
                try $0.rows("SELECT letter_id FROM deadline").map { try $0.int("letter_id") }
            }
            #expect(stored == [9])
        }
    }

    @Test func aLineThatBrokeBetweenTwoTransactionsIsNoticedByNobody() async throws {
        try await withEngine { engine in
            for id in 0..<3 {
                try await endIdle(engine)
                try await engine.write { try $0.letters.setDeadline(of: Int64(id), at: Date()) }
                try await endIdle(engine)
                try await engine.commit([
                    WriteBatch([Statement("INSERT INTO deadline (letter_id, at) VALUES ($1, 0)", 10 + id)])
                ])
            }
            let stored = try await engine.read { try $0.rows("SELECT * FROM deadline").count }
            #expect(stored == 6)
        }
    }

    /// Ends every idle session of this engine except the session that asks, and waits until the
    /// server has ended them. `Place` names sessions after their schema.
    private func endIdle(_ engine: PostgresEngine) async throws {
        _ = try await engine.write { connection in
            try connection.run(
                """
                SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                WHERE pid <> pg_backend_pid() AND state = 'idle' AND application_name = current_schema()
                """)
        }
    }

    @Test func aTransactionWhoseLineBreaksIsRunAgain() async throws {
        try await withEngine { engine in
            let runs = Mutex(0)
            try await engine.write { connection in
                let run = runs.withLock {
                    $0 += 1
                    return $0
                }
                try connection.letters.setDeadline(of: Int64(run), at: Date())
                if run == 1 { try connection.run("SELECT pg_terminate_backend(pg_backend_pid())") }
            }
            let stored = try await engine.read {
                try $0.rows("SELECT letter_id FROM deadline").map { try $0.int("letter_id") }
            }
            #expect(stored == [2], "the first run left nothing")
        }
    }

    @Test func twoTransactionsThatWaitForEachOtherBothGoThrough() async throws {
        try await withEngine { engine in
            for id in [1, 2] {
                try await engine.write { try $0.letters.setDeadline(of: Int64(id), at: Date()) }
            }
            let met = Barrier(2)
            try await withThrowingTaskGroup { group in
                for order in [[1, 2], [2, 1]] {
                    group.addTask {
                        try await engine.write { connection in
                            try connection.letters.clearDeadline(of: Int64(order[0]))
                            met.arrive()
                            try connection.letters.clearDeadline(of: Int64(order[1]))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let left = try await engine.read { try $0.rows("SELECT * FROM deadline").count }
            #expect(left == 0)
        }
    }

    @Test func aReadSeesOneMoment() async throws {
        try await withEngine { engine in
            let (looked, written) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let seen = engine.read { connection in
                let before = try connection.rows("SELECT * FROM deadline").count
                looked.signal()
                written.wait()
                return [before, try connection.rows("SELECT * FROM deadline").count]
            }
            try await engine.write { connection in
                looked.wait()
                try connection.letters.setDeadline(of: 1, at: Date())
            }
            written.signal()
            #expect(try await seen == [0, 0])
        }
    }

    @Test func aServerThatIsNotThereIsAnEnginesFailure() async throws {
        let address = try PostgresAddress(parsing: "postgres://nobody@127.0.0.1:1/none")
        await #expect(throws: EngineError.self) { try await PostgresEngine.open(address) }
    }

    @Test func textWithU0000IsRefused() async throws {
        try await withEngine { engine in
            await #expect(throws: StatementError.self) {
                _ = try await engine.write {
                    try $0.run("INSERT INTO chore (name, day, number) VALUES ($1, '', 0)", "a\0b")
                }
            }
        }
    }

    @Test(
        arguments: [
            ("postgres://letters:s3cret@db.example:5433/postbag", "letters@db.example:5433/postbag"),
            (
                "postgresql:///postbag?host=/run/postgresql&user=letters&password=s3cret",
                "letters@/run/postgresql/postbag"
            ),
            ("postgres://letters@db.example/postbag?sslmode=verify-full", "letters@db.example/postbag"),
        ])
    func anAddressShowsNoPassword(_ url: String, _ shown: String) throws {
        #expect(try PostgresAddress(parsing: url).description == shown)
    }

    @Test(arguments: [
        "mysql://db.example/postbag", "postgres://db.example", "postgres://db.example/postbag?colour=s3cret",
        "postgres://s3cret%zz@/x",
    ])
    func aWrongAddressIsRefusedWithoutShowingIt(_ url: String) {
        let fault = #expect(throws: PostgresAddress.ParseError.self) { try PostgresAddress(parsing: url) }
        #expect(fault?.description.contains("s3cret") == false)
    }
}

/// A barrier at which threads wait until `count` threads have arrived.
final class Barrier: Sendable {
    private let arrived = DispatchSemaphore(value: 0)
    private let left: Mutex<Int>
    private let count: Int

    init(_ count: Int) {
        self.count = count
        left = Mutex(count)
    }

    /// Waits for the other threads. A repeated call does not wait, because a transaction may run
    /// again.
    func arrive() {
        let isLast = left.withLock {
            $0 -= 1
            return $0 <= 0
        }
        if isLast { for _ in 0..<count { arrived.signal() } }
        arrived.wait()
    }
}
