import Domain
import Foundation
import Storage

extension Connection {
    /// Records an event of an outbox message, with the consequences. False, and nothing stored,
    /// when the event changes nothing, or when the message has changed since it was read.
    /// - Parameter again: the id of the message that is queued once more.
    @discardableResult
    func apply(_ event: OutboxEvent, to message: OutboxMessage, again: Int64? = nil, at now: Date) throws
        -> Bool
    {
        let (next, consequences) = message.record(event, at: now)
        guard next != message, try outbox.replace(message, with: next) else { return false }
        try countNews(message, next)
        try stopNews(message, next)
        try endAnswer(message, next, at: now)
        for consequence in consequences {
            switch consequence {
            case .queueAgain:
                guard let again, let letter = message.letter else { continue }
                try outbox.insert(
                    .queued(id: again, message.kind, of: letter, rehearsal: message.rehearsal, due: now))
            }
        }
        return true
    }

    /// Records the outcome of one attempt. `claimed` is the message as it was sent. Reads the
    /// message only when it has changed since.
    func apply(_ outcome: Outcome, ofAttempt claimed: OutboxMessage, at now: Date) throws {
        guard try !apply(.outcome(outcome), to: claimed, at: now),
            let current = try outbox.locked(claimed.id)
        else { return }
        let next = current.record(outcome, ofAttempt: claimed.attempts, at: now)
        guard next != current, try outbox.replace(current, with: next) else { return }
        try countNews(current, next)
        try stopNews(current, next)
        try endAnswer(current, next, at: now)
    }

    /// Counts a mail of news that has ended.
    private func countNews(_ before: OutboxMessage, _ next: OutboxMessage) throws {
        guard next.state.isEnd, !before.state.isEnd, let link = before.newsLink else { return }
        try news.count(next.state, of: link.news)
    }

    /// Erases an address that gets news, once the address turns out not to exist.
    private func stopNews(_ before: OutboxMessage, _ next: OutboxMessage) throws {
        guard next.kind == .news, next.state == .failed, before.state != .failed,
            next.reply?.reason == .noSuchAddress,
            let link = try NewsLink(outbox.arguments(of: next.id))
        else { return }
        try newsAddresses.remove(link.address)
    }

    /// Records an event of a message of which only the id is known.
    func apply(_ event: OutboxEvent, toMessage id: Int64, at now: Date) throws {
        guard let message = try outbox.locked(id) else { return }
        try apply(event, to: message, at: now)
    }

    /// Cancels the queued mails of a letter, which must be locked.
    func cancelMails(of letter: Int64, at now: Date) throws {
        for message in try outbox.queued(of: letter) { try apply(.notWanted, to: message, at: now) }
    }

    /// Cancels the mail that tells the writer that the letter came back. The letter must be locked.
    /// False when that mail was sent, or is being sent.
    func cancelReturns(of letter: Int64, at now: Date) throws -> Bool {
        let returns = try outbox.queued(of: letter).filter { $0.kind == .returned && $0.attempts == 0 }
        return try returns.filter { try apply(.notWanted, to: $0, at: now) }.count > 0
    }
}
