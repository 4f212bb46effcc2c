import Synchronization

/// A cache of a pure function's results, for functions that are slow and asked the same few things
/// again and again.
package final class BoundedCache<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private let known = Mutex<[Question: Answer]>([:])
    private let most: Int

    /// Keeps at most `most` results. Empties a full cache before adding the next result.
    package init(most: Int) { self.most = most }

    package func callAsFunction(_ question: Question, _ answer: () -> Answer) -> Answer {
        if let answer = self[question] { return answer }
        let answer = answer()
        self[question] = answer
        return answer
    }

    /// A result that is known. Setting nil forgets it.
    package subscript(question: Question) -> Answer? {
        get { known.withLock { $0[question] } }
        set {
            known.withLock { known in
                if newValue != nil, known[question] == nil, known.count >= most { known = [:] }
                known[question] = newValue
            }
        }
    }
}
