import Foundation
import Synchronization

/// Tells living workers from dead ones on any machine: each holds a lock in PostgreSQL for as long
/// as its session lasts, and the server lets go of it when the process ends or its machine is gone.
///
/// A free lock alone proves nothing, since a server that restarts frees them all: living workers
/// take theirs again within a second or two, and whoever looks waits for that (`WorkerSightings`),
/// by the clock that only counts and is never set.
final class PostgresWorkers: Sendable {
    private let line: PostgresLine
    private let mine: Names
    private let sightings: Mutex<WorkerSightings>
    private let watch = Mutex<Task<Void, Never>?>(nil)

    /// The names that this process holds, and takes again on every new session.
    private final class Names: Sendable {
        let all = Mutex<Set<String>>([])
    }

    init(_ address: PostgresAddress, grace: Duration = .seconds(10)) {
        let mine = Names()
        self.mine = mine
        sightings = Mutex(WorkerSightings(grace: grace))
        line = PostgresLine(address) { session in
            for name in mine.all.withLock({ $0 }).sorted() { try session.lock(worker: name) }
        }
    }

    func enlist(_ worker: String) async throws {
        mine.all.withLock { _ = $0.insert(worker) }
        try await line.run { try $0.lock(worker: worker) }
        watch.withLock { task in
            if task == nil { task = Task { [line] in await Self.keepConnected(line) } }
        }
    }

    /// A session that ends is noticed at the next question, and the line connects and takes the
    /// locks again.
    private static func keepConnected(_ line: PostgresLine) async {
        while !Task.isCancelled {
            // While the server is away there is nothing to do but to ask again.
            _ = try? await line.run { try $0.query("SELECT 1", []).changed }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    func isAlive(_ worker: String, in pool: PostgresPool) async throws -> Bool {
        if mine.all.withLock({ $0.contains(worker) }) { return true }
        do {
            let look = try await pool.run { session in
                try session.transaction(.read) { try $0.look(at: worker) }
            }
            return sightings.withLock {
                $0.isAlive(worker, lockIsFree: look.free, server: look.server, at: .now)
            }
        } catch {
            sightings.withLock { $0.forget() }
            throw error
        }
    }

    func close() async {
        watch.withLock { task in
            task?.cancel()
            task = nil
        }
        await line.close()
    }
}

extension PostgresSession {
    /// Held until this session ends. Somebody who is looking at this moment lets go at once: the
    /// next attempt succeeds.
    fileprivate func lock(worker: String) throws {
        let rows = try query(
            "SELECT pg_try_advisory_lock(\(Dialect.lock)) AS held", [.text(PostgresWorkers.lock(of: worker))]
        ).rows()
        guard try rows.first?.bool("held") == true else {
            throw PostgresError.lineBroke("the lock of this worker is not free yet")
        }
    }
}

extension PostgresWorkers {
    /// What `tryHold` and `tryHold` know a worker's lock as.
    static func lock(of worker: String) -> String { "worker \(worker)" }
}

extension Connection {
    /// Whether nobody holds the worker's lock, and since when this server runs.
    fileprivate func look(at worker: String) throws -> (free: Bool, server: Int64) {
        let started =
            try row("SELECT CAST(EXTRACT(EPOCH FROM pg_postmaster_start_time()) * 1000 AS BIGINT) AS at")?
            .int("at") ?? 0
        return (try tryLock(named: PostgresWorkers.lock(of: worker)), started)
    }
}
