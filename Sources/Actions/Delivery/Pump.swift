import Foundation
import Logging
import Synchronization

/// Claims work and performs it, a bounded number of pieces at once, until it is asked to stop; then what is under way is finished.
struct Pump<Piece: Sendable>: Sendable {
    let name: String
    /// How many pieces may be under way.
    let width: Int
    let logger: Logger
    /// Claims at most so many pieces.
    let claim: @Sendable (Int) async throws -> [Piece]
    let perform: @Sendable (Piece) async throws -> Void

    func run(until stop: StopSignal) async {
        let underWay = Counter()
        await withDiscardingTaskGroup { group in
            while !stop.isSet {
                let pieces = await attempt { try await claim(width - underWay.value) } ?? []
                for piece in pieces {
                    underWay.add(1)
                    group.addTask {
                        _ = await attempt { try await perform(piece) }
                        underWay.add(-1)
                    }
                }
                if pieces.isEmpty { await stop.wait(milliseconds: 250) }
            }
        }
    }

    /// Claims and performs once, until nothing is left to claim.
    func drain() async throws {
        while case let pieces = try await claim(width), !pieces.isEmpty {
            for piece in pieces { try await perform(piece) }
        }
    }

    private func attempt<T>(_ work: () async throws -> T) async -> T? {
        do { return try await work() } catch {
            logger.error("\(name) failed", metadata: ["error": "\(error)"])
            return nil
        }
    }
}

/// A number that several tasks change.
private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }
    func add(_ delta: Int) { count.withLock { $0 += delta } }
}

/// Asks loops to stop, once and for all.
package final class StopSignal: Sendable {
    private let stopped = Mutex(false)

    package init() {}

    /// A loop whose task is cancelled must end as well: its waits would no longer wait.
    package var isSet: Bool { stopped.withLock { $0 } || Task.isCancelled }
    package func set() { stopped.withLock { $0 = true } }

    /// Waits, but not longer than until it is set.
    func wait(milliseconds: Int) async {
        let step = 50
        for _ in 0..<max(1, milliseconds / step) where !isSet { try? await Task.sleep(for: .milliseconds(step)) }
    }
}
