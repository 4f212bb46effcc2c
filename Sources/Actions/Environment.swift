package import Foundation
import Synchronization

/// Time and randomness, passed in so that a test can hold both in its hand.
package struct Environment: Sendable {
    package let now: @Sendable () -> Date
    /// Unpredictable bytes, as many as asked for.
    package let random: @Sendable (Int) -> [UInt8]
    private let ids: Identifiers

    /// `process`: a number that no other process beside us has, for its ids.
    package init(
        now: @escaping @Sendable () -> Date, random: @escaping @Sendable (Int) -> [UInt8], process: Int64 = 0
    ) {
        self.now = now
        self.random = random
        ids = Identifiers(process: process)
    }

    func numbered(process: Int64) -> Environment { Environment(now: now, random: random, process: process) }

    /// The machine's own clock, moved by `offset` seconds, and its random numbers.
    package static func real(offset: TimeInterval = 0) -> Environment {
        Environment(now: { Date().addingTimeInterval(offset) }) { count in
            // Eight at a time: each call asks the kernel.
            var generator = SystemRandomNumberGenerator()
            return [UInt8](
                (0..<(count + 7) / 8).flatMap { _ in withUnsafeBytes(of: generator.next()) { [UInt8]($0) } }
                    .prefix(count))
        }
    }

    /// A row id that grows with time and is the same nowhere else: 42 bits of milliseconds, 13 of
    /// the process's number, 8 that count.
    package func newID() -> Int64 { ids.next(at: Int64(now().timeIntervalSince1970 * 1_000)) }
}

private final class Identifiers: Sendable {
    private let process: Int64
    private let last = Mutex((millisecond: Int64(0), count: Int64(0)))

    init(process: Int64) { self.process = process & 0x1FFF }

    /// What a millisecond cannot hold, and what a clock that went back asks for, is taken from the
    /// next one.
    func next(at millisecond: Int64) -> Int64 {
        last.withLock { last in
            if millisecond > last.millisecond {
                last = (millisecond, 0)
            } else {
                last = last.count == 0xFF ? (last.millisecond + 1, 0) : (last.millisecond, last.count + 1)
            }
            return last.millisecond << 21 | process << 8 | last.count
        }
    }
}
