import Domain
import Foundation
import Storage

/// Claims due messages of the outbox, inside one transaction. Decides at the last moment whether a
/// mail is still wanted.
struct ClaimOutbox {
    let services: Services
    let connection: any Connection
    let worker: String
    let now: Date

    /// Claims a message. Nil when the mail is void or must wait.
    func claim(_ message: OutboxMessage) throws -> SendOutbox.Claim? {
        guard let letter = message.letter else { return try claimWithoutLetter(message) }
        return try claim(message, of: letter)
    }

    private func claimWithoutLetter(_ message: OutboxMessage) throws -> SendOutbox.Claim? {
        guard let content = message.content, !message.isTooLate(at: now), try !isTakenBack(message, content)
        else {
            try connection.apply(.notWanted, to: message, at: now)
            return nil
        }
        let token = freshToken(for: message)
        return try claimed(message, secret: token.hashed).map {
            claim($0, token, .account(content))
        }
    }

    /// Whether the mail has the link of an invitation that is no longer there, or is news for
    /// somebody who has ended it.
    private func isTakenBack(_ message: OutboxMessage, _ content: OutboxMessage.Content) throws -> Bool {
        if let link = message.newsLink { return try !wantsNews(link, content) }
        return try message.kind == .invitation && connection.invitations.find(message.id) == nil
    }

    private func wantsNews(_ link: NewsLink, _ content: OutboxMessage.Content) throws -> Bool {
        guard let found = try connection.newsAddresses.find(link.address) else { return false }
        let address = services.key.address(content.email)
        return try !connection.suppressions.contains(campaign: found.campaign, address: address, at: now)
    }

    private func claim(_ message: OutboxMessage, of id: Int64) throws -> SendOutbox.Claim? {
        // Another transaction that has locked the letter is deciding about the letter. The mail
        // waits for that decision.
        let found = try connection.letters.skippingLocked(id)
        if found == nil, try connection.letters.find(id) != nil { return nil }
        guard let stored = found, !stored.erased,
            !message.kind.asksToConfirm || stored.letter.state == .written,
            message.kind != .copy || stored.letter.state == .confirmed
        else {
            try connection.apply(.notWanted, to: message, at: now)
            return nil
        }
        let letter = stored.letter
        let isHeard = try isHeard(message, stored)
        guard try !isHeard || hasRoomToday(message, letter) else { return nil }
        if message.kind == .answer { return try claimAnswer(message, of: letter) }
        let token = freshToken(for: message)
        let kind = try kind(of: message, letter)
        // When no link is mailed, no link is valid, and no code.
        let hasLink = isHeard && (kind.asksToConfirm || kind == .copy)
        guard let sending = try claimed(message, secret: hasLink ? token.hashed : nil) else { return nil }
        // A suppressed or repeated mail is prepared too. No page can then tell the mail from one
        // that was sent.
        let erasedAt = try message.kind.asksToConfirm ? prepare(letter) : now
        guard isHeard, !(message.kind == .reminder && kind == .alreadyWrote) else {
            try connection.apply(.notWanted, to: sending, at: now)
            return nil
        }
        return claim(sending, token, .letter(letter, kind: kind, erasedAt: erasedAt))
    }

    /// Claims an answer with what it says. Nil when the answer or its content is no longer there.
    private func claimAnswer(_ message: OutboxMessage, of letter: Letter) throws -> SendOutbox.Claim? {
        guard let answer = try connection.passedAnswers.find(message.id),
            let content = try connection.receivedMails.find(answer.received)?.content
        else {
            try connection.apply(.notWanted, to: message, at: now)
            return nil
        }
        let token = Token(id: message.id, secret: services.key.answerSecret(of: message.id))
        return try claimed(message, secret: answer.from == .office ? token.hashed : nil).map {
            claim($0, token, .answer(letter, answer, content))
        }
    }

    private func freshToken(for message: OutboxMessage) -> Token {
        Token(id: message.id, secret: services.environment.random(16))
    }

    /// Stores the claim. Returns the message as it is then, or nil when it has changed meanwhile.
    private func claimed(_ message: OutboxMessage, secret: [UInt8]?) throws -> OutboxMessage? {
        let next = message.record(.claimed, at: now).message
        return try connection.outbox.claim(message, as: next, worker: worker, secret: secret) ? next : nil
    }

    private func claim(_ message: OutboxMessage, _ token: Token, _ content: SendOutbox.Content)
        -> SendOutbox.Claim
    {
        SendOutbox.Claim(
            message: message, token: token, code: services.key.digits(of: message.id), content: content)
    }

    private func isHeard(_ message: OutboxMessage, _ stored: StoredLetter) throws -> Bool {
        guard message.kind.asksToConfirm else { return true }
        let address = services.key.address(stored.letter.draft.email)
        return try stored.proved
            || !connection.suppressions.contains(campaign: stored.letter.campaign, address: address, at: now)
    }

    /// Whether the address may get this mail today: three mails a day are allowed. A confirmation
    /// beyond them waits until tomorrow, and the newest for a campaign replaces all others. A
    /// reminder beyond them is not sent.
    private func hasRoomToday(_ message: OutboxMessage, _ letter: Letter) throws -> Bool {
        guard message.kind.asksToConfirm, message.attempts == 0 else { return true }
        let address = services.key.address(letter.draft.email)
        if try connection.outbox.mayMail(address, on: Day(now), limit: AddressRules.confirmationsADay) {
            return true
        }
        if message.kind == .reminder {
            try connection.apply(.notWanted, to: message, at: now)
        } else {
            let tomorrow = Day(now).start.addingTimeInterval(86_400)
            try connection.apply(.postponed(until: tomorrow), to: message, at: now)
            let replaced = try connection.outbox.postpone(
                message.id, to: address, campaign: letter.campaign, rehearsal: letter.rehearsal,
                on: Day(tomorrow))
            // The replaced mail may be on its way already, and is then left alone.
            if let replaced, let waiting = try connection.outbox.find(replaced), waiting.state == .queued {
                try connection.apply(.notWanted, to: waiting, at: now)
            }
        }
        return false
    }

    /// Returns the kind of mail to send. A person who has already written to this target learns
    /// that by mail, and nowhere else.
    private func kind(of message: OutboxMessage, _ letter: Letter) throws -> OutboxKind {
        guard message.kind.asksToConfirm else { return message.kind }
        let person = services.key.person(letter.draft)
        let written = try connection.signers.targetsWritten(
            by: person, campaign: letter.campaign, rehearsal: letter.rehearsal, among: [letter.target])
        return written.isEmpty ? message.kind : .alreadyWrote
    }

    /// Queues a reminder with the first mail, if there is time for a reminder. Returns the time at
    /// which the letter is erased.
    private func prepare(_ letter: Letter) throws -> Date {
        let deadline = try connection.deadline(of: letter) ?? now
        let due = now.addingTimeInterval(pause(for: letter))
        if due < deadline, try !connection.outbox.hasReminder(of: letter.id) {
            try connection.outbox.insert(
                .queued(
                    id: services.environment.newID(), .reminder, of: letter.id, rehearsal: letter.rehearsal,
                    due: due))
        }
        return deadline
    }

    /// Seconds until the reminder: a day, or three hours when the campaign closes within three
    /// days.
    private func pause(for letter: Letter) -> TimeInterval {
        guard let closes = services.campaigns.newest(letter.campaign)?.campaign.closes else { return 86_400 }
        return closes.start.addingTimeInterval(86_400).timeIntervalSince(now) <= 3 * 86_400
            ? 3 * 3_600 : 86_400
    }
}
