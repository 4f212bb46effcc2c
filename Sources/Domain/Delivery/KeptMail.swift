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

    /// Whether a person may pass the mail on to the other side of its letter. What looks automatic
    /// needs no reader, and may be an answer all the same.
    package var mayBePassedOn: Bool {
        state == .open || state == .done && [.automatic, .receipt].contains(kind)
    }

    /// Why Postbag keeps a mail that it wrote itself. Stored: never change it.
    package static let ours = "Postbag itself wrote it."
    package var isOurs: Bool { why == Self.ours }

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

extension KeptMail {
    /// What the mail is, in words.
    package func name(_ text: DeskText) -> String {
        switch kind {
        case .personal: text(.mailPersonal)
        case .complaint: text(.mailComplaint)
        case .bounce: text(.eventBounced)
        case .delay: text(.eventDelay)
        case .automatic: text(.eventAutomatic)
        case .receipt: text(.eventReceipt)
        case .undecided: text(.mailUndecided)
        }
    }
}
