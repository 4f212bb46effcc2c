package import Foundation

extension OutboxMessage {
    /// Returns the message after an event, with the consequences. Only this function decides a
    /// message's next state. An event that does not fit the state changes nothing.
    package func record(_ event: OutboxEvent, at now: Date) -> (
        message: OutboxMessage, consequences: [OutboxConsequence]
    ) {
        switch (state, event) {
        case (.queued, .claimed): (claimed(at: now), [])
        case (.queued, .postponed(let due)): (become(.queued, due: due), [])
        case (.queued, .notWanted), (.sending, .notWanted): (become(.void), [])
        case (.sending, .outcome(let outcome)): (record(outcome, at: now), [])
        case (.sending, .notSent): (become(.queued), [])
        // News may have arrived. Nobody waits for it as for a link, so it is not sent twice.
        case (.sending, .workerDied) where kind == .news: (become(.inDoubt), [])
        // Only the id of a mail without a letter is known to others, so the id stays.
        // The answer keeps its Message-ID, so that a mailbox can tell it from a second one.
        case (.sending, .workerDied) where kind == .answer: (become(.queued), [])
        case (.sending, .workerDied):
            letter == nil ? (become(.queued), []) : (become(.inDoubt), [.queueAgain])
        // An answer must not be lost, and keeps its Message-ID.
        case (.queued, .restored), (.sending, .restored):
            kind == .answer ? (become(.queued), []) : (become(.inDoubt), [])
        case (.inDoubt, .outcome(let outcome)): (resolve(outcome, at: now), [])
        case (.sent, .cameBack(let reply)), (.inDoubt, .cameBack(let reply)):
            (become(.failed, reply: reply), [])
        // What belongs to no letter has been erased.
        case (.failed, .takenBack): (letter == nil ? self : goBack(at: now), [])
        case (.queued, .takenBack): (attempts > 0 && letter == nil ? goBack(at: now) : self, [])
        default: (self, [])
        }
    }

    /// Records the outcome of one attempt, even when its process reports late. The message may be
    /// in doubt by then. The outcome has no effect once a new attempt has begun.
    package func record(_ outcome: Outcome, ofAttempt attempt: Int, at now: Date) -> OutboxMessage {
        attempt == attempts ? record(.outcome(outcome), at: now).message : self
    }

    private func claimed(at now: Date) -> OutboxMessage {
        var next = become(.sending, attempts: attempts + 1)
        if attempts == 0, !kind.countsFromQueueing { next.queuedAt = now }
        return next
    }

    private func record(_ outcome: Outcome, at now: Date) -> OutboxMessage {
        switch outcome {
        case .accepted(let reply): return become(.sent, reply: reply)
        case .inDoubt(let reply) where kind != .answer: return become(.inDoubt, reply: reply)
        case .refused(let reply):
            let again = now.addingTimeInterval(RefusalRun.grace)
            guard isTriedAgain(after: reply, at: again) else { return become(.failed, reply: reply) }
            return become(.queued, reply: reply, due: again)
        case .held(let reply), .slowedDown(let reply): return goBack(reply, at: now)
        // An answer must not be lost, as with every mail server (RFC 5321 section 4.5.4.1).
        case .deferred(let reply), .inDoubt(let reply):
            let due = now.addingTimeInterval(Backoff.pause(after: attempts, of: id))
            return become(isTooLate(at: due) ? .failed : .queued, reply: reply, due: due)
        }
    }

    /// Whether a refused mail is tried once more. A mail that belongs to no letter is erased when
    /// it ends. It could not be taken back if the server turns out to refuse everything.
    private func isTriedAgain(after reply: Reply, at time: Date) -> Bool {
        letter == nil && kind != .testLetter && attempts == 1 && reply.isUnclear && !isTooLate(at: time)
    }

    /// Ends the doubt when the outcome is an end. A mail in doubt is not queued again, because
    /// another message carries the same mail.
    private func resolve(_ outcome: Outcome, at now: Date) -> OutboxMessage {
        let next = record(outcome, at: now)
        return next.state == .sent || next.state == .failed ? next : self
    }

    /// Returns the message to the queue without counting the attempt. The reply was not about this
    /// mail.
    private func goBack(_ reply: Reply? = nil, at now: Date) -> OutboxMessage {
        become(.queued, reply: reply, attempts: max(0, attempts - 1), due: now)
    }

    private func become(_ state: State, reply: Reply? = nil, attempts: Int? = nil, due: Date? = nil)
        -> OutboxMessage
    {
        var next = self
        next.state = state
        // Servers quote addresses in their replies. A mail that nobody wants keeps none.
        next.reply = state == .void ? nil : reply ?? self.reply
        next.attempts = attempts ?? self.attempts
        next.dueAt = due ?? dueAt
        if letter == nil, state.isEnd { next.erase() }
        return next
    }

    /// Erases what a message without a letter knows of its recipient. Servers quote addresses.
    private mutating func erase() {
        content = nil
        reply = reply?.withoutAddresses
    }
}
