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

    /// One mail: a letter, or a digest with several.
    struct Claim: Sendable {
        /// The id of the letter, or of the digest.
        let id: Int64
        let isDigest: Bool
        /// In the order of their ids.
        let letters: [(delivery: Delivery, letter: Letter)]
        let target: Target
    }

    func id(of claim: Claim) -> Int64 { claim.id }
    func recipient(of claim: Claim) -> [UInt8] { Array((claim.target.email ?? "").lowercased().utf8) }

    func hasWork(_ connection: any Connection, at now: Date) throws -> Bool {
        try !services.queues.open(connection, at: now).allSatisfy { address in
            try address.queues.allSatisfy {
                try services.queues.due(from: $0, connection, at: now, limit: 1).isEmpty
            }
        }
    }

    func claim(
        _ capacity: Int, _ connection: any Connection, _ changes: inout [TallyKey: Int], at now: Date
    ) throws -> [Claim] {
        let addresses = try services.queues.open(connection, at: now).compactMap { address in
            var waiting = address
            waiting.queues = try address.queues.filter {
                try !services.queues.due(from: $0, connection, at: now, limit: 1).isEmpty
            }
            return waiting.queues.isEmpty ? nil : waiting
        }
        var claims: [Claim] = []
        for (index, address) in addresses.enumerated() where claims.count < capacity {
            // Gives each address an equal part. Capacity that one address does not use goes to the
            // addresses after it.
            let part = (capacity - claims.count + addresses.count - index - 1) / (addresses.count - index)
            let claim = ClaimLetters(services: services, worker: worker, connection: connection, now: now)
            claims += try claim.claims(from: address, limit: part, &changes)
        }
        return claims
    }

    func send(_ claim: Claim, through relay: String) async -> Outcome {
        guard claim.target.email != nil else { return .refused(Reply(.noLongerSits)) }
        do {
            let mail: EmailMessage?
            if claim.isDigest {
                mail = try await services.composer.digest(
                    claim.id, of: claim.letters.map(\.letter), to: claim.target)
            } else if let letter = claim.letters.first?.letter {
                mail = try await services.composer.mail(for: letter, to: claim.target, offersDigest: true)
            } else {
                mail = nil
            }
            guard let mail else {
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
        for (delivery, letter) in claim.letters {
            try connection.apply(
                outcome, ofAttempt: delivery, confirmedAt: letter.confirmedAt,
                mail: services.environment.newID(), counting: &changes,
                at: now)
        }
        if case .refused(let reply) = outcome, reply.reason == .noSuchAddress,
            let address = claim.target.email, let letter = claim.letters.first?.letter
        {
            try SuspendAddress(services).noteUnknown(
                address, of: letter, notice: services.environment.newID(), connection, at: now)
        }
    }

    func giveBack(_ connection: any Connection, unless isInProgress: (Int64) -> Bool, at now: Date) throws {
        for delivery in try connection.deliveries.sending(by: worker)
        where !isInProgress(delivery.digest ?? delivery.letter) {
            guard let letter = try connection.letters.lockedSummary(delivery.letter) else { continue }
            try connection.apply(.notSent, to: delivery, of: letter, at: now)
        }
    }

    /// - Parameter id: the id of a letter, or of a digest with several.
    func takeBack(
        _ id: Int64, _ connection: any Connection, _ changes: inout [TallyKey: Int], at now: Date
    ) throws {
        let inDigest = try connection.deliveries.letters(ofDigest: id)
        for id in inDigest.isEmpty ? [id] : inDigest {
            guard let letter = try connection.letters.lockedSummary(id),
                let delivery = try connection.deliveries.find(of: id, by: .email)
            else { continue }
            // The letter stays refused once its writer was told, because the writer may have gone
            // another way.
            guard delivery.state == .refused, try connection.cancelReturns(of: id, at: now) else { continue }
            try connection.apply(
                .takenBack, to: delivery, of: letter, worker: worker, counting: &changes, at: now)
        }
    }
}
