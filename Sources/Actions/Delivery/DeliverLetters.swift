import Domain
import Foundation
import Storage

/// Takes queued letters to their targets, at each target's pace.
package struct DeliverLetters: Sendable {
    let runtime: Runtime
    let carrier: any Carrier
    let worker: String
    private let underWay = UnderWay()
    /// How many letters may be `sending` at once: so many can end in doubt when the process dies.
    static let width = 20

    package init(_ runtime: Runtime, carrier: any Carrier, worker: String) {
        self.runtime = runtime
        self.carrier = carrier
        self.worker = worker
    }

    package func run(until stop: StopSignal) async { await pump.run(until: stop) }
    package func drain() async throws { try await pump.drain() }

    private var pump: Pump<Claim> {
        Pump(name: "delivery", width: Self.width, logger: runtime.logger, claim: claim, perform: deliver)
    }

    /// A letter that is ours to send: `sending` is committed.
    struct Claim: Sendable {
        let delivery: Delivery
        let letter: Letter
        let target: Target
    }

    /// Where mail may be due: each target with an address that is open at this hour, and each member of a house for whom letters wait.
    private struct Door: Sendable {
        let campaign: String
        let target: Target
        /// The division, where the target is its representative.
        var seat = ""
        let address: String
    }

    @Sendable private func claim(limit: Int) async throws -> [Claim] {
        try await underWay.claim(id: \.delivery.letter, giveBack: giveBack) { try await claimDue(limit: limit) }
    }

    private func giveBack(unless isUnderWay: @escaping @Sendable (Int64) -> Bool) async throws {
        let now = runtime.world.now()
        try await runtime.database.write { connection in
            for delivery in try connection.sendingDeliveries(of: worker) where !isUnderWay(delivery.letter) {
                guard let letter = try connection.heldLetter(delivery.letter)?.letter else { continue }
                try connection.apply(.notSent, to: delivery, of: letter, at: now)
            }
        }
    }

    private func claimDue(limit: Int) async throws -> [Claim] {
        let now = runtime.world.now()
        let doors = try await doorsWithMail(at: now)
        guard limit > 0, !doors.isEmpty else { return [] }
        return try await runtime.database.write { connection in
            var claims: [Claim] = []
            for door in doors where claims.count < limit {
                claims += try claimed(through: door, limit: limit - claims.count, connection, at: now)
            }
            return claims
        }
    }

    private func doorsWithMail(at now: Date) async throws -> [Door] {
        let open = runtime.campaigns.all.flatMap { edition in
            edition.campaign.targets.filter { $0.hours?.isOpen(at: now) ?? true }.map { (edition.campaign.slug, $0) }
        }
        return try await runtime.database.read { connection in
            let doors = try open.flatMap { campaign, target in
                guard target.representative == nil else { return try membersDoors(campaign, target, connection, at: now) }
                return target.email.map { [Door(campaign: campaign, target: target, address: $0.lowercased())] } ?? []
            }
            return try doors.filter { try !due(through: $0, connection, at: now, limit: 1).isEmpty }
        }
    }

    /// One for each seat of the house for which letters wait and whose member has an address.
    private func membersDoors(_ campaign: String, _ target: Target, _ connection: any Connection, at now: Date) throws -> [Door] {
        guard let book = target.representative.flatMap(runtime.places.book) else { return [] }
        return try connection.seatsAwaited(campaign: campaign, target: target.key, rehearsal: runtime.rehearsal).compactMap { seat in
            book.seat(seat, on: Day(now)).member?.email.map { Door(campaign: campaign, target: target, seat: seat, address: $0.lowercased()) }
        }
    }

    private func due(through door: Door, _ connection: any Connection, at now: Date, limit: Int, held: Bool = false) throws -> [Delivery] {
        try connection.dueDeliveries(
            campaign: door.campaign, target: door.target.key, seat: door.seat, rehearsal: runtime.rehearsal, at: now, limit: limit, held: held)
    }

    private func claimed(through door: Door, limit: Int, _ connection: any Connection, at now: Date) throws -> [Claim] {
        // Another worker at the same door would count the same pace.
        guard try !runtime.paced || connection.tryHold("pace \(door.address)") else { return [] }
        let due = try due(through: door, connection, at: now, limit: limit, held: true)
        return try due.prefix(turns(of: door, waiting: due.count, connection, at: now)).compactMap { delivery in
            guard try connection.claim(delivery), let letter = try connection.letter(delivery.letter)?.letter else { return nil }
            try connection.apply(.claimed, to: delivery, of: letter, worker: worker, at: now)
            return Claim(delivery: delivery.record(.claimed, at: now).delivery, letter: letter, target: target(of: letter, through: door))
        }
    }

    /// Of a house, the member to whom the letter was written: without an address when somebody else sits there by now.
    private func target(of letter: Letter, through door: Door) -> Target {
        guard let addressee = letter.addressee, let book = runtime.places.book(addressee.seat.legislature) else { return door.target }
        return book.target(door.target, for: addressee, on: Day(runtime.world.now()), languages: [])
    }

    private func turns(of door: Door, waiting: Int, _ connection: any Connection, at now: Date) throws -> Int {
        guard runtime.paced, waiting > 0 else { return waiting }
        let next = try connection.nextTurn(of: door.address, rehearsal: runtime.rehearsal)
        let (letters, turn) = Pace(perHour: door.target.hours?.perHour).allow(waiting: waiting, next: next, at: now)
        if letters > 0 { try connection.setNextTurn(of: door.address, rehearsal: runtime.rehearsal, to: turn) }
        return letters
    }

    @Sendable private func deliver(_ claim: Claim) async throws {
        let outcome = await outcome(of: claim)
        let now = runtime.world.now()
        let mail = runtime.world.newID()
        try await runtime.insist { connection in
            try connection.apply(outcome, ofAttempt: claim.delivery, mail: mail, at: now)
        }
        underWay.end(claim.delivery.letter)
    }

    private func outcome(of claim: Claim) async -> Outcome {
        guard claim.target.email != nil else { return .refused(Reply(0, "whom this letter was written to no longer sits for that division")) }
        do {
            guard let mail = try await runtime.mail(for: claim.letter, to: claim.target) else {
                return .deferred(Reply(0, "the campaign's texts for this letter are missing"))
            }
            return await carrier.send(mail)
        } catch {
            return .deferred(Reply(0, "the letter could not be composed"))
        }
    }
}
