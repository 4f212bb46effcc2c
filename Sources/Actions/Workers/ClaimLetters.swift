import Domain
import Foundation
import Storage

/// Claims the next letters to one address: as many as its pace allows, in the turns of the
/// campaigns, and the oldest of each first.
struct ClaimLetters {
    let services: Services
    let worker: String
    let connection: any Connection
    let now: Date

    /// The letters of one mail that waits. A digest has several, and an id.
    private struct WaitingMail {
        let queue: RecipientQueue
        var deliveries: [Delivery]
        var digest: Int64?
        var due: Date { deliveries.first?.dueAt ?? .distantFuture }
    }

    func claims(
        from address: AddressQueues, limit: Int, _ changes: inout [TallyKey: Int]
    ) throws -> [DeliverLetters.Claim] {
        guard services.paced else {
            return try claims(of: mails(to: address, limit: limit), limit, after: "", &changes).claims
        }
        // Only one worker claims for an address at a time, because two would count the same pace.
        guard try connection.tryLock(named: "pace \(address.address)") else { return [] }
        let turn = try connection.deliveries.turn(of: address.address, rehearsal: services.rehearsal)
        let free = address.pace.allow(waiting: limit, next: turn.next, at: now).letters
        guard free > 0 else { return [] }
        let waiting = try mails(to: address, limit: free)
        let (claims, turns) = try claims(of: waiting, free, after: turn.lastCampaign, &changes)
        if let last = turns.last {
            let (_, next) = address.pace.allow(waiting: turns.count, next: turn.next, at: now)
            try connection.deliveries.setTurn(
                of: address.address, rehearsal: services.rehearsal,
                to: PaceTurn(next: next, lastCampaign: last))
        }
        return claims
    }

    /// Claims mails in the turns of their campaigns. Returns the claims, and whose turns they were.
    private func claims(
        of waiting: [String: [WaitingMail]], _ count: Int, after last: String,
        _ changes: inout [TallyKey: Int]
    ) throws -> (claims: [DeliverLetters.Claim], turns: [String]) {
        let turns = CampaignTurns.next(count, of: waiting.mapValues(\.count), after: last)
        var (taken, claims) = ([String: Int](), [DeliverLetters.Claim]())
        for campaign in turns {
            guard let mail = waiting[campaign]?[taken[campaign, default: 0]] else { continue }
            taken[campaign, default: 0] += 1
            if let claim = try claim(mail, &changes) { claims.append(claim) }
        }
        return (claims, turns)
    }

    /// Returns the mails to an address that are due, by campaign, the oldest of each first.
    private func mails(to address: AddressQueues, limit: Int) throws -> [String: [WaitingMail]] {
        try Dictionary(grouping: address.queues, by: \.campaign).mapValues { queues in
            let mails = try queues.flatMap { queue in
                try queue.target.digest == nil
                    ? letters(from: queue, limit: limit) : digests(from: queue, limit: limit)
            }
            return queues.count == 1 ? mails : mails.sorted { $0.due < $1.due }
        }
    }

    private func letters(from queue: RecipientQueue, limit: Int) throws -> [WaitingMail] {
        try due(from: queue, limit: limit).map { WaitingMail(queue: queue, deliveries: [$0]) }
    }

    private func due(from queue: RecipientQueue, limit: Int) throws -> [Delivery] {
        let due = try services.queues.due(from: queue, connection, at: now, limit: limit, held: true)
        return services.mayHoldWords(in: queue.campaign) ? try withoutHeldWords(due) : due
    }

    /// Returns the digests of a queue that are due. A digest that was deferred goes again with the
    /// letters that it had, as far as they still wait.
    private func digests(from queue: RecipientQueue, limit: Int) throws -> [WaitingMail] {
        let due = try due(from: queue, limit: limit * DigestRules.letters)
        let again = Set(due.compactMap(\.digest)).sorted()
        let former = try again.map { digest in
            let all = try connection.deliveries.waiting(ofDigest: digest)
            return WaitingMail(queue: queue, deliveries: all, digest: digest)
        }
        var fresh: [WaitingMail] = []
        var octets = 0
        for delivery in due where delivery.digest == nil {
            let words = try connection.letters.find(delivery.letter)?.letter.draft.words.utf8.count ?? 0
            octets += words
            let isFull = (fresh.last?.deliveries.count ?? DigestRules.letters) >= DigestRules.letters
            if isFull || octets > DigestRules.ownWords {
                fresh.append(WaitingMail(queue: queue, deliveries: [], digest: services.environment.newID()))
                octets = words
            }
            fresh[fresh.count - 1].deliveries.append(delivery)
        }
        return Array((former.filter { !$0.deliveries.isEmpty } + fresh).prefix(limit))
    }

    /// Claims all letters of a mail. Nil when nothing is left of them.
    private func claim(_ mail: WaitingMail, _ changes: inout [TallyKey: Int]) throws -> DeliverLetters.Claim?
    {
        var letters: [(delivery: Delivery, letter: Letter)] = []
        for delivery in mail.deliveries.sorted(by: { $0.letter < $1.letter }) {
            guard let stored = try connection.letters.find(delivery.letter) else { continue }
            guard !stored.erased else {
                try giveUp(delivery, &changes)
                continue
            }
            try connection.apply(
                .claimed, to: delivery, of: stored.letter.head, worker: worker, counting: &changes, at: now)
            try connection.deliveries.setDigest(mail.digest, of: delivery)
            letters.append((delivery.record(.claimed, at: now).delivery, stored.letter))
        }
        guard let first = letters.first?.letter else { return nil }
        return DeliverLetters.Claim(
            id: mail.digest ?? first.id, isDigest: mail.digest != nil, letters: letters,
            target: target(of: first, from: mail.queue))
    }

    /// Sets the letters aside whose own words wait for a reader, or for the end of a switch, and
    /// returns the others. Each is set aside once.
    private func withoutHeldWords(_ due: [Delivery]) throws -> [Delivery] {
        try due.filter { delivery in
            guard try connection.letterWords.areUndecided(of: delivery.letter),
                let letter = try connection.letters.find(delivery.letter)?.letter,
                let why = services.reason(toHold: letter, atItsTurn: true)
            else { return true }
            if why == .switched {
                try connection.deliveries.hold(letter.id, .email)
            } else {
                try connection.deliveries.update(delivery.record(.heldForReader, at: now).delivery)
            }
            try connection.letterWords.add(letter, held: why)
            return false
        }
    }

    /// Gives up the delivery of an erased letter, of which nothing is left to send.
    private func giveUp(_ delivery: Delivery, _ changes: inout [TallyKey: Int]) throws {
        // A transaction that has locked the letter decides first. The letter comes up again in the
        // next cycle.
        guard let letter = try connection.letters.skippingLocked(delivery.letter)?.letter else { return }
        let event = DeliveryEvent.unreachable("its text is erased")
        try connection.apply(
            event, to: delivery, of: letter.head, worker: worker, counting: &changes, at: now)
    }

    /// Returns the target of the letter. For a house, returns the member to whom the letter was
    /// written. The member has no address when somebody else sits there by now.
    private func target(of letter: Letter, from queue: RecipientQueue) -> Target {
        guard let addressee = letter.addressee, let book = services.places.book(addressee.seat.legislature)
        else { return queue.target }
        return book.target(queue.target, for: addressee, on: Day(now), languages: [])
    }
}
