import Synchronization

/// Counts the connections and answers of a crowd.
final class CrowdCount: Sendable {
    struct Numbers {
        var open = 0, answered = 0, failed = 0
        /// Slow clients whose connection the server closed.
        var cutOff = 0
    }

    private let numbers = Mutex(Numbers())

    var now: Numbers { numbers.withLock { $0 } }
    func note(_ number: WritableKeyPath<Numbers, Int>, by delta: Int = 1) {
        numbers.withLock { $0[keyPath: number] += delta }
    }
}
