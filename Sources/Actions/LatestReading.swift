import Synchronization

/// A value that is read again and again. Of readings that overlap, the one that began last stays.
final class LatestReading<Value: Sendable>: Sendable {
    private struct State: Sendable {
        var value: Value
        var begun = 0
        var kept = 0
    }

    private let state: Mutex<State>

    init(_ value: Value) { state = Mutex(State(value: value)) }

    var value: Value { state.withLock { $0.value } }

    func renew(_ read: () async throws -> Value) async throws {
        let turn = state.withLock { state in
            state.begun += 1
            return state.begun
        }
        let value = try await read()
        state.withLock { state in
            guard turn > state.kept else { return }
            (state.kept, state.value) = (turn, value)
        }
    }
}
