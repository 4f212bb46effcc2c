package import Foundation

/// A received mail as stored in the database.
package struct KeptMail: Sendable {
    package var id: Int64
    /// The letter that the mail is about. Nil when there is none.
    package var letter: Int64?
    package var kind: ReceivedMail.Kind
    package var state: State
    /// How often the letter had been sent when the mail came.
    package var attempt: Int
    package var why: String
    package var reply: Reply
    package var receivedAt: Date

    package enum State: String, Sendable {
        case open, waiting, done
        /// An answer that is passed on. Its content is erased once the answer is sent.
        case passedOn = "passed_on"
    }

    package init(
        id: Int64, letter: Int64?, kind: ReceivedMail.Kind, state: State, attempt: Int, why: String,
        reply: Reply, receivedAt: Date
    ) {
        self.id = id
        self.letter = letter
        self.kind = kind
        self.state = state
        self.attempt = attempt
        self.why = why
        self.reply = reply
        self.receivedAt = receivedAt
    }
}
