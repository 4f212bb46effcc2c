package import Domain
import Foundation
import Logging
import Storage

/// Decides for one of our senders how much mail may be sent. The mail server may refuse all our
/// mail, or may ask for less. Called inside the transaction that records outcomes and claims mail.
struct MailGate: Sendable {
    let services: Services
    let sender: MailSender
    /// How many mails may be in progress at once.
    let places: Int

    private var rehearsal: Bool { services.rehearsal }

    /// Returns how many mails may be claimed, `capacity` at most. While mail is held, one mail may
    /// be claimed as a probe when the time for the probe has come.
    func capacity(_ capacity: Int, _ connection: any Connection, at now: Date) throws -> Int {
        guard capacity > 0, !rehearsal else { return capacity }
        if let slowdown = try connection.mailHolds.slowdown(rehearsal: rehearsal), slowdown.isRecent(at: now)
        {
            guard now >= slowdown.until, try !yieldsToConfirmations(connection, at: now) else { return 0 }
            let few = MailSlowdown.capacity(capacity, of: places)
            return try min(few, held(connection, at: now) ?? few)
        }
        return try held(connection, at: now) ?? capacity
    }

    /// Returns the capacity while mail is held: 1 when a probe is due, else 0. Nil when mail is not
    /// held.
    private func held(_ connection: any Connection, at now: Date) throws -> Int? {
        guard let hold = try connection.mailHolds.hold(of: sender, rehearsal: rehearsal) else { return nil }
        guard try now >= hold.probeAt && connection.tryLock(named: "mail probe \(sender.rawValue)") else {
            return 0
        }
        // Another worker may have sent a probe since the hold was read.
        return try connection.mailHolds.hold(of: sender, rehearsal: rehearsal).map { now >= $0.probeAt }
            == true
            ? 1 : 0
    }

    /// Whether letters wait for supporter mails that are due. Supporter mails go first when
    /// capacity is small.
    private func yieldsToConfirmations(_ connection: any Connection, at now: Date) throws -> Bool {
        guard sender == .letters, try connection.mailHolds.hold(of: .mails, rehearsal: rehearsal) == nil
        else {
            return false
        }
        return try connection.outbox.hasDue(rehearsal: rehearsal, at: now)
    }

    /// Notes that mail was claimed. While mail is held, sets a later time for the next probe.
    func claimed(_ connection: any Connection, at now: Date) throws {
        guard !rehearsal,
            var hold = try connection.mailHolds.hold(of: sender, rehearsal: rehearsal, held: true)
        else { return }
        hold.probes += 1
        hold.probeAt = now.addingTimeInterval(MailHold.pause(after: hold.probes))
        try connection.mailHolds.keep(hold, of: sender, rehearsal: rehearsal)
    }

    /// Begins to record outcomes. Outcomes that are about more than one mail are recorded by one
    /// worker at a time. Otherwise two workers would each see half of the same refusals. Or one
    /// would refuse mail that the other has just begun to hold.
    func enter(_ outcomes: [Outcome], _ connection: any Connection) throws {
        let isPlain = outcomes.allSatisfy { if case .accepted = $0 { true } else { false } }
        if !rehearsal, !isPlain { try connection.lock(named: "mail gate") }
    }

    /// The outcome of one mail, and the mail's recipient.
    struct Told {
        let id: Int64
        let recipient: [UInt8]
        let outcome: Outcome
    }

    /// The meaning of an outcome after the gate has seen it, and the change of the gate for the
    /// log.
    struct Seen {
        var outcome: Outcome
        var news: MailGateNews?
        /// The ids of mails whose earlier refusals turned out to be about us. They go back into the
        /// queue.
        var takenBack: [Int64] = []
    }

    /// Decides the meaning of one outcome, and begins or ends a hold or a slowdown.
    func see(_ told: Told, _ connection: any Connection, at now: Date) throws -> Seen {
        guard !rehearsal else { return Seen(outcome: told.outcome) }
        if case .slowedDown(let reply) = told.outcome { try slowDown(reply, connection, at: now) }
        if let hold = try connection.mailHolds.hold(of: sender, rehearsal: rehearsal, held: true) {
            return try see(told, during: hold, connection, at: now)
        }
        switch told.outcome {
        case .held(let reply): return try begin(reply, isRun: false, told, connection, at: now)
        case .refused(let reply) where reply.isUnclear: return try refused(reply, told, connection, at: now)
        case .accepted: try accepted(connection)
        case .refused, .deferred, .inDoubt, .slowedDown: break
        }
        return Seen(outcome: told.outcome)
    }

    private func slowDown(_ reply: Reply, _ connection: any Connection, at now: Date) throws {
        let last = try connection.mailHolds.slowdown(rehearsal: rehearsal)
        let next = MailSlowdown.after(last, reply.withoutAddresses, at: now)
        if next != last { try connection.mailHolds.keep(next, rehearsal: rehearsal) }
    }

    private func see(
        _ told: Told, during hold: MailHold, _ connection: any Connection, at now: Date
    ) throws -> Seen {
        switch hold.isEnded(by: told.outcome) {
        case true?:
            try connection.mailHolds.end(hold, of: sender, rehearsal: rehearsal, at: now)
            try connection.mailHolds.forgetRefusals(of: sender, rehearsal: rehearsal)
            return Seen(outcome: told.outcome, news: .ended(hold))
        case false?:
            var hold = hold
            hold.turnedBack += 1
            try connection.mailHolds.keep(hold, of: sender, rehearsal: rehearsal)
            return Seen(outcome: .held(told.outcome.reply), news: hold.probes > 0 ? .goesOn(hold) : nil)
        case nil: break
        }
        // The days of a hold do not count, so no mail is given up during a hold.
        if case .deferred(let reply) = told.outcome { return Seen(outcome: .held(reply)) }
        return Seen(outcome: told.outcome)
    }

    private func begin(
        _ reply: Reply, isRun: Bool, _ told: Told, _ connection: any Connection, at now: Date
    ) throws -> Seen {
        var hold = MailHold(beginning: reply.withoutAddresses, isRun: isRun, at: now)
        hold.turnedBack = 1
        try connection.mailHolds.keep(hold, of: sender, rehearsal: rehearsal)
        return Seen(outcome: .held(reply), news: .began(hold))
    }

    /// Begins a hold at the third refusal for the same reason, when not all come from one
    /// recipient. The mails refused before go back into the queue as well.
    private func refused(
        _ reply: Reply, _ told: Told, _ connection: any Connection, at now: Date
    ) throws -> Seen {
        let run = try connection.mailHolds.noteRefusal(
            of: told.id, to: told.recipient, reason: reply.likeness, sender: sender, rehearsal: rehearsal)
        guard run.count >= RefusalRun.refusals, Set(run.map(\.recipient)).count >= RefusalRun.recipients
        else {
            return Seen(outcome: told.outcome)
        }
        var seen = try begin(reply, isRun: true, told, connection, at: now)
        seen.takenBack = run.map(\.id).filter { $0 != told.id }
        try connection.mailHolds.forgetRefusals(of: sender, rehearsal: rehearsal)
        return seen
    }

    private func accepted(_ connection: any Connection) throws {
        if try connection.mailHolds.hasRefusals(of: sender, rehearsal: rehearsal) {
            try connection.mailHolds.forgetRefusals(of: sender, rehearsal: rehearsal)
        }
        if var slowdown = try connection.mailHolds.slowdown(rehearsal: rehearsal), !slowdown.hasGone {
            slowdown.hasGone = true
            try connection.mailHolds.keep(slowdown, rehearsal: rehearsal)
        }
    }

    /// Logs the news, once the transaction is committed. Logs reply codes only, because servers
    /// quote addresses.
    func say(_ news: [MailGateNews]) {
        for news in news {
            switch news {
            case .began(let hold):
                services.logger.error(
                    "mail is held: the mail server takes none from us", metadata: fields(hold))
            case .goesOn(let hold): services.logger.notice("mail is still held", metadata: fields(hold))
            case .ended(let hold): services.logger.notice("mail goes again", metadata: fields(hold))
            }
        }
    }

    private func fields(_ hold: MailHold) -> Logger.Metadata {
        [
            "mail": "\(sender.rawValue)", "reply": "\(hold.reply.code)", "turned_back": "\(hold.turnedBack)",
            "tries": "\(hold.probes)", "see": "postbag doctor",
        ]
    }
}

enum MailGateNews: Sendable {
    case began(MailHold)
    case goesOn(MailHold)
    case ended(MailHold)
}

extension Services {
    /// Makes a probe of held mail due at once. Called when a worker starts, because the settings
    /// may have been corrected.
    package func probeHeldMail() async throws {
        let now = environment.now()
        try await database.write { [rehearsal] in try $0.mailHolds.probeNow(rehearsal: rehearsal, at: now) }
    }

    /// Which of our senders' mail is held, and whether the server asked for less.
    package func mailState() async throws -> MailState {
        guard !rehearsal else { return MailState() }
        return try await database.read { connection in
            try MailState(
                letters: connection.mailHolds.hold(of: .letters, rehearsal: false),
                mails: connection.mailHolds.hold(of: .mails, rehearsal: false),
                slowdown: connection.mailHolds.slowdown(rehearsal: false))
        }
    }
}

/// The holds on our mail, and the slowdown that the mail server asked for.
package struct MailState: Sendable, Equatable {
    package var letters: MailHold?
    package var mails: MailHold?
    package var slowdown: MailSlowdown?
}
