import Domain
import Foundation
import Storage

extension Maintenance {
    /// Refuses letters queued for a target that has no address any more. An import may remove a
    /// target or its address. The writer is shown the next way.
    @Sendable func giveUpUnreachable() async throws {
        let now = services.environment.now()
        for edition in services.campaigns.all {
            let (campaign, rehearsal) = (edition.campaign, services.rehearsal)
            let stranded = try await services.database.read { connection in
                try connection.deliveries.targetsAwaited(campaign: campaign.slug, rehearsal: rehearsal)
                    .flatMap {
                        key -> [(target: String, seat: String)] in
                        guard let house = campaign.target(key)?.representative else {
                            return campaign.target(key)?.email == nil ? [(key, "")] : []
                        }
                        guard let book = services.places.book(house) else { return [] }
                        return try connection.deliveries.seatsAwaited(
                            campaign: campaign.slug, target: key, rehearsal: rehearsal
                        )
                        .filter {
                            try services.address(ofQueue: $0, campaign.slug, key, book, connection) == nil
                        }
                        .map { (key, $0) }
                    }
            }
            for (target, seat) in stranded {
                let why: OwnWords = seat.isEmpty ? .noAddressAnyMore : .leftOrWithoutAddress
                try await giveUp(lettersTo: target, seat, in: campaign.slug, due: now, why)
            }
        }
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
                // Deferred letters come back as well. Those that wait for a reader wait for the reader.
                let anyTime = SwitchRules.held.addingTimeInterval(-1)
                for seat in seats {
                    try await giveUp(lettersTo: target.key, seat, in: slug, due: anyTime, .mailStopped)
                }
            }
        }
    }

    /// Gives up letters that wait in a recipient's queue, up to a batch. Their writers get them back.
    /// - Parameter due: the last time at which they are due.
    private func giveUp(
        lettersTo target: String, _ seat: String, in slug: String, due: Date, _ why: OwnWords
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
