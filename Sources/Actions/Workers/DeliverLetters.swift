import Domain
import Foundation
import Storage

/// Sends queued letters to their targets, at each target's pace.
package struct DeliverLetters: QueueSender {
    static let name = "delivery"
    static let mailSender = MailSender.letters
    /// So many letters can end in doubt when the process dies.
    package static let width = 32
    static let share = DutyCycle.delivery

    let services: Services
    let transport: any MailTransport
    let worker: String
    private let inProgress = JobsInProgress()

    package init(_ services: Services, transport: any MailTransport, worker: String) {
        self.services = services
        self.transport = transport
        self.worker = worker
    }

    package func run(until stop: StopSignal) async { await runner.run(until: stop) }
    package func drain() async throws { try await runner.drain() }

    private var runner: QueueRunner<Self> { QueueRunner(sender: self, inProgress: inProgress) }

    struct Claim: Sendable {
        let delivery: Delivery
        let letter: Letter
        let target: Target
    }

    func id(of claim: Claim) -> Int64 { claim.delivery.letter }
    func recipient(of claim: Claim) -> [UInt8] { Array((claim.target.email ?? "").lowercased().utf8) }

    func hasWork(_ connection: any Connection, at now: Date) throws -> Bool {
        try !queuesWithMail(connection, at: now).isEmpty
    }

    func claim(
        _ capacity: Int, _ connection: any Connection, _ changes: inout [TallyKey: Int], at now: Date
    ) throws -> [Claim] {
        var claims: [Claim] = []
        let queues = try queuesWithMail(connection, at: now)
        for (index, queue) in queues.enumerated() where claims.count < capacity {
            // Gives each queue an equal part. Capacity that one queue does not use goes to the
            // queues after it.
            let part = (capacity - claims.count + queues.count - index - 1) / (queues.count - index)
            claims += try claimed(from: queue, limit: part, connection, &changes, at: now)
        }
        return claims
    }

    func send(_ claim: Claim, through relay: String) async -> Outcome {
        guard claim.target.email != nil else { return .refused(Reply(.noLongerSits)) }
        do {
            guard let mail = try await services.mail(for: claim.letter, to: claim.target) else {
                return .deferred(Reply(0, "the campaign's texts for this letter are missing"))
            }
            return await transport.send(mail, through: relay)
        } catch {
            return .deferred(Reply(0, "the letter could not be composed"))
        }
    }

    func record(
        _ outcome: Outcome, of claim: Claim, _ connection: any Connection, _ changes: inout [TallyKey: Int],
        at now: Date
    ) throws {
        try connection.apply(
            outcome, ofAttempt: claim.delivery, mail: services.environment.newID(), counting: &changes,
            at: now)
    }

    func giveBack(_ connection: any Connection, unless isInProgress: (Int64) -> Bool, at now: Date) throws {
        for delivery in try connection.deliveries.sending(by: worker) where !isInProgress(delivery.letter) {
            guard let letter = try connection.letters.lockedSummary(delivery.letter) else { continue }
            try connection.apply(.notSent, to: delivery, of: letter, at: now)
        }
    }

    func takeBack(
        _ id: Int64, _ connection: any Connection, _ changes: inout [TallyKey: Int], at now: Date
    ) throws {
        guard let letter = try connection.letters.lockedSummary(id),
            let delivery = try connection.deliveries.find(of: id, by: .email)
        else { return }
        // The letter stays refused once its writer was told, because the writer may have gone
        // another way.
        guard delivery.state == .refused, try connection.cancelReturns(of: id, at: now) else { return }
        try connection.apply(
            .takenBack, to: delivery, of: letter, worker: worker, counting: &changes, at: now)
    }

    /// A queue with letters that may be due. Each target that has an address and is open at this
    /// hour has a queue. Each member of a house for whom letters wait has a queue.
    private struct RecipientQueue: Sendable {
        let campaign: String
        let target: Target
        /// The key of the member's queue when the target is a representative, else "".
        var seat = ""
        let address: String
    }

    private func queuesWithMail(_ connection: any Connection, at now: Date) throws -> [RecipientQueue] {
        let switches = services.switches
        let sent = services.campaigns.all.filter {
            let slug = $0.campaign.slug
            return !switches.holds(.sending, in: slug) && !switches.holds(.readOnly, in: slug)
        }
        let open = sent.flatMap { edition in
            edition.campaign.targets.filter { $0.hours?.isOpen(at: now) ?? true }.map {
                (edition.campaign.slug, $0)
            }
        }
        let start = services.environment.random(2).reduce(0) { $0 << 8 | Int($1) }
        let queues = try open.flatMap { campaign, target in
            guard target.representative == nil else {
                return try membersQueues(campaign, target, connection, at: now)
            }
            return target.email.map {
                [RecipientQueue(campaign: campaign, target: target, address: $0.lowercased())]
            } ?? []
        }
        // Begins at a random queue, because the first queues are served first when capacity is
        // small.
        let first = queues.isEmpty ? 0 : start % queues.count
        return try (queues[first...] + queues[..<first]).filter {
            try !due(from: $0, connection, at: now, limit: 1).isEmpty
        }
    }

    /// Returns one queue for each member of the house who has an address and for whom letters wait.
    private func membersQueues(
        _ campaign: String, _ target: Target, _ connection: any Connection, at now: Date
    ) throws -> [RecipientQueue] {
        guard let book = target.representative.flatMap(services.places.book) else { return [] }
        return try connection.deliveries.seatsAwaited(
            campaign: campaign, target: target.key, rehearsal: services.rehearsal
        ).compactMap { seat in
            try services.address(ofQueue: seat, campaign, target.key, book, connection).map {
                RecipientQueue(campaign: campaign, target: target, seat: seat, address: $0.lowercased())
            }
        }
    }

    private func due(
        from queue: RecipientQueue, _ connection: any Connection, at now: Date, limit: Int, held: Bool = false
    ) throws -> [Delivery] {
        try connection.deliveries.due(
            campaign: queue.campaign, target: queue.target.key, seat: queue.seat,
            rehearsal: services.rehearsal, at: now, limit: limit, held: held)
    }

    private func claimed(
        from queue: RecipientQueue, limit: Int, _ connection: any Connection,
        _ changes: inout [TallyKey: Int], at now: Date
    ) throws -> [Claim] {
        // Only one worker claims for a recipient at a time, because two would count the same pace.
        guard try !services.paced || connection.tryLock(named: "pace \(queue.address)") else { return [] }
        var due = try due(from: queue, connection, at: now, limit: limit, held: true)
        if services.mayHoldWords(in: queue.campaign) { due = try withoutHeldWords(due, connection, at: now) }
        var claims: [Claim] = []
        for delivery in due.prefix(try turns(of: queue, waiting: due.count, connection, at: now)) {
            guard let stored = try connection.letters.find(delivery.letter) else { continue }
            guard !stored.erased else {
                try giveUp(delivery, connection, &changes, at: now)
                continue
            }
            let letter = stored.letter
            try connection.apply(
                .claimed, to: delivery, of: letter.head, worker: worker, counting: &changes, at: now)
            claims.append(
                Claim(
                    delivery: delivery.record(.claimed, at: now).delivery, letter: letter,
                    target: target(of: letter, from: queue)))
        }
        return claims
    }

    /// Sets the letters aside whose own words wait for a reader, or for the end of a switch, and
    /// returns the others. Each is set aside once.
    private func withoutHeldWords(_ due: [Delivery], _ connection: any Connection, at now: Date) throws
        -> [Delivery]
    {
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
    private func giveUp(
        _ delivery: Delivery, _ connection: any Connection, _ changes: inout [TallyKey: Int], at now: Date
    ) throws {
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
        return book.target(queue.target, for: addressee, on: Day(services.environment.now()), languages: [])
    }

    private func turns(of queue: RecipientQueue, waiting: Int, _ connection: any Connection, at now: Date)
        throws -> Int
    {
        guard services.paced, waiting > 0 else { return waiting }
        let next = try connection.deliveries.nextTurn(of: queue.address, rehearsal: services.rehearsal)
        let (letters, cycle) = Pace(perHour: queue.target.hours?.perHour).allow(
            waiting: waiting, next: next, at: now)
        if letters > 0 {
            try connection.deliveries.setNextTurn(of: queue.address, rehearsal: services.rehearsal, to: cycle)
        }
        return letters
    }
}
