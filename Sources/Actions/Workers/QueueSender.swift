import Domain
import Foundation
import Storage

/// What distinguishes our senders of mail: which mail waits, how one is claimed and composed, and
/// where its outcome is recorded. `QueueRunner` does what they have in common.
///
/// All functions with a connection are called inside a transaction.
protocol QueueSender: Sendable {
    /// A mail that this worker has claimed: its state `sending` is committed.
    associatedtype Claim: Sendable

    /// The name in the log.
    static var name: String { get }
    static var mailSender: MailSender { get }
    /// How many mails may be `sending` at once, each with a connection of its own.
    static var width: Int { get }
    /// The part of the time, from 0 to 1, that sending may use while visitors wait.
    static var share: Double { get }

    var services: Services { get }

    /// The id of the letter or message. Outcomes are recorded in the order of these ids.
    func id(of claim: Claim) -> Int64
    /// A value for the recipient, the same for the same address.
    func recipient(of claim: Claim) -> [UInt8]

    /// Whether mail is due.
    func hasWork(_ connection: any Connection, at now: Date) throws -> Bool
    /// Claims mail that is due, `capacity` at most. Adds the changes of the count to `changes`.
    func claim(
        _ capacity: Int, _ connection: any Connection, _ changes: inout [TallyKey: Int], at now: Date
    ) throws -> [Claim]
    /// Composes one mail and sends it through a mail server.
    func send(_ claim: Claim, through relay: String) async -> Outcome
    /// Records what has become of one mail.
    func record(
        _ outcome: Outcome, of claim: Claim, _ connection: any Connection, _ changes: inout [TallyKey: Int],
        at now: Date) throws
    /// Puts a refused mail back into the queue: the refusal was about us.
    func takeBack(
        _ id: Int64, _ connection: any Connection, _ changes: inout [TallyKey: Int], at now: Date) throws
    /// Puts back what is `sending` in this worker's name and not in progress: it was never sent.
    func giveBack(
        _ connection: any Connection, unless isInProgress: (Int64) -> Bool, at now: Date) throws
}

/// A claimed mail, and the mail server that is to take it. An attempt never asks two servers, since
/// the first one may have taken the mail.
struct Routed<Claim: Sendable>: Sendable {
    let claim: Claim
    let relay: String
}

/// The outcome of one claimed mail.
struct Sent<Claim: Sendable>: Sendable {
    let claim: Claim
    let relay: String
    let outcome: Outcome
}

/// Runs one sender: claims mail, sends it, and records what became of it.
struct QueueRunner<Sender: QueueSender>: Sendable {
    let sender: Sender
    let inProgress: JobsInProgress

    private var services: Services { sender.services }
    private var gate: MailGate {
        MailGate(services: services, sender: Sender.mailSender, places: Sender.width)
    }

    func run(until stop: StopSignal) async { await jobs.run(until: stop) }
    func drain() async throws { try await jobs.drain() }

    private var jobs: JobRunner<Routed<Sender.Claim>, Sent<Sender.Claim>> {
        JobRunner(
            name: Sender.name, width: Sender.width, share: Sender.share, logger: services.logger,
            isBusy: { services.isBusy }, cycle: cycle,
            perform: {
                let began = ContinuousClock.now
                let outcome = await sender.send($0.claim, through: $0.relay)
                services.durations.sending(Sender.mailSender).add(.now - began)
                return Sent(claim: $0.claim, relay: $0.relay, outcome: outcome)
            })
    }

    @Sendable private func cycle(_ sent: [Sent<Sender.Claim>], capacity: Int) async throws
        -> [Routed<Sender.Claim>]
    {
        let claims = try await inProgress.claim(id: { sender.id(of: $0.claim) }, giveBack: giveBack) {
            try await recordAndClaim(sent, capacity: capacity)
        }
        for sent in sent { inProgress.end(sender.id(of: sent.claim)) }
        return claims
    }

    private func giveBack(unless isInProgress: @escaping @Sendable (Int64) -> Bool) async throws {
        let now = services.environment.now()
        try await services.database.write { connection in
            try sender.giveBack(connection, unless: isInProgress, at: now)
        }
    }

    /// Records the outcomes of sent mails and claims other mails, in one transaction.
    private func recordAndClaim(_ sent: [Sent<Sender.Claim>], capacity: Int) async throws
        -> [Routed<Sender.Claim>]
    {
        let now = services.environment.now()
        // Nothing is written when there is nothing to do.
        if sent.isEmpty {
            guard capacity > 0,
                try await services.database.read({ connection in
                    try gate.turn(capacity, connection, at: now) != nil
                        && sender.hasWork(connection, at: now)
                })
            else { return [] }
        }
        // Sorted, so that two transactions cannot wait for each other.
        let sent = sent.sorted { sender.id(of: $0.claim) < sender.id(of: $1.claim) }
        let (claims, news) = try await services.database.write { connection in
            var changes: [TallyKey: Int] = [:]
            let news = try record(sent, connection, &changes, at: now)
            var claims: [Routed<Sender.Claim>] = []
            if let turn = try gate.turn(capacity, connection, at: now) {
                claims = try sender.claim(turn.capacity, connection, &changes, at: now).map {
                    Routed(claim: $0, relay: turn.relay)
                }
                if !claims.isEmpty { try gate.claimed(turn.relay, connection, at: now) }
            }
            try connection.counts.count(changes, at: now)
            return (claims, news)
        }
        gate.say(news)
        return claims
    }

    /// Records outcomes, once the gate has decided whether each is about its own mail at all.
    private func record(
        _ sent: [Sent<Sender.Claim>], _ connection: any Connection, _ changes: inout [TallyKey: Int],
        at now: Date
    ) throws -> [MailGateNews] {
        var news: [MailGateNews] = []
        try gate.enter(sent.map(\.outcome), connection)
        for sent in sent {
            let told = MailGate.Told(
                id: sender.id(of: sent.claim), recipient: sender.recipient(of: sent.claim),
                relay: sent.relay, outcome: sent.outcome)
            let seen = try gate.see(told, connection, at: now)
            try sender.record(seen.outcome, of: sent.claim, connection, &changes, at: now)
            for id in seen.takenBack { try sender.takeBack(id, connection, &changes, at: now) }
            if let change = seen.news { news.append(change) }
        }
        return news
    }
}
