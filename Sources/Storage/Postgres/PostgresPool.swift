import Synchronization

/// A pool that lends connections in the order of the requests. Throws `Overloaded` when too many
/// requests wait.
final class PostgresPool: Sendable {
    private struct State {
        var idle: [PostgresLine]
        var waiting: [CheckedContinuation<PostgresLine, any Error>] = []
    }

    private let lines: [PostgresLine]
    private let state: Mutex<State>
    private static let mostWaiting = 4_096

    init(_ lines: [PostgresLine]) {
        self.lines = lines
        state = Mutex(State(idle: lines))
    }

    func run<T: Sendable>(_ work: @escaping @Sendable (PostgresSession) throws -> T) async throws -> T {
        let line = try await take()
        defer { give(line) }
        return try await line.run(work)
    }

    func close() async {
        for line in lines { await line.close() }
    }

    private func take() async throws -> PostgresLine {
        try await withCheckedThrowingContinuation { taker in
            let answer: Result<PostgresLine, any Error>? = state.withLock { state in
                // The connection that was used last is the likeliest to be still connected.
                if let line = state.idle.popLast() { return .success(line) }
                guard state.waiting.count < Self.mostWaiting else { return .failure(Overloaded()) }
                state.waiting.append(taker)
                return nil
            }
            if let answer { taker.resume(with: answer) }
        }
    }

    private func give(_ line: PostgresLine) {
        let next: CheckedContinuation<PostgresLine, any Error>? = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.idle.append(line)
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: line)
    }
}
