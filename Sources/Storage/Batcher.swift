import Synchronization

/// Hands on together what arrives while the pieces before it are being worked on: so many share one
/// commit, and a lone one waits for nobody.
final class Batcher<Element: Sendable>: Sendable {
    private struct State {
        var waiting: [Element] = []
        /// How many batches are being worked on.
        var working = 0
    }

    private let limit: Int
    private let batch: Int
    private let hands: Int
    private let work: @Sendable ([Element], _ done: @escaping @Sendable () -> Void) -> Void
    private let state = Mutex(State())

    /// At most `limit` pieces wait; a batch is at most `batch` of them, and `hands` batches are
    /// worked on beside each other. `work` calls `done` when it has come to its end, whatever came
    /// of it.
    init(
        limit: Int = .max, batch: Int, hands: Int = 1,
        work: @escaping @Sendable ([Element], _ done: @escaping @Sendable () -> Void) -> Void
    ) {
        self.limit = limit
        self.batch = batch
        self.hands = hands
        self.work = work
    }

    var waiting: Int { state.withLock { $0.waiting.count } }

    /// False when too many wait already: then the piece is not taken.
    func add(_ element: Element) -> Bool {
        let (isTaken, hasHand) = state.withLock { state in
            guard state.waiting.count < limit else { return (false, false) }
            state.waiting.append(element)
            guard state.working < hands else { return (true, false) }
            state.working += 1
            return (true, true)
        }
        if hasHand { workOn() }
        return isTaken
    }

    private func workOn() {
        let pieces = next()
        if !pieces.isEmpty { work(pieces) { self.workOn() } }
    }

    private func next() -> [Element] {
        state.withLock { state in
            let pieces = Array(state.waiting.prefix(batch))
            state.waiting.removeFirst(pieces.count)
            if pieces.isEmpty { state.working -= 1 }
            return pieces
        }
    }
}
