package import Domain
import Foundation
import Storage

extension Services {
    package var departure: LetterDeparture { LetterDeparture(services: self) }
}

/// Tells when a letter leaves.
package struct LetterDeparture: Sendable {
    let services: Services

    /// The letters that are counted one by one to tell when a letter leaves. Of more, the tally
    /// knows the number.
    static let mostCounted = 5_000

    /// Returns the sentence that says when a letter leaves: "It should leave on Monday morning."
    /// Nil for a letter that waits for something else than its turn, and where nobody can know.
    package func sentence(of letter: Letter, told text: InterfaceText) async throws -> String? {
        guard !services.rehearsal, !letter.rehearsal, letter.state == .confirmed,
            let newest = services.campaigns.newest(letter.campaign)?.campaign,
            let target = services.addressed(newest, for: letter).target(letter.target),
            let address = target.email
        else { return nil }
        let now = services.environment.now()
        let departure = try await services.database.read {
            try self.departure(of: letter, to: target, address.lowercased(), $0, at: now)
        }
        let zone = target.hours.flatMap { TimeZone(identifier: $0.zone) } ?? .gmt
        return departure?.told(text, target: target.spokenName(in: text), in: zone, at: now)
    }

    private func departure(
        of letter: Letter, to target: Target, _ address: String, _ connection: any Connection, at now: Date
    ) throws -> Departure? {
        let slug = letter.campaign
        guard let delivery = try connection.deliveries.find(of: letter.id, by: .email),
            delivery.state == .queued, !delivery.isHeld
        else { return nil }
        if let stop = services.switches.mail(to: target.key, in: slug) {
            return stop.name == .paused ? .paused : nil
        }
        guard !services.switches.holds(.sending, in: slug), !services.switches.holds(.readOnly, in: slug)
        else {
            return .paused
        }
        guard services.paced else {
            return .of(ahead: 0, pace: Pace(perHour: nil), next: now, hours: nil, at: now)
        }
        return try turn(of: letter, to: target, address, connection, at: now)
    }

    /// Counts what leaves before a letter that waits, which is the last of its campaign.
    private func turn(
        of letter: Letter, to target: Target, _ address: String, _ connection: any Connection, at now: Date
    ) throws -> Departure? {
        var (waiting, pace) = ([String: Int](), Pace(perHour: target.hours?.perHour))
        var isMany = false
        let own = RecipientQueue(
            campaign: letter.campaign, target: target, seat: letter.addressee?.queue ?? "")
        let others = services.campaigns.all.flatMap { edition in
            edition.campaign.targets.filter { $0.email?.lowercased() == address }.map {
                RecipientQueue(campaign: edition.campaign.slug, target: $0)
            }
        }
        for queue in target.representative == nil ? others : [own] {
            pace.perHour = min(pace.perHour, Pace(perHour: queue.target.hours?.perHour).perHour)
            guard !services.queues.holdsLetters(to: queue.target.key, in: queue.campaign) else { continue }
            let found = try self.waiting(in: queue, connection, at: now)
            isMany = isMany || found >= Self.mostCounted
            waiting[queue.campaign, default: 0] += found
        }
        let choice = try connection.deliveries.digestChoices(rehearsal: false)[address]
        let digest = choice.map(\.digest) ?? target.digest
        // The letter itself is among those of its campaign.
        waiting[letter.campaign] = max(0, waiting[letter.campaign, default: 1] - 1)
        let ahead = CampaignTurns.ahead(of: letter.campaign, waiting: waiting)
        let leaves = Departure.of(
            ahead: ahead, pace: pace,
            next: try connection.deliveries.turn(of: address, rehearsal: false).next, hours: target.hours,
            digest: digest, at: now)
        guard isMany, digest == nil else { return leaves }
        return .behind(ahead, perHour: pace.perHour, leaves?.date)
    }

    /// Counts the letters that wait in a queue: exactly up to a limit, then as the tally does.
    private func waiting(in queue: RecipientQueue, _ connection: any Connection, at now: Date) throws -> Int {
        let counted = try connection.deliveries.waiting(
            campaign: queue.campaign, target: queue.target.key, seat: queue.seat, rehearsal: false,
            limit: Self.mostCounted)
        guard counted == Self.mostCounted, queue.seat.isEmpty else { return counted }
        let tally = try connection.counts.tally(of: queue.campaign, rehearsal: false, asOf: now)
        return max(counted, tally.targets[queue.target.key]?[.onItsWay] ?? 0)
    }
}
