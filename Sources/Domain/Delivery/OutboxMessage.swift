package import Foundation

/// One mail of Postbag itself: to a letter's writer, or to somebody who has no letter. A link in
/// the mail consists of the message's id and a secret. The database has only the secret's hash.
package struct OutboxMessage: Sendable, Equatable {
    package var id: Int64
    package var kind: OutboxKind
    /// The letter whose writer gets the mail. Nil when the mail belongs to no letter.
    package var letter: Int64?
    /// The recipient and the values of a mail that belongs to no letter. Nil once the message has
    /// ended: its content is erased.
    package var content: Content?
    package var rehearsal: Bool
    package var state: State
    /// The number of attempts to send.
    package var attempts: Int
    /// The time of the first attempt, or of queueing until then. The days of attempts begin here.
    /// What a link or a person waits for counts from queueing in any case.
    package var queuedAt: Date
    /// The earliest time of the next attempt.
    package var dueAt: Date
    /// The server's last reply.
    package var reply: Reply?

    package enum State: String, Sendable, CaseIterable {
        case queued, sending, sent, failed
        /// The connection broke after the text was sent, or the process ended.
        case inDoubt = "in_doubt"
        /// No longer wanted, and not sent.
        case void

        /// Whether the message will not be sent any more.
        package var isEnd: Bool { self != .queued && self != .sending }
    }

    /// The recipient of a mail that belongs to no letter, and the values that its text is made of.
    package struct Content: Sendable, Equatable {
        package var email: String
        package var language: Language
        package var arguments: [String: String]

        package init(email: String, language: Language, arguments: [String: String] = [:]) {
            self.email = email
            self.language = language
            self.arguments = arguments
        }
    }

    package init(
        id: Int64, kind: OutboxKind, letter: Int64?, content: Content? = nil, rehearsal: Bool,
        state: State = .queued, attempts: Int = 0, queuedAt: Date, dueAt: Date, reply: Reply? = nil
    ) {
        self.id = id
        self.kind = kind
        self.letter = letter
        self.content = content
        self.rehearsal = rehearsal
        self.state = state
        self.attempts = attempts
        self.queuedAt = queuedAt
        self.dueAt = dueAt
        self.reply = reply
    }

    /// Returns a new message to a letter's writer.
    package static func queued(id: Int64, _ kind: OutboxKind, of letter: Int64, rehearsal: Bool, due: Date)
        -> OutboxMessage
    {
        OutboxMessage(id: id, kind: kind, letter: letter, rehearsal: rehearsal, queuedAt: due, dueAt: due)
    }

    /// Returns a new message that belongs to no letter.
    package static func queued(id: Int64, _ kind: OutboxKind, _ content: Content, rehearsal: Bool, due: Date)
        -> OutboxMessage
    {
        OutboxMessage(
            id: id, kind: kind, letter: nil, content: content, rehearsal: rehearsal, queuedAt: due, dueAt: due
        )
    }

    /// Whether the time in which the mail may be sent is over.
    package func isTooLate(at time: Date) -> Bool {
        (attempts > 0 || kind.countsFromQueueing) && time.timeIntervalSince(queuedAt) > kind.givesUpAfter
    }
}

/// An event that can happen to an outbox message.
package enum OutboxEvent: Sendable, Equatable {
    /// A worker is about to send the mail.
    case claimed
    case outcome(Outcome)
    /// The worker claimed the message and did not start to send.
    case notSent
    /// A bounce came: the mail was not delivered.
    case cameBack(Reply)
    /// The refusal was about us, because the server refused every other mail too.
    case takenBack
    /// The process that was sending has ended.
    case workerDied
    /// The message is that of a backup that was restored. It may have been sent since.
    case restored
    /// The mail must wait, for example until tomorrow.
    case postponed(until: Date)
    /// The mail is no longer wanted.
    case notWanted
}

/// A task that must follow once an outbox message has been recorded. Other code performs the task.
package enum OutboxConsequence: Sendable, Equatable {
    /// Queue the mail once more as a new message. Nobody knows whether this one has arrived, and
    /// its link stays valid.
    case queueAgain
}
