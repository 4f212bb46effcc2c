import Domain
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

    /// Returns how many mails may be claimed, `capacity` at most, and through which mail server.
    /// Nil when all mail must wait. While mail is held, one mail may be claimed as a probe when the
    /// time for the probe has come.
    func turn(_ capacity: Int, _ connection: any Connection, at now: Date) throws -> RelayTurn? {
        guard capacity > 0 else { return nil }
        if rehearsal { return RelayTurn(services.relays[0], capacity: capacity) }
        if sender == .letters, try connection.mailHolds.stop(rehearsal: rehearsal) != nil { return nil }
        let states = try services.relays.map { try state($0, connection) }
        return try RelayTurn.next(
            of: states, capacity: capacity, places: places, at: now,
            yields: { try yieldsToConfirmations(connection, at: now) },
            mayProbe: { try mayProbe($0, connection, at: now) })
    }

    /// Returns the first mail server without a hold, for mail that is no probe. Nil where all hold.
    func relayThatTakesMail(_ connection: any Connection) throws -> String? {
        if rehearsal { return services.relays[0] }
        return try services.relays.first {
            try connection.mailHolds.hold(of: sender, by: $0, rehearsal: rehearsal) == nil
        }
    }

    private func state(_ relay: String, _ connection: any Connection) throws -> RelayState {
        try RelayState(
            relay, hold: connection.mailHolds.hold(of: sender, by: relay, rehearsal: rehearsal),
            slowdown: connection.mailHolds.slowdown(by: relay, rehearsal: rehearsal))
    }

    private func mayProbe(_ relay: String, _ connection: any Connection, at now: Date) throws -> Bool {
        guard try connection.tryLock(named: "mail probe \(sender.rawValue) \(relay)") else { return false }
        // Another worker may have sent a probe since the hold was read.
        let hold = try connection.mailHolds.hold(of: sender, by: relay, rehearsal: rehearsal)
        return hold.map { now >= $0.probeAt } ?? false
    }

    /// Whether letters wait for supporter mails that are due. Supporter mails go first when
    /// capacity is small.
    private func yieldsToConfirmations(_ connection: any Connection, at now: Date) throws -> Bool {
        guard sender == .letters,
            try connection.mailHolds.hold(of: .mails, among: services.relays, rehearsal: rehearsal) == nil
        else {
            return false
        }
        return try connection.outbox.hasDue(rehearsal: rehearsal, at: now)
    }

    /// Notes that mail was claimed. While mail is held, sets a later time for the next probe.
    func claimed(_ relay: String, _ connection: any Connection, at now: Date) throws {
        guard !rehearsal,
            var hold = try connection.mailHolds.hold(
                of: sender, by: relay, rehearsal: rehearsal, held: true)
        else { return }
        hold.probes += 1
        hold.probeAt = now.addingTimeInterval(MailHold.pause(after: hold.probes))
        try keep(hold, of: relay, connection)
    }

    private func keep(_ hold: MailHold, of relay: String, _ connection: any Connection) throws {
        try connection.mailHolds.keep(hold, of: sender, by: relay, rehearsal: rehearsal)
    }

    /// Begins to record outcomes. Outcomes that are about more than one mail are recorded by one
    /// worker at a time. Otherwise two workers would each see half of the same refusals. Or one
    /// would refuse mail that the other has just begun to hold.
    func enter(_ outcomes: [Outcome], _ connection: any Connection) throws {
        let isPlain = outcomes.allSatisfy { if case .accepted = $0 { true } else { false } }
        if !rehearsal, !isPlain { try connection.lock(named: "mail gate") }
    }

    /// The outcome of one mail, the mail's recipient, and the mail server that was asked.
    struct Told {
        let id: Int64
        let recipient: [UInt8]
        let relay: String
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
        if case .slowedDown(let reply) = told.outcome { try slowDown(reply, told.relay, connection, at: now) }
        if let hold = try connection.mailHolds.hold(
            of: sender, by: told.relay, rehearsal: rehearsal, held: true)
        {
            return try see(told, during: hold, connection, at: now)
        }
        switch told.outcome {
        case .held(let reply): return try begin(reply, isRun: false, told, connection, at: now)
        case .refused(let reply) where reply.isUnclear: return try refused(reply, told, connection, at: now)
        case .accepted: try accepted(told.relay, connection)
        case .refused, .deferred, .inDoubt, .slowedDown: break
        }
        return Seen(outcome: told.outcome)
    }

    private func slowDown(_ reply: Reply, _ relay: String, _ connection: any Connection, at now: Date) throws
    {
        let last = try connection.mailHolds.slowdown(by: relay, rehearsal: rehearsal)
        let next = MailSlowdown.after(last, reply.withoutAddresses, at: now)
        if next != last { try connection.mailHolds.keep(next, by: relay, rehearsal: rehearsal) }
    }

    private func see(
        _ told: Told, during hold: MailHold, _ connection: any Connection, at now: Date
    ) throws -> Seen {
        switch hold.isEnded(by: told.outcome) {
        case true?:
            try connection.mailHolds.end(
                of: sender, by: told.relay, among: services.relays, rehearsal: rehearsal, at: now)
            try connection.mailHolds.forgetRefusals(of: sender, by: told.relay, rehearsal: rehearsal)
            return Seen(outcome: told.outcome, news: MailGateNews(.ended, hold, told.relay))
        case false?:
            var hold = hold
            hold.turnedBack += 1
            try keep(hold, of: told.relay, connection)
            let news = hold.probes > 0 ? MailGateNews(.goesOn, hold, told.relay) : nil
            return Seen(outcome: .held(told.outcome.reply), news: news)
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
        try keep(hold, of: told.relay, connection)
        return Seen(outcome: .held(reply), news: MailGateNews(.began, hold, told.relay))
    }

    /// Begins a hold at the third refusal for the same reason, when not all come from one
    /// recipient. The mails refused before go back into the queue as well.
    private func refused(
        _ reply: Reply, _ told: Told, _ connection: any Connection, at now: Date
    ) throws -> Seen {
        let run = try connection.mailHolds.noteRefusal(
            of: told.id, to: told.recipient, reason: reply.likeness, sender: sender, by: told.relay,
            rehearsal: rehearsal)
        guard run.count >= RefusalRun.refusals, Set(run.map(\.recipient)).count >= RefusalRun.recipients
        else {
            return Seen(outcome: told.outcome)
        }
        var seen = try begin(reply, isRun: true, told, connection, at: now)
        seen.takenBack = run.map(\.id).filter { $0 != told.id }
        try connection.mailHolds.forgetRefusals(of: sender, by: told.relay, rehearsal: rehearsal)
        return seen
    }

    private func accepted(_ relay: String, _ connection: any Connection) throws {
        if try connection.mailHolds.hasRefusals(of: sender, by: relay, rehearsal: rehearsal) {
            try connection.mailHolds.forgetRefusals(of: sender, by: relay, rehearsal: rehearsal)
        }
        if var slowdown = try connection.mailHolds.slowdown(by: relay, rehearsal: rehearsal),
            !slowdown.hasGone
        {
            slowdown.hasGone = true
            try connection.mailHolds.keep(slowdown, by: relay, rehearsal: rehearsal)
        }
    }

    /// Logs the news, once the transaction is committed. Logs reply codes only, because servers
    /// quote addresses.
    func say(_ news: [MailGateNews]) {
        for news in news {
            var fields: Logger.Metadata = [
                "mail": "\(sender.rawValue)", "server": "\(news.relay)", "reply": "\(news.hold.reply.code)",
                "turned_back": "\(news.hold.turnedBack)", "tries": "\(news.hold.probes)",
                "see": "postbag doctor",
            ]
            if let list = news.hold.reply.blocklist { fields["list"] = "\(list.name)" }
            switch news.change {
            case .began:
                services.logger.error("mail is held: the mail server takes none from us", metadata: fields)
            case .goesOn: services.logger.notice("mail is still held", metadata: fields)
            case .ended: services.logger.notice("mail goes again", metadata: fields)
            }
        }
    }
}

/// What has become of a hold.
struct MailGateNews: Sendable {
    enum Change: Sendable { case began, goesOn, ended }

    let change: Change
    let hold: MailHold
    let relay: String

    init(_ change: Change, _ hold: MailHold, _ relay: String) {
        (self.change, self.hold, self.relay) = (change, hold, relay)
    }
}
