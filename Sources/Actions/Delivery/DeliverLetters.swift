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

    /// Where mail may be due: each target with an address that is open at this hour.
    private struct Door: Sendable {
        let campaign: String
        let target: Target
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
        let doors = runtime.campaigns.all.flatMap { edition in
            edition.campaign.targets.compactMap { target -> Door? in
                guard let address = target.email, target.hours?.isOpen(at: now) ?? true else { return nil }
                return Door(campaign: edition.campaign.slug, target: target, address: address.lowercased())
            }
        }
        return try await runtime.database.read { connection in
            try doors.filter {
                try !connection.dueDeliveries(campaign: $0.campaign, target: $0.target.key, rehearsal: runtime.rehearsal, at: now, limit: 1).isEmpty
            }
        }
    }

    private func claimed(through door: Door, limit: Int, _ connection: any Connection, at now: Date) throws -> [Claim] {
        // Another worker at the same door would count the same pace.
        guard try !runtime.paced || connection.tryHold("pace \(door.address)") else { return [] }
        let due = try connection.dueDeliveries(
            campaign: door.campaign, target: door.target.key, rehearsal: runtime.rehearsal, at: now, limit: limit, held: true)
        return try due.prefix(turns(of: door, waiting: due.count, connection, at: now)).compactMap { delivery in
            guard try connection.claim(delivery), let letter = try connection.letter(delivery.letter)?.letter else { return nil }
            try connection.apply(.claimed, to: delivery, of: letter, worker: worker, at: now)
            return Claim(delivery: delivery.record(.claimed, at: now).delivery, letter: letter, target: door.target)
        }
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
