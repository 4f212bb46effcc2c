import Domain
import Foundation
import Logging
import Storage

extension Connection {
    /// Records an event of a delivery. Stores the delivery's new state, the evidence, the letter's
    /// status with the count, and the consequences. The letter must be locked.
    func apply(
        _ event: DeliveryEvent, to delivery: Delivery, of letter: LetterSummary, worker: String? = nil,
        mail: Int64? = nil, at now: Date
    ) throws {
        var changes: [TallyKey: Int] = [:]
        let recorded = delivery.record(event, at: now)
        try keep(
            recorded, after: event, before: delivery, of: letter, worker: worker, mail: mail,
            counting: &changes, at: now)
        try counts.count(changes, at: now)
    }

    /// Records an event of one of many deliveries. Adds the changes of the count to `changes`.
    func apply(
        _ event: DeliveryEvent, to delivery: Delivery, of letter: LetterSummary, worker: String,
        counting changes: inout [TallyKey: Int], at now: Date
    ) throws {
        let recorded = delivery.record(event, at: now)
        try keep(
            recorded, after: event, before: delivery, of: letter, worker: worker, mail: nil,
            counting: &changes, at: now)
    }

    /// Records the outcome of one attempt. `claimed` is the delivery as it was sent; the delivery
    /// may have changed since.
    /// - Parameter confirmedAt: when the letter was confirmed.
    func apply(
        _ outcome: Outcome, ofAttempt claimed: Delivery, confirmedAt: Date?, mail: Int64,
        counting changes: inout [TallyKey: Int], at now: Date
    ) throws {
        guard let letter = try letters.lockedSummary(claimed.letter) else { return }
        let all = try deliveries.all(of: claimed.letter)
        guard let delivery = all.first(where: { $0.channel == claimed.channel }) else { return }
        let recorded = delivery.record(outcome, ofAttempt: claimed.attempts, at: now)
        try keep(
            recorded, after: .outcome(outcome), before: delivery, among: all, of: letter,
            sinceConfirmed: confirmedAt.map { now.timeIntervalSince($0) }, worker: nil, mail: mail,
            counting: &changes, at: now)
    }

    /// - Parameter all: the letter's deliveries, when they are known.
    private func keep(
        _ recorded: (delivery: Delivery, consequences: [Consequence]), after event: DeliveryEvent,
        before: Delivery, among all: [Delivery]? = nil,
        of letter: LetterSummary, sinceConfirmed: TimeInterval? = nil, worker: String?, mail: Int64?,
        counting changes: inout [TallyKey: Int], at now: Date
    ) throws {
        let (next, consequences) = recorded
        guard next != before else { return }
        try deliveries.update(next, worker: worker)
        if next.state != before.state {
            note(
                DeliveryChange(
                    next, campaign: letter.campaign, target: letter.target, rehearsal: letter.rehearsal,
                    event: event.name, sinceConfirmed: sinceConfirmed))
        }
        try noteRefusal(before, next, at: now)
        try deliveries.note("\(event.name) → \(next.state.rawValue)", of: next, reply: event.reply, at: now)
        // Claiming and giving back do not change the letter's status, so neither needs to lock the
        // letter.
        if letter.state == .confirmed, ![.claimed, .notSent].contains(event) {
            let states = try (all ?? deliveries.all(of: letter.id)).map {
                $0.channel == next.channel ? next.state : $0.state
            }
            changes.merge(try letters.setStatus(.best(states), of: letter), uniquingKeysWith: +)
        }
        for consequence in consequences where letter.hasAddress {
            switch consequence {
            case .returnToWriter:
                guard let mail else { continue }
                // The server may turn out to refuse everything. The refusal then says nothing about
                // the letter.
                let due =
                    event.reply?.isUnclear == true && event.isAnswer
                    ? now.addingTimeInterval(RefusalRun.grace) : now
                try outbox.insert(
                    .queued(id: mail, .returned, of: letter.id, rehearsal: letter.rehearsal, due: due))
            case .returnWords:
                guard let mail else { continue }
                try outbox.insert(
                    .queued(id: mail, .wordsRefused, of: letter.id, rehearsal: letter.rehearsal, due: now))
            }
        }
    }
}

extension Connection {
    /// Notes what a delivery says about whether its target's mail server takes letters.
    private func noteRefusal(_ before: Delivery, _ next: Delivery, at now: Date) throws {
        if next.isRefusedByPolicy, before.state != .refused {
            try refusals.note(next, at: now)
        } else if before.isRefusedByPolicy {
            if next.state != .refused { try refusals.remove(next.letter) }
        } else if next.state == .settled {
            try refusals.end(before: next)
        }
    }
}

extension DeliveryEvent {
    var name: String {
        switch self {
        case .claimed: "claimed"
        case .outcome: "answered"
        case .notSent: "given back"
        case .takenBack: "taken back"
        case .workerDied: "process ended"
        case .restored: "restored from a backup"
        case .bounced: "bounced"
        case .questioned: "questioned"
        case .delayed: "delayed"
        case .unreachable: "unreachable"
        case .quiet: "quiet"
        case .saidSent: "said to be sent"
        case .saidFailed: "said to have failed"
        case .heldForReader: "held for a reader"
        case .released: "released"
        case .wordsRefused: "own words refused"
        case .resolved(let resolution): "resolved: \(resolution.rawValue)"
        }
    }

    /// Whether the event is the mail server's answer to our attempt, and not something that came
    /// later.
    fileprivate var isAnswer: Bool { if case .outcome = self { true } else { false } }

    var reply: Reply? {
        switch self {
        case .outcome(let outcome): outcome.reply
        case .bounced(let reply), .questioned(let reply): reply
        default: nil
        }
    }
}
