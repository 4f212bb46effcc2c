package import Foundation
import Synchronization

/// The clock and the source of randomness. Both are passed in, so that a test can control them.
package struct Environment: Sendable {
    package let now: @Sendable () -> Date
    /// Returns as many unpredictable bytes as the argument says.
    package let random: @Sendable (Int) -> [UInt8]
    private let ids: Identifiers

    /// - Parameter process: a number that no other running process has. The row ids contain the
    ///   number.
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
            // Reads eight bytes at a time, because each call asks the kernel.
            var generator = SystemRandomNumberGenerator()
            return [UInt8](
                (0..<(count + 7) / 8).flatMap { _ in withUnsafeBytes(of: generator.next()) { [UInt8]($0) } }
                    .prefix(count))
        }
    }

    /// Returns a new row id that grows with time and is unique over all processes. The id has 42
    /// bits of milliseconds, 13 bits of the process's number and 8 bits of a counter.
    package func newID() -> Int64 { ids.next(at: Int64(now().timeIntervalSince1970 * 1_000)) }
}

private final class Identifiers: Sendable {
    private let process: Int64
    private let last = Mutex((millisecond: Int64(0), count: Int64(0)))

    init(process: Int64) { self.process = process & 0x1FFF }

    /// Returns the next id. When the counter of a millisecond is full, continues with the following
    /// millisecond. When the clock has gone back, continues from the last millisecond, so that no
    /// id repeats.
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
