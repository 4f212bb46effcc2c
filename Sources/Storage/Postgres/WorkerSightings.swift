/// What one process has seen of the locks of others: a worker is taken for dead when its lock was
/// free at every look for `grace`, on a server that did not restart.
struct WorkerSightings {
    private struct Missed {
        let since: ContinuousClock.Instant
        let server: Int64
    }

    private let grace: Duration
    private var missed: [String: Missed] = [:]

    init(grace: Duration) { self.grace = grace }

    /// `server`: when it started. A restart frees every lock, and the living need a moment to take
    /// theirs again.
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

    /// Whoever could not see the server cannot know who was there meanwhile.
    mutating func forget() { missed.removeAll() }
}
