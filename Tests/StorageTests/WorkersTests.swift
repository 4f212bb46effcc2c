import Foundation
import Testing

@testable import Storage

@Suite struct WorkersTests {
    private let start = ContinuousClock.now
    private func at(_ seconds: Int) -> ContinuousClock.Instant { start.advanced(by: .seconds(seconds)) }

    @Test func aFreeLockMeansDeathOnlyAfterTheGrace() {
        var sightings = WorkerSightings(grace: .seconds(10))
        let look1 = sightings.isAlive("w", lockIsFree: true, server: 1, at: at(0))
        #expect(look1)
        let look2 = sightings.isAlive("w", lockIsFree: true, server: 1, at: at(9))
        #expect(look2)
        let look3 = sightings.isAlive("w", lockIsFree: true, server: 1, at: at(10))
        #expect(!look3)
    }

    @Test func whoTakesTheLockAgainWasAliveAllAlong() {
        var sightings = WorkerSightings(grace: .seconds(10))
        let look4 = sightings.isAlive("w", lockIsFree: true, server: 1, at: at(0))
        #expect(look4)
        let look5 = sightings.isAlive("w", lockIsFree: false, server: 1, at: at(5))
        #expect(look5)
        let look6 = sightings.isAlive("w", lockIsFree: true, server: 1, at: at(12))
        #expect(look6)
    }

    @Test func aServerThatRestartedFreesLocksOfTheLiving() {
        var sightings = WorkerSightings(grace: .seconds(10))
        let look7 = sightings.isAlive("w", lockIsFree: true, server: 1, at: at(0))
        #expect(look7)
        let look8 = sightings.isAlive("w", lockIsFree: true, server: 2, at: at(60))
        #expect(look8)
        let look9 = sightings.isAlive("w", lockIsFree: true, server: 2, at: at(69))
        #expect(look9)
        let look10 = sightings.isAlive("w", lockIsFree: true, server: 2, at: at(70))
        #expect(!look10)
    }

    @Test func whoCouldNotLookBeginsAnew() {
        var sightings = WorkerSightings(grace: .seconds(10))
        let look11 = sightings.isAlive("w", lockIsFree: true, server: 1, at: at(0))
        #expect(look11)
        sightings.forget()
        let look12 = sightings.isAlive("w", lockIsFree: true, server: 1, at: at(60))
        #expect(look12)
    }

    @Test func aProcessHoldsItsLockOverABrokenLineAndLetsItGoAtTheEnd() async throws {
        let place = try await Place(.postgres)
        let observer = try #require(try await place.open() as? PostgresEngine)
        let address = try place.address
        let (worker, others) = (
            PostgresWorkers(address, grace: .zero), PostgresWorkers(address, grace: .zero)
        )
        let pool = PostgresPool([PostgresLine(address)])
        try await worker.enlist("w1")
        #expect(try await worker.isAlive("w1", in: pool))
        #expect(try await others.isAlive("w1", in: pool))
        #expect(try await !others.isAlive("never", in: pool))
        // The worker's connection breaks. The worker connects and takes its lock again by itself.
        _ = try await observer.write { connection in
            try connection.run(
                """
                SELECT pg_terminate_backend(pid) FROM pg_locks
                WHERE locktype = 'advisory' AND pid <> pg_backend_pid() AND pid IN (SELECT pid FROM pg_stat_activity WHERE application_name = current_schema())
                """)
        }
        while try await !others.isAlive("w1", in: pool) { try await Task.sleep(for: .milliseconds(50)) }
        // A worker that has finished is discharged, and its process goes on with another.
        for _ in 1...2 { try await worker.enlist("w2") }
        try await worker.discharge("w2")
        for process in [worker, others] { #expect(try await !process.isAlive("w2", in: pool)) }
        #expect(try await others.isAlive("w1", in: pool))
        await worker.close()
        while try await others.isAlive("w1", in: pool) { try await Task.sleep(for: .milliseconds(50)) }
        await others.close()
        await pool.close()
        try await observer.close()
        try await place.remove()
    }

    @Test func aDeadWorkerOfTheEmbeddedEngineIsTold() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "postbag-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let mine = try WorkerLocks(folder: folder)
            try mine.enlist("w1")
            #expect(mine.isAlive("w1"))
            let another = try WorkerLocks(folder: folder)
            #expect(another.isAlive("w1"))
            for _ in 1...2 { try mine.enlist("w2") }
            mine.discharge("w2")
            #expect(!mine.isAlive("w2") && !another.isAlive("w2") && another.isAlive("w1"))
        }
        let others = try WorkerLocks(folder: folder)
        #expect(!others.isAlive("w1"))
        #expect(!others.isAlive("never"))
    }
}
