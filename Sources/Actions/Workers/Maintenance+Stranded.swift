import Domain
import Foundation
import Storage

extension Maintenance {
    /// Refuses letters queued for a target that has no address any more, or whose address is
    /// suspended. An import may remove a target or its address. The writer is shown the next way.
    @Sendable func giveUpUnreachable() async throws {
        let now = services.environment.now()
        for edition in services.campaigns.all {
            let campaign = edition.campaign
            let queues = try await services.database.read { connection in
                try stranded(in: campaign, connection)
            }
            for queue in queues {
                try await giveUp(
                    lettersTo: queue.target, queue.seat, in: campaign.slug, due: now, queue.why)
            }
        }
    }

    private struct StrandedQueue: Sendable {
        let target: String
        var seat = ""
        let why: OwnReply
    }

    /// Returns the queues of a campaign that wait for nothing, and why. Letters to a suspended
    /// address wait for the organiser where there is no other way.
    private func stranded(in campaign: Campaign, _ connection: any Connection) throws -> [StrandedQueue] {
        let suspended = try Set(connection.suspensions.all(rehearsal: services.rehearsal).map(\.address))
        func reason(_ target: Target?, gone: OwnReply) -> OwnReply? {
            guard let target, let address = target.email else { return gone }
            return suspended.contains(address.lowercased()) && campaign.hasOtherWays(to: target)
                ? .suspended : nil
        }
        var queues: [StrandedQueue] = []
        for key in try connection.deliveries.targetsAwaited(
            campaign: campaign.slug, rehearsal: services.rehearsal)
        {
            let target = campaign.target(key)
            guard let target, let house = target.representative else {
                if let why = reason(target, gone: .noAddressAnyMore) {
                    queues.append(StrandedQueue(target: key, why: why))
                }
                continue
            }
            guard let book = services.places.book(house) else { continue }
            for seat in try connection.deliveries.seatsAwaited(
                campaign: campaign.slug, target: key, rehearsal: services.rehearsal)
            {
                let member = try services.member(ofQueue: seat, campaign.slug, key, book, connection)
                let reached = member?.target(in: target, of: book.legislature, languages: [])
                if let why = reason(reached, gone: .leftOrWithoutAddress) {
                    queues.append(StrandedQueue(target: key, seat: seat, why: why))
                }
            }
        }
        return queues
    }

    /// Gives the letters back of targets to whom an organiser has cancelled the mail.
    @Sendable func giveBackCancelled() async throws {
        let rehearsal = services.rehearsal
        let board = services.switches.board
        for edition in services.campaigns.all {
            let slug = edition.campaign.slug
            for target in edition.campaign.targets
            where board.mail(to: target.key, in: slug, at: services.environment.now())?.name == .closed {
                let seats =
                    try target.representative == nil
                    ? [""]
                    : await services.database.read {
                        try $0.deliveries.seatsAwaited(
                            campaign: slug, target: target.key, rehearsal: rehearsal)
                    }
                // Deferred letters come back as well. Those that a reader holds stay there.
                let anyTime = SwitchRules.held.addingTimeInterval(-1)
                for seat in seats {
                    try await giveUp(lettersTo: target.key, seat, in: slug, due: anyTime, .mailStopped)
                }
            }
        }
    }

    /// Gives up letters that wait in a recipient's queue, up to a batch. Their writers get them
    /// back.
    /// - Parameter due: the last time at which they are due.
    private func giveUp(
        lettersTo target: String, _ seat: String, in slug: String, due: Date, _ why: OwnReply
    ) async throws {
        let (now, rehearsal) = (services.environment.now(), services.rehearsal)
        guard
            try await !services.database.read({
                try $0.deliveries.due(
                    campaign: slug, target: target, seat: seat, rehearsal: rehearsal, at: due, limit: 1)
            }).isEmpty
        else { return }
        try await alone { connection in
            for waiting in try connection.deliveries.due(
                campaign: slug, target: target, seat: seat, rehearsal: rehearsal, at: due, limit: Self.batch)
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
