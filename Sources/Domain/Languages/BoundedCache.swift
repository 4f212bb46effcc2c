import Synchronization

/// A cache of a pure function's results. Foundation needs a tenth of a millisecond for a name or a
/// date in a language. Letters ask for the same few again and again.
final class BoundedCache<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private let known = Mutex<[Question: Answer]>([:])
    private let most: Int

    /// Keeps at most `most` results. Empties a full cache before adding the next result.
    init(most: Int) { self.most = most }

    func callAsFunction(_ question: Question, _ answer: () -> Answer) -> Answer {
        if let answer = known.withLock({ $0[question] }) { return answer }
        let answer = answer()
        known.withLock { known in
            if known.count >= most { known = [:] }
            known[question] = answer
        }
        return answer
    }
}
