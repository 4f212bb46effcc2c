import Foundation
import Synchronization

/// Tells living workers from dead ones on any machine. Each worker has a lock in PostgreSQL as long
/// as its session lasts. The server releases the lock when the process ends or its machine is gone.
///
/// A free lock alone proves nothing, since a restart of the server frees all locks. Living workers
/// take theirs again within a second or two. `WorkerSightings` waits for that, on a clock that
/// nobody can set.
final class PostgresWorkers: Sendable {
    private let line: PostgresLine
    private let mine: Names
    private let sightings: Mutex<WorkerSightings>
    private let watch = Mutex<Task<Void, Never>?>(nil)

    /// The names of this process's workers. Each new session locks them again.
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

    /// Frees the lock. A session that begins later does not take it any more.
    func discharge(_ worker: String) async throws {
        mine.all.withLock { _ = $0.remove(worker) }
        try await line.run { try $0.unlock(worker: worker) }
    }

    /// Asks the server every second, so that the end of a session is noticed soon. The next
    /// question then connects and takes the locks again.
    private static func keepConnected(_ line: PostgresLine) async {
        while !Task.isCancelled {
            // While the server is away, asking again is all there is to do.
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
    /// Locks the worker's name until this session ends. Fails while another process checks the lock
    /// at the same moment. That process releases the lock at once, and the next attempt succeeds.
    fileprivate func lock(worker: String) throws {
        let rows = try query(
            "SELECT pg_try_advisory_lock(\(Dialect.lock)) AS held", [.text(PostgresWorkers.lock(of: worker))]
        ).rows()
        guard try rows.first?.bool("held") == true else {
            throw PostgresError.lineBroke("the lock of this worker is not free yet")
        }
    }

    /// Frees the worker's lock, as often as this session has taken it.
    fileprivate func unlock(worker: String) throws {
        let name = PostgresWorkers.lock(of: worker)
        while try query("SELECT pg_advisory_unlock(\(Dialect.lock)) AS freed", [.text(name)]).rows().first?
            .bool("freed") == true
        {}
    }
}

extension PostgresWorkers {
    /// Returns the name of a worker's lock, as `tryLock(named:)` knows it.
    static func lock(of worker: String) -> String { "worker \(worker)" }
}

extension Connection {
    /// Returns whether the worker's lock is free, and when this server started (milliseconds since
    /// 1970).
    fileprivate func look(at worker: String) throws -> (free: Bool, server: Int64) {
        let started =
            try row("SELECT CAST(EXTRACT(EPOCH FROM pg_postmaster_start_time()) * 1000 AS BIGINT) AS at")?
            .int("at") ?? 0
        return (try tryLock(named: PostgresWorkers.lock(of: worker)), started)
    }
}
