import Domain
import Foundation
import Storage

/// Sends Postbag's own mails to writers: confirmations, reminders, copies, and returned letters.
package struct SendOutbox: Sendable {
    let services: Services
    let transport: any MailTransport
    let worker: String
    private let inProgress = JobsInProgress()
    private var gate: MailGate { MailGate(services: services, sender: .mails, places: Self.width) }

    package init(_ services: Services, transport: any MailTransport, worker: String) {
        self.services = services
        self.transport = transport
        self.worker = worker
    }

    package func run(until stop: StopSignal) async { await runner.run(until: stop) }
    package func drain() async throws { try await runner.drain() }

    /// How many mails may be `sending` at once, each with a connection of its own.
    package static let width = 16

    private var runner: JobRunner<Claim, Sent> {
        JobRunner(
            name: "notices", width: Self.width, share: Shares.supporterMails, logger: services.logger,
            isBusy: { services.isBusy }, cycle: cycle,
            perform: { Sent(claim: $0, outcome: await outcome(of: $0)) })
    }

    /// A mail that this worker has claimed, with the secrets that only this mail will contain.
    struct Claim: Sendable {
        let mail: OutboxMessage
        let letter: Letter
        let kind: OutboxKind
        let token: Token
        let code: String
        let erasedAt: Date
    }

    /// The outcome of one claimed mail.
    struct Sent: Sendable {
        let claim: Claim
        let outcome: Outcome
    }

    @Sendable private func cycle(_ sent: [Sent], capacity: Int) async throws -> [Claim] {
        let claims = try await inProgress.claim(id: \.mail.id, giveBack: giveBack) {
            try await keepAndClaim(sent, capacity: capacity)
        }
        for sent in sent { inProgress.end(sent.claim.mail.id) }
        return claims
    }

    private func giveBack(unless isUnderWay: @escaping @Sendable (Int64) -> Bool) async throws {
        try await services.database.write { connection in
            for (mail, _) in try connection.sendingMails(of: worker) where !isUnderWay(mail.id) {
                try connection.finish(mail: mail.id, state: "queued")
            }
        }
    }

    /// Records the outcomes of sent mails and claims other mails, in one transaction.
    private func keepAndClaim(_ sent: [Sent], capacity: Int) async throws -> [Claim] {
        let now = services.environment.now()
        // Nothing is written when there is nothing to do.
        let rehearsal = services.rehearsal
        if sent.isEmpty {
            guard capacity > 0,
                try await services.database.read({ try hasWork($0, capacity: capacity, at: now) })
            else { return [] }
        }
        let (claims, news) = try await services.database.write { connection in
            var news: [MailGateNews] = []
            try gate.enter(sent.map(\.outcome), connection)
            for sent in sent { news += try keep(sent, connection, at: now) }
            let capacity = try gate.capacity(capacity, connection, at: now)
            // Mails that turn out void or late are not claimed, but more mails may wait behind
            // them.
            var claims: [Claim] = []
            for _ in 0..<8 where capacity > 0 && claims.isEmpty {
                let due = try connection.dueMails(rehearsal: rehearsal, at: now, limit: capacity, held: true)
                claims += try due.compactMap { try claim($0, connection, at: now) }
                if due.count < capacity { break }
            }
            if !claims.isEmpty { try gate.claimed(connection, at: now) }
            return (claims, news)
        }
        gate.say(news)
        return claims
    }

    private func hasWork(_ connection: any Connection, capacity: Int, at now: Date) throws -> Bool {
        try gate.capacity(capacity, connection, at: now) > 0
            && !connection.dueMails(rehearsal: services.rehearsal, at: now, limit: 1).isEmpty
    }

    /// Claims a mail, after deciding at the last moment whether the mail is still wanted. Nil when
    /// the mail is void or must wait.
    private func claim(_ mail: OutboxMessage, _ connection: any Connection, at now: Date) throws -> Claim? {
        // Another transaction that has locked the letter is deciding about the letter. The mail
        // waits for that decision.
        let found = try connection.letters.skippingLocked(mail.letter)
        if found == nil, try connection.letters.find(mail.letter) != nil { return nil }
        guard let stored = found, !stored.erased, !mail.kind.asksToConfirm || stored.letter.state == .written
        else {
            try connection.finish(mail: mail.id, state: "void")
            return nil
        }
        let letter = stored.letter
        let isHeard = try isHeard(mail, stored, connection, at: now)
        guard try !isHeard || hasRoomToday(mail, letter, connection, at: now) else { return nil }
        let token = Token(id: mail.id, secret: services.environment.random(16))
        let kind = try kind(of: mail, letter, connection)
        // When no link is mailed, no link is valid, and no code.
        let asks = isHeard && kind.asksToConfirm
        try connection.markSending(mail: mail.id, worker: worker, secret: asks ? token.hashed : nil)
        // A suppressed or repeated mail is prepared too. No page can then tell the mail from one
        // that was sent.
        let erasedAt = try mail.kind.asksToConfirm ? prepare(letter, connection, at: now) : now
        guard isHeard, !(mail.kind == .reminder && kind == .alreadyWrote) else {
            try connection.finish(mail: mail.id, state: "void")
            return nil
        }
        return Claim(
            mail: mail, letter: letter, kind: kind, token: token, code: services.key.digits(of: mail.id),
            erasedAt: erasedAt)
    }

    /// Whether the address may get this mail today: three mails a day are allowed. A confirmation
    /// beyond them waits until tomorrow, and the newest for a campaign replaces all others. A
    /// reminder beyond them is not sent.
    private func hasRoomToday(
        _ mail: OutboxMessage, _ letter: Letter, _ connection: any Connection, at now: Date
    ) throws -> Bool {
        guard mail.kind.asksToConfirm, mail.attempts == 0 else { return true }
        let address = services.key.address(letter.draft.email)
        if try connection.mayMail(address, on: Day(now), limit: AddressRules.confirmationsADay) {
            return true
        }
        if mail.kind == .reminder {
            try connection.finish(mail: mail.id, state: "void")
        } else {
            let tomorrow = Day(now).start.addingTimeInterval(86_400)
            try connection.finish(mail: mail.id, state: "queued", due: tomorrow)
            let replaced = try connection.postpone(
                mail: mail.id, to: address, campaign: letter.campaign, rehearsal: letter.rehearsal,
                on: Day(tomorrow))
            if let replaced { try connection.giveUpWaiting(mail: replaced) }
        }
        return false
    }

    private func isHeard(
        _ mail: OutboxMessage, _ stored: StoredLetter, _ connection: any Connection, at now: Date
    ) throws -> Bool {
        guard mail.kind.asksToConfirm else { return true }
        let address = services.key.address(stored.letter.draft.email)
        return try stored.proved
            || !connection.suppressions.contains(campaign: stored.letter.campaign, address: address, at: now)
    }

    /// Returns the kind of mail to send. A person who has already written to this target learns
    /// that by mail, and nowhere else.
    private func kind(of mail: OutboxMessage, _ letter: Letter, _ connection: any Connection) throws
        -> OutboxKind
    {
        guard mail.kind.asksToConfirm else { return mail.kind }
        let person = services.key.person(letter.draft)
        let written = try connection.signers.targetsWritten(
            by: person, campaign: letter.campaign, rehearsal: letter.rehearsal, among: [letter.target])
        return written.isEmpty ? mail.kind : .alreadyWrote
    }

    /// Queues a reminder with the first mail, if there is time for a reminder. Returns the time at
    /// which the letter is erased.
    private func prepare(_ letter: Letter, _ connection: any Connection, at now: Date) throws -> Date {
        let deadline = try connection.deadline(of: letter) ?? now
        let due = now.addingTimeInterval(pause(for: letter, at: now))
        if due < deadline, try !connection.hasReminder(letter.id) {
            try connection.run(
                .queueMail(
                    id: services.environment.newID(), letter: letter.id, kind: .reminder,
                    rehearsal: letter.rehearsal, due: due))
        }
        return deadline
    }

    /// Seconds until the reminder: a day, or three hours when the campaign closes within three
    /// days.
    private func pause(for letter: Letter, at now: Date) -> TimeInterval {
        guard let closes = services.campaigns.newest(letter.campaign)?.campaign.closes else { return 86_400 }
        return closes.start.addingTimeInterval(86_400).timeIntervalSince(now) <= 3 * 86_400
            ? 3 * 3_600 : 86_400
    }

    private func outcome(of claim: Claim) async -> Outcome {
        do {
            guard let mail = try await services.mail(for: claim) else {
                return .refused(Reply(0, "the campaign of this letter is gone"))
            }
            return await send(mail)
        } catch {
            return .deferred(Reply(0, "the mail could not be composed"))
        }
    }

    /// Sends a mail. When the mail is too large, sends less of the letter that is quoted at its
    /// end. The mail's own words come first.
    private func send(_ mail: EmailMessage) async -> Outcome {
        var mail = mail
        var outcome = await transport.send(mail)
        for _ in 0..<8 {
            guard case .refused(let reply) = outcome, reply.isAboutSize, let shorter = mail.shortened else {
                return outcome
            }
            mail = shorter
            outcome = await transport.send(mail)
        }
        return outcome
    }

    private func keep(_ sent: Sent, _ connection: any Connection, at now: Date) throws -> [MailGateNews] {
        let mail = sent.claim.mail
        let recipient = services.key.address(sent.claim.letter.draft.email)
        let seen = try gate.see(
            MailGate.Told(id: mail.id, recipient: recipient, outcome: sent.outcome), connection, at: now)
        for id in seen.takenBack { try connection.takeBack(mail: id, at: now) }
        switch seen.outcome {
        case .accepted(let reply): try connection.finish(mail: mail.id, state: "sent", reply: reply)
        case .inDoubt(let reply): try connection.finish(mail: mail.id, state: "in_doubt", reply: reply)
        case .refused(let reply): try connection.finish(mail: mail.id, state: "failed", reply: reply)
        case .held(let reply), .slowedDown(let reply):
            try connection.turnBack(mail: mail.id, reply: reply, at: now)
        case .deferred(let reply):
            let due = now.addingTimeInterval(Backoff.pause(after: mail.attempts + 1, of: mail.id))
            let tooLate = due.timeIntervalSince(mail.queuedAt) > RetryRules.givesUpAfter
            try connection.finish(mail: mail.id, state: tooLate ? "failed" : "queued", reply: reply, due: due)
        }
        return seen.news.map { [$0] } ?? []
    }
}
