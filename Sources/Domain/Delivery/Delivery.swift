package import Foundation

/// One letter on one channel, with its state.
package struct Delivery: Sendable, Equatable {
    package var letter: Int64
    package var channel: Channel
    package var state: State
    /// The number of attempts to send.
    package var attempts: Int
    /// The time of the first attempt, or of queueing until then. The five days of attempts begin
    /// here.
    package var queuedAt: Date
    /// The earliest time of the next attempt.
    package var dueAt: Date
    package var changedAt: Date
    /// The server's last reply.
    package var reply: Reply?
    /// The digest with which the letter was last sent. Nil: as a mail of its own, or not yet.
    package var digest: Int64?

    package enum State: String, Sendable, CaseIterable {
        /// Given to the supporter to send. Only the supporter can report the result.
        case offered
        case queued, sending, deferred, accepted
        /// Accepted, with no bounce for two days.
        case settled
        case refused
        /// The connection broke after the text was sent, or a mail about the delivery is unclear. A
        /// person decides.
        case inDoubt = "in_doubt"
        /// Sent by the supporter, who reported it.
        case handedOver = "handed_over"
    }

    /// Whether the delivery waits for somebody to read its own words, or for the end of a switch.
    package var isHeld: Bool { (state == .queued || state == .deferred) && dueAt >= SwitchRules.held }

    package init(
        letter: Int64, channel: Channel, state: State, attempts: Int = 0, queuedAt: Date, dueAt: Date,
        changedAt: Date, reply: Reply? = nil
    ) {
        self.letter = letter
        self.channel = channel
        self.state = state
        self.attempts = attempts
        self.queuedAt = queuedAt
        self.dueAt = dueAt
        self.changedAt = changedAt
        self.reply = reply
    }

    /// A delivery's first state: mail is queued, every other channel is offered to the supporter.
    package static func first(letter: Int64, channel: Channel, at now: Date) -> Delivery {
        Delivery(
            letter: letter, channel: channel, state: channel == .email ? .queued : .offered, queuedAt: now,
            dueAt: now, changedAt: now)
    }
}

/// An event that can happen to a delivery.
package enum DeliveryEvent: Sendable, Equatable {
    /// A worker is about to send the text.
    case claimed
    case outcome(Outcome)
    /// The worker claimed the delivery and did not start to send.
    case notSent
    /// The refusal was about us, because the server refused every other mail too.
    case takenBack
    /// The process that was sending has ended.
    case workerDied
    /// The delivery is that of a backup that was restored. What happened since, nobody knows.
    case restored
    /// A non-delivery report arrived.
    case bounced(Reply)
    /// A mail arrived that no program can interpret with certainty.
    case questioned(Reply)
    /// A mail system reported that the letter is late, and goes on trying.
    case delayed
    /// The campaign no longer has an address for the target on this channel.
    case unreachable(String)
    /// Two days passed without a non-delivery report.
    case quiet
    case saidSent, saidFailed
    /// The letter waits for somebody to read its own words.
    case heldForReader
    /// Somebody has read the own words: they may go, or they do not.
    case released, wordsRefused
    case resolved(Resolution)
}

/// A person's decision about a delivery in doubt.
package enum Resolution: String, Sendable, CaseIterable { case sent, again, drop }

/// A task that must follow once a delivery has been recorded. Other code performs the task.
package enum Consequence: Sendable, Equatable {
    /// Tell the writer, return the text, and offer the next channel.
    case returnToWriter
    /// Tell the writer why the own words do not go, and return the text.
    case returnWords
}
