import Synchronization

/// What a pure function answered before. Names and dates in a language take Foundation a tenth of a
/// millisecond, and letters ask for the same few again and again.
final class BoundedCache<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private let known = Mutex<[Question: Answer]>([:])
    private let most: Int

    /// Keeps at most so many answers; then it forgets all and begins anew.
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
