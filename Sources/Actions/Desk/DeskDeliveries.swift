package import Domain
import Storage

/// The deliveries of a campaign, and the mails about them that a person has to read.
package struct DeskDeliveries: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// A part of the list.
    package struct Part: Sendable {
        package let deliveries: [DeskDelivery]
        /// Where the next part begins. Nil at the end.
        package let next: DeliveryCursor?
    }

    /// What waits, and how many deliveries there are.
    package struct Summary: Sendable {
        /// Deliveries by state.
        package let counts: [DeliveryFilter: CappedCount]
        /// Mails that nobody has read yet, newest first.
        package let mails: [KeptMail]
        /// Answers that look automatic, newest first. Nobody has to read them.
        package let automatic: [KeptMail]
        /// Addresses of the campaign's targets that get no letters.
        package let suspended: [AddressSuspension]
    }

    /// One letter with all that is known of it.
    package struct LetterFile: Sendable {
        package let letter: Letter
        package let isErased: Bool
        package let deliveries: [Delivery]
        package let attempts: [DeliveryAttempt]
        /// The mails about the letter, newest first, with their first octets.
        package let mails: [(mail: KeptMail, content: [UInt8])]
        package let target: Target?
        /// The letter as its mail contains it. Nil once its text is erased.
        package let composed: ComposedLetter?
    }

    /// The mail to one target.
    package struct TargetMail: Sendable {
        package let target: Target
        package let waiting: CappedCount
        /// What stops it. Nil for nothing.
        package let stop: Switch?
        /// How offices asked to get their letters, by address.
        package let asked: [(address: String, choice: DigestChoice)]
    }

    /// Returns the mail to each target that is reached by e-mail.
    package func targetMail(of campaign: Campaign) async throws -> [TargetMail] {
        let (rehearsal, switches) = (services.rehearsal, services.switches)
        return try await services.database.read { connection in
            let choices = try connection.deliveries.digestChoices(rehearsal: rehearsal)
            return try campaign.targets.filter { $0.email != nil || $0.representative != nil }.map { target in
                let waiting = try connection.deliveries.waiting(
                    campaign: campaign.slug, target: target.key, seat: nil, rehearsal: rehearsal,
                    limit: CappedCount.most + 1)
                let asked = choices.isEmpty ? [] : services.addresses(of: target).sorted()
                return TargetMail(
                    target: target, waiting: CappedCount(upToLimit: waiting),
                    stop: switches.mail(to: target.key, in: campaign.slug),
                    asked: asked.compactMap { address in choices[address].map { (address, $0) } })
            }
        }
    }

    package static let perPart = 50
    package static let mostMails = 20
    private static let octetsOfMail = 1 << 18

    package func part(of campaign: String, _ filter: DeliveryFilter, after cursor: DeliveryCursor?)
        async throws -> Part
    {
        let rehearsal = services.rehearsal
        let found = try await services.database.read {
            try $0.deliveries.list(
                of: campaign, rehearsal: rehearsal, in: filter.states, after: cursor,
                limit: Self.perPart + 1)
        }
        let shown = Array(found.prefix(Self.perPart))
        return Part(
            deliveries: shown,
            next: found.count > shown.count ? shown.last.map { DeliveryCursor($0.delivery) } : nil)
    }

    package func summary(of campaign: String) async throws -> Summary {
        let (rehearsal, now) = (services.rehearsal, services.environment.now())
        return try await services.database.read { connection in
            let tally = try connection.counts.tally(of: campaign, rehearsal: rehearsal, asOf: now)
            let counts = try DeliveryFilter.allCases.filter { $0 != .all }.map {
                filter -> (DeliveryFilter, CappedCount) in
                if let status = filter.tallied { return (filter, CappedCount(tally.letters[status])) }
                let found = try filter.states.map { state in
                    try connection.deliveries.count(
                        of: campaign, rehearsal: rehearsal, in: state, upTo: CappedCount.most + 1)
                }
                return (filter, CappedCount(upToLimit: found.reduce(0, +)))
            }
            return Summary(
                counts: Dictionary(uniqueKeysWithValues: counts),
                mails: try connection.receivedMails.open(
                    of: campaign, rehearsal: rehearsal, limit: Self.mostMails),
                automatic: try connection.receivedMails.automatic(
                    of: campaign, rehearsal: rehearsal, limit: Self.mostMails),
                suspended: tally.suspended.filter { $0.campaign == campaign || concerns(campaign, $0) })
        }
    }

    private func concerns(_ campaign: String, _ suspension: AddressSuspension) -> Bool {
        services.campaigns.newest(campaign)?.campaign.targets.contains(where: suspension.concerns) ?? false
    }

    /// Returns a letter of a campaign that has deliveries. Nil for any other.
    /// - Parameter campaign: nil for a letter of any campaign.
    package func letter(_ id: Int64, of campaign: String?) async throws -> LetterFile? {
        let found = try await services.database.read { connection in
            try connection.letters.find(id).map {
                (
                    stored: $0, deliveries: try connection.deliveries.all(of: id),
                    attempts: try connection.deliveries.attempts(of: id),
                    mails: try connection.receivedMails.newest(of: id, limit: 5, octets: Self.octetsOfMail)
                )
            }
        }
        guard let found, campaign.map({ $0 == found.stored.letter.campaign }) != false,
            !found.deliveries.isEmpty
        else {
            return nil
        }
        let (letter, isErased) = (found.stored.letter, found.stored.erased)
        let edition = try await services.campaign(of: letter)
        let composed = isErased ? nil : try await services.composed(letter)
        return LetterFile(
            letter: letter, isErased: isErased, deliveries: found.deliveries, attempts: found.attempts,
            mails: found.mails, target: edition?.target(letter.target), composed: composed)
    }
}
