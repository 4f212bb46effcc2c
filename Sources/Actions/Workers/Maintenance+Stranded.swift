import Domain
import Foundation
import Storage

extension Maintenance {
    /// Refuses letters queued for a target that has no address any more, or whose address is
    /// suspended. An import may remove a target or its address. The writer is shown the next way.
    @Sendable func giveUpUnreachable() async throws {
        let now = services.environment.now()
        for edition in services.campaigns.all {
            let (campaign, rehearsal) = (edition.campaign, services.rehearsal)
            let stranded = try await services.database.read { connection in
                try stranded(in: campaign, connection)
            }
            for (target, seat, why) in stranded {
                try await alone { connection in
                    for waiting in try connection.deliveries.due(
                        campaign: campaign.slug, target: target, seat: seat, rehearsal: rehearsal, at: now,
                        limit: Self.batch)
                    {
                        guard let letter = try connection.letters.lockedSummary(waiting.letter),
                            let delivery = try connection.deliveries.locked(of: waiting.letter).first(where: {
                                $0.channel == waiting.channel
                            })
                        else { continue }
                        try connection.apply(
                            .unreachable(why.rawValue), to: delivery, of: letter,
                            mail: services.environment.newID(), at: now)
                    }
                }
            }
        }
    }

    /// Returns the queues of a campaign that wait for nothing, and why. Letters to a suspended
    /// address wait for the organiser where there is no other way.
    private func stranded(in campaign: Campaign, _ connection: any Connection) throws -> [(
        target: String, seat: String, why: OwnWords
    )] {
        let suspended = try Set(connection.suspensions.all(rehearsal: services.rehearsal).map(\.address))
        return try connection.deliveries.targetsAwaited(
            campaign: campaign.slug, rehearsal: services.rehearsal
        ).flatMap { key -> [(target: String, seat: String, why: OwnWords)] in
            let target = campaign.target(key)
            func reason(_ address: String?, gone: OwnWords) -> OwnWords? {
                guard let address else { return gone }
                let isSuspended = suspended.contains(address.lowercased()) && target?.hasAnotherWay == true
                return isSuspended ? .suspended : nil
            }
            guard let house = target?.representative else {
                return reason(target?.email, gone: .noAddressAnyMore).map { [(key, "", $0)] } ?? []
            }
            guard let book = services.places.book(house) else { return [] }
            return try connection.deliveries.seatsAwaited(
                campaign: campaign.slug, target: key, rehearsal: services.rehearsal
            ).compactMap { seat in
                let address = try services.address(ofQueue: seat, campaign.slug, key, book, connection)
                return reason(address, gone: .leftOrWithoutAddress).map { (key, seat, $0) }
            }
        }
    }

    /// Makes mails of a rehearsal void that have been due for seven days, once a mail server is
    /// set. Nobody sends them any more; their letters end by their own deadline.
    @Sendable func endRehearsal() async throws {
        guard !services.rehearsal else { return }
        let now = services.environment.now()
        let before = now.addingTimeInterval(-Retention.unconfirmed)
        guard
            try await services.database.read({ try $0.outbox.hasDue(rehearsal: true, at: before) })
        else { return }
        try await alone { connection in
            for mail in try connection.outbox.overdue(rehearsal: true, before: before, limit: Self.batch) {
                try connection.apply(.notWanted, to: mail, at: now)
            }
        }
    }
}
