import Synchronization

/// Collects the elements that arrive while earlier ones are processed, and processes them as one
/// batch. Many elements then share one commit, and a single element starts without a delay.
final class Batcher<Element: Sendable>: Sendable {
    private struct State {
        var waiting: [Element] = []
        /// The number of batches in process.
        var working = 0
    }

    private let limit: Int
    private let batch: Int
    private let hands: Int
    private let work: @Sendable ([Element], _ done: @escaping @Sendable () -> Void) -> Void
    private let state = Mutex(State())

    /// - Parameter limit: how many elements may wait.
    /// - Parameter batch: the most elements in a batch.
    /// - Parameter hands: how many batches are processed in parallel.
    /// - Parameter work: processes a batch, and calls `done` at its end, also after a failure.
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

    /// Adds the element. Returns false, and drops the element, when too many wait already.
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
