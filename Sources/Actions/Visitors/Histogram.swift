import Synchronization

/// Counts durations in buckets, as Prometheus wants them: each bucket has what the ones before it
/// have, too.
package final class Histogram: Sendable {
    package struct Counts: Sendable, Equatable {
        /// For each bound, how many durations were no longer. In the order of the bounds.
        package var buckets: [Int]
        package var count = 0
        /// In seconds.
        package var sum = 0.0
    }

    /// In seconds, the smallest first.
    package let bounds: [Double]
    private let state: Mutex<Counts>

    package init(_ bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(Counts(buckets: [Int](repeating: 0, count: bounds.count)))
    }

    package func add(_ seconds: Double) {
        let first = bounds.firstIndex { seconds <= $0 } ?? bounds.count
        state.withLock { counts in
            for index in first..<bounds.count { counts.buckets[index] += 1 }
            counts.count += 1
            counts.sum += seconds
        }
    }

    package func add(_ duration: Duration) { add(duration / .seconds(1)) }

    package var counts: Counts { state.withLock { $0 } }
}
