/// The locks of other workers as this process has seen them. A worker counts as dead when its lock
/// was free at every look for `grace`. A restart of the server starts the count again.
struct WorkerSightings {
    private struct Missed {
        let since: ContinuousClock.Instant
        let server: Int64
    }

    private let grace: Duration
    private var missed: [String: Missed] = [:]

    init(grace: Duration) { self.grace = grace }

    /// Records a look at a worker's lock and returns whether the worker counts as alive.
    /// - Parameter server: when the server started. A restart frees every lock, and living workers
    ///   need a moment to take theirs again.
    mutating func isAlive(_ worker: String, lockIsFree: Bool, server: Int64, at now: ContinuousClock.Instant)
        -> Bool
    {
        guard lockIsFree else {
            missed[worker] = nil
            return true
        }
        let before = missed[worker]
        let first = before?.server == server ? before?.since ?? now : now
        missed[worker] = Missed(since: first, server: server)
        return first.duration(to: now) < grace
    }

    /// Forgets all looks. A process that could not reach the server does not know which workers
    /// were alive meanwhile.
    mutating func forget() { missed.removeAll() }
}
