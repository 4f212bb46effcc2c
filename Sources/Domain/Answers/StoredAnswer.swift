package import Foundation

/// One mail of the exchange about a letter, as the database stores it.
package struct StoredAnswer: Sendable, Equatable {
    /// The id of the outbox message that carries the mail on.
    package var id: Int64
    package var letter: Int64
    /// The side that wrote.
    package var from: AnswerSide
    /// The id of the mail that came in.
    package var received: Int64
    /// The address to which an answer goes.
    package var sender: String
    /// The address to which the mail goes. "" for the letter's writer.
    package var recipient: String
    /// The Message-ID of the mail that came in. Nil for none.
    package var origin: String?
    /// A keyed hash of what the sender wrote. Nil when the mail has no text.
    package var words: [UInt8]?
    package var at: Date

    package init(
        id: Int64, letter: Int64, from: AnswerSide, received: Int64, sender: String, recipient: String,
        origin: String?, words: [UInt8]?, at: Date
    ) {
        (self.id, self.letter, self.from, self.received) = (id, letter, from, received)
        (self.sender, self.recipient, self.origin) = (sender, recipient, origin)
        (self.words, self.at) = (words, at)
    }
}

extension [StoredAnswer] {
    /// Whether one side has written the same words lately.
    package func repeats(_ words: [UInt8]?, from side: AnswerSide, at now: Date) -> Bool {
        guard let words else { return false }
        return contains {
            $0.from == side && $0.words == words
                && now.timeIntervalSince($0.at) < AnswerRules.repetition
        }
    }

    /// Returns where an answer of the writer goes: to whom it answers, else to whom wrote last. Nil
    /// when the office has not written.
    /// - Parameter answered: the outbox messages that the answer refers to.
    package func correspondent(answering answered: [Int64]) -> String? {
        let office = filter { $0.from == .office }
        return (office.last { answered.contains($0.id) } ?? office.last)?.sender
    }
}
