import Domain
import Foundation
import Storage

/// A queue with letters of one campaign to one recipient. Each member of a house for whom letters
/// wait has a queue.
struct RecipientQueue: Sendable {
    let campaign: String
    var target: Target
    /// The key of the member's queue when the target is a representative, else "".
    var seat = ""

    /// Returns the queue with its letters as the office asks for them. Nil: it does not.
    func asked(_ choice: DigestChoice?) -> RecipientQueue {
        guard let choice else { return self }
        var queue = self
        queue.target.digest = choice.digest
        return queue
    }
}

/// The queues of all campaigns that write to one address. They share the address's pace.
struct AddressQueues: Sendable {
    let address: String
    /// The lowest budget that a campaign names for the address.
    var pace: Pace
    var queues: [RecipientQueue]
}

extension Services {
    var queues: DeliveryQueues { DeliveryQueues(services: self) }
}

/// Finds the letters that may leave.
struct DeliveryQueues: Sendable {
    let services: Services

    /// Returns the addresses to which letters may go at this hour.
    func open(_ connection: any Connection, at now: Date) throws -> [AddressQueues] {
        let suspended = try Set(connection.suspensions.all(rehearsal: services.rehearsal).map(\.address))
        let choices = try connection.deliveries.digestChoices(rehearsal: services.rehearsal)
        var paces: [String: Pace] = [:]
        var byAddress: [String: [RecipientQueue]] = [:]
        for edition in services.campaigns.all {
            let slug = edition.campaign.slug
            for target in edition.campaign.targets {
                let (isOpen, pace) = (
                    target.hours?.isOpen(at: now) ?? true, Pace(perHour: target.hours?.perHour)
                )
                let maySend = isOpen && !holdsLetters(to: target.key, in: slug)
                let queues =
                    try target.representative == nil
                    ? target.email.map { [($0, RecipientQueue(campaign: slug, target: target))] } ?? []
                    : maySend ? membersQueues(slug, target, connection) : []
                for (address, queue) in queues {
                    let address = address.lowercased()
                    paces[address] = Pace(perHour: min(pace.perHour, paces[address]?.perHour ?? pace.perHour))
                    guard maySend, !suspended.contains(address) else { continue }
                    byAddress[address, default: []].append(queue.asked(choices[address]))
                }
            }
        }
        let all = byAddress.keys.sorted().map {
            AddressQueues(
                address: $0, pace: paces[$0] ?? Pace(perHour: nil), queues: byAddress[$0, default: []])
        }
        // Begins at a random address, because the first ones are served first when capacity is
        // small.
        let first =
            all.isEmpty ? 0 : services.environment.random(2).reduce(0) { $0 << 8 | Int($1) } % all.count
        return Array(all[first...] + all[..<first])
    }

    /// Whether a switch or an organiser holds the letters to a target.
    func holdsLetters(to target: String, in slug: String) -> Bool {
        services.switches.holds(.sending, in: slug) || services.switches.holds(.readOnly, in: slug)
            || services.switches.mail(to: target, in: slug) != nil
    }

    /// Returns one queue for each member of the house who has an address and for whom letters wait.
    private func membersQueues(_ campaign: String, _ target: Target, _ connection: any Connection) throws
        -> [(String, RecipientQueue)]
    {
        guard let book = target.representative.flatMap(services.places.book) else { return [] }
        return try connection.deliveries.seatsAwaited(
            campaign: campaign, target: target.key, rehearsal: services.rehearsal
        ).compactMap { seat in
            try services.member(ofQueue: seat, campaign, target.key, book, connection)?.email.map {
                ($0, RecipientQueue(campaign: campaign, target: target, seat: seat))
            }
        }
    }

    /// Returns the deliveries of a queue that may be sent now, oldest first. For a target that gets
    /// digests, letters of today or of this week wait.
    func due(
        from queue: RecipientQueue, _ connection: any Connection, at now: Date, limit: Int, held: Bool = false
    ) throws -> [Delivery] {
        try connection.deliveries.due(
            campaign: queue.campaign, target: queue.target.key, seat: queue.seat,
            rehearsal: services.rehearsal,
            at: now, queued: queue.target.digest?.cut(at: now, hours: queue.target.hours) ?? SwitchRules.held,
            limit: limit, held: held)
    }
}
