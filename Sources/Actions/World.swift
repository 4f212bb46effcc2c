package import Foundation
import Synchronization

/// Time and randomness, passed in so that a test can hold both in its hand.
package struct World: Sendable {
    package let now: @Sendable () -> Date
    /// Unpredictable bytes, as many as asked for.
    package let random: @Sendable (Int) -> [UInt8]
    private let ids: Identifiers

    package init(now: @escaping @Sendable () -> Date, random: @escaping @Sendable (Int) -> [UInt8]) {
        self.now = now
        self.random = random
        ids = Identifiers()
    }

    /// The machine's own clock, moved by `offset` seconds, and its random numbers.
    package static func real(offset: TimeInterval = 0) -> World {
        World(now: { Date().addingTimeInterval(offset) }) { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    }

    /// A row id: milliseconds, then 21 random bits; never the same twice in a process, and growing.
    package func newID() -> Int64 {
        let bits = random(3).reduce(Int64(0)) { $0 << 8 | Int64($1) } & 0x1F_FFFF
        let milliseconds = Int64(now().timeIntervalSince1970 * 1_000)
        return ids.next(atLeast: milliseconds << 21 | bits)
    }
}

private final class Identifiers: Sendable {
    private let last = Mutex<Int64>(0)

    func next(atLeast candidate: Int64) -> Int64 {
        last.withLock { last in
            last = max(last + 1, candidate)
            return last
        }
    }
}
