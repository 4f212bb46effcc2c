import Synchronization

/// Hands on together what arrives while the pieces before it are being worked on: so many share one commit, and a lone one waits for nobody.
final class Gathering<Piece: Sendable>: Sendable {
    private struct State {
        var waiting: [Piece] = []
        var working = false
    }

    private let limit: Int
    private let batch: Int
    private let work: @Sendable ([Piece]) async -> Void
    private let state = Mutex(State())

    /// At most `limit` pieces wait, and at most `batch` are worked on at once.
    init(limit: Int = .max, batch: Int, work: @escaping @Sendable ([Piece]) async -> Void) {
        self.limit = limit
        self.batch = batch
        self.work = work
    }

    var waiting: Int { state.withLock { $0.waiting.count } }

    /// False when too many wait already: then the piece is not taken.
    func add(_ piece: Piece) -> Bool {
        let (isTaken, isFirst) = state.withLock { state in
            guard state.waiting.count < limit else { return (false, false) }
            state.waiting.append(piece)
            defer { state.working = true }
            return (true, !state.working)
        }
        if isFirst { Task { await drain() } }
        return isTaken
    }

    private func drain() async {
        while case let pieces = next(), !pieces.isEmpty { await work(pieces) }
    }

    private func next() -> [Piece] {
        state.withLock { state in
            let pieces = Array(state.waiting.prefix(batch))
            state.waiting.removeFirst(pieces.count)
            state.working = !pieces.isEmpty
            return pieces
        }
    }
}
