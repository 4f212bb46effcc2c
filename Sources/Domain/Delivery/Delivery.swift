package import Foundation

/// One letter on one channel, with its state.
package struct Delivery: Sendable, Equatable {
    package var letter: Int64
    package var channel: Channel
    package var state: State
    /// How often it went over the wire.
    package var attempts: Int
    /// When it was first tried (queued, until then): it is tried for five days from there.
    package var queuedAt: Date
    /// When it may be tried next.
    package var dueAt: Date
    package var changedAt: Date
    /// The last words of the server.
    package var reply: Reply?

    package enum State: String, Sendable, CaseIterable {
        /// Given to the supporter to send; only they can say what came of it.
        case offered
        case queued, sending, deferred, accepted
        /// Accepted, and not come back for two days.
        case settled
        case refused
        /// The line broke after the text went, or a mail about it is not plain: a person decides.
        case inDoubt = "in_doubt"
        /// Sent by the supporter, who said so.
        case handedOver = "handed_over"
    }

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

/// Everything that can happen to a delivery.
package enum DeliveryEvent: Sendable, Equatable {
    /// A worker is about to send the text.
    case claimed
    case outcome(Outcome)
    /// It was claimed, and the worker never came to send it.
    case notSent
    /// It was refused like every other mail: what was said was about us.
    case takenBack
    /// The process that was sending is gone.
    case workerDied
    /// A notice of non-delivery came back.
    case bounced(Reply)
    /// Something came back that no program can be sure of.
    case questioned(Reply)
    /// The campaign no longer knows a way to the target on this channel.
    case unreachable(String)
    /// Two days went by without one.
    case quiet
    case saidSent, saidFailed
    case resolved(Resolution)
}

/// What a person decides of a delivery in doubt.
package enum Resolution: String, Sendable, CaseIterable { case sent, again, drop }

/// What must be done once a delivery has been recorded; doing it is elsewhere.
package enum Consequence: Sendable, Equatable {
    /// The writer is told, given the text back, and offered the next channel.
    case returnToWriter
}
