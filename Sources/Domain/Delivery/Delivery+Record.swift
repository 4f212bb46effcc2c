package import Foundation

extension Delivery {
    /// Returns the delivery after an event, with the consequences. Only this function decides a
    /// delivery's next state. An event that does not fit the state changes nothing.
    package func record(_ event: DeliveryEvent, at now: Date) -> (
        delivery: Delivery, consequences: [Consequence]
    ) {
        switch (state, event) {
        case (.queued, .claimed): (become(.sending, at: now, attempts: attempts + 1, queued: now), [])
        case (.deferred, .claimed): (become(.sending, at: now, attempts: attempts + 1), [])
        case (.sending, .outcome(let outcome)): record(outcome, at: now)
        case (.refused, .takenBack): (goBack(at: now), [])
        case (.sending, .notSent):
            (become(attempts > 1 ? .deferred : .queued, at: now, attempts: attempts - 1), [])
        case (.inDoubt, .outcome(.inDoubt)): (self, [])
        case (.inDoubt, .outcome(let outcome)): record(outcome, at: now)
        case (.sending, .workerDied):
            (
                become(
                    .inDoubt, at: now,
                    reply: Reply(0, "the sending process ended before the answer was recorded")), []
            )
        case (.queued, .restored), (.deferred, .restored), (.sending, .restored):
            (
                become(
                    .inDoubt, at: now,
                    reply: Reply(0, "restored from a backup: it may have been sent after the backup")), []
            )
        case (.accepted, .bounced(let reply)), (.settled, .bounced(let reply)),
            (.inDoubt, .bounced(let reply)):
            refuseUnlessFull(reply, at: now)
        case (.accepted, .questioned(let reply)), (.settled, .questioned(let reply)):
            (become(.inDoubt, at: now, reply: reply), [])
        case (.queued, .unreachable(let why)), (.deferred, .unreachable(let why)):
            refuse(Reply(0, why), at: now)
        case (.accepted, .delayed), (.settled, .delayed):
            (become(.accepted, at: now, due: now.addingTimeInterval(RetryRules.settlesAfterDelay)), [])
        case (.accepted, .quiet): (settles(by: now) ? become(.settled, at: now) : self, [])
        case (.offered, .saidSent), (.refused, .saidSent):
            (channel == .email ? self : become(.handedOver, at: now), [])
        case (.offered, .saidFailed), (.handedOver, .saidFailed):
            (become(.refused, at: now, reply: Reply(0, "the writer says that it did not work")), [])
        case (.queued, .heldForReader), (.deferred, .heldForReader):
            (become(state, at: now, due: WordsRules.held), [])
        case (.queued, .released), (.deferred, .released):
            (become(state, at: now, due: now, queued: now), [])
        case (.queued, .wordsRefused), (.deferred, .wordsRefused):
            (become(.refused, at: now, reply: Reply(.wordsRefused)), [.returnWords])
        case (.inDoubt, .resolved(.sent)): (become(.accepted, at: now), [])
        case (.inDoubt, .resolved(.again)): (become(.queued, at: now, due: now), [])
        case (.inDoubt, .resolved(.drop)): refuse(Reply(.givenUp), at: now)
        default: (self, [])
        }
    }

    /// Records the outcome of one attempt, even when its process reports late. The delivery may be
    /// in doubt by then, because the process was considered dead. The outcome overrides the doubt.
    /// The outcome does not override a later decision by a person. The outcome has no effect once a
    /// new attempt has begun.
    package func record(_ outcome: Outcome, ofAttempt attempt: Int, at now: Date) -> (
        delivery: Delivery, consequences: [Consequence]
    ) {
        attempt == attempts ? record(.outcome(outcome), at: now) : (self, [])
    }

    private func record(_ outcome: Outcome, at now: Date) -> (delivery: Delivery, consequences: [Consequence])
    {
        switch outcome {
        case .accepted(let reply): return (become(.accepted, at: now, reply: reply), [])
        case .inDoubt(let reply): return (become(.inDoubt, at: now, reply: reply), [])
        case .refused(let reply): return refuseUnlessFull(reply, at: now)
        case .held(let reply), .slowedDown(let reply): return (goBack(reply, at: now), [])
        case .deferred(let reply):
            let due = now.addingTimeInterval(Backoff.pause(after: attempts, of: letter))
            guard due.timeIntervalSince(queuedAt) <= RetryRules.givesUpAfter else {
                return refuse(reply, at: now)
            }
            return (become(.deferred, at: now, reply: reply, due: due), [])
        }
    }

    /// Whether nothing has to be waited for. The last delay report puts that off.
    private func settles(by now: Date) -> Bool { dueAt <= now }

    /// Returns the delivery to the queue without counting the attempt. The reply was not about this
    /// letter.
    private func goBack(_ reply: Reply? = nil, at now: Date) -> Delivery {
        let before = max(0, attempts - 1)
        return become(before > 0 ? .deferred : .queued, at: now, reply: reply, attempts: before, due: now)
    }

    /// A full mailbox is emptied sometimes, so the letter is tried again for a while.
    private func refuseUnlessFull(_ reply: Reply, at now: Date) -> (
        delivery: Delivery, consequences: [Consequence]
    ) {
        let due = now.addingTimeInterval(SuspensionRules.pauseWhenFull)
        guard reply.reason == .full, due.timeIntervalSince(queuedAt) <= SuspensionRules.triesFull else {
            return refuse(reply, at: now)
        }
        return (become(.deferred, at: now, reply: reply, due: due), [])
    }

    private func refuse(_ reply: Reply, at now: Date) -> (delivery: Delivery, consequences: [Consequence]) {
        (become(.refused, at: now, reply: reply), [.returnToWriter])
    }

    private func become(
        _ state: State, at now: Date, reply: Reply? = nil, attempts: Int? = nil, due: Date? = nil,
        queued: Date? = nil
    ) -> Delivery {
        var next = self
        next.state = state
        next.changedAt = now
        next.reply = reply ?? self.reply
        next.attempts = attempts ?? self.attempts
        next.dueAt = due ?? dueAt
        next.queuedAt = queued ?? queuedAt
        return next
    }
}

/// The pause before another attempt. RFC 5321 section 4.5.4.1 asks for at least 30 minutes, after
/// quicker first attempts.
package enum Backoff {

    /// Returns the pause in seconds. Varies by up to a tenth, depending on `id`, so that letters
    /// deferred together do not return together.
    /// - Parameter attempts: the number of attempts so far, from 1.
    package static func pause(after attempts: Int, of id: Int64) -> TimeInterval {
        let mixed = UInt64(bitPattern: id &+ Int64(attempts)) &* 0x9E37_79B9_7F4A_7C15
        let pauses = RetryRules.pauses
        let spread = Double(mixed >> 32) / Double(UInt32.max)
        return 60 * pauses[min(max(attempts, 1), pauses.count) - 1] * (0.9 + 0.2 * spread)
    }
}
