import Synchronization

/// A cache of a pure function's results, for functions that are slow and asked the same few things
/// again and again.
package final class BoundedCache<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private let known = Mutex<[Question: Answer]>([:])
    private let most: Int

    /// Keeps at most `most` results. Empties a full cache before adding the next result.
    package init(most: Int) { self.most = most }

    package func callAsFunction(_ question: Question, _ answer: () -> Answer) -> Answer {
        if let answer = known.withLock({ $0[question] }) { return answer }
        let answer = answer()
        known.withLock { known in
            if known.count >= most { known = [:] }
            known[question] = answer
        }
        return answer
    }
}
