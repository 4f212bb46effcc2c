package import Domain
import Foundation
import Storage

/// Sends the outbox: Postbag's own mails to writers (confirmations, reminders, copies, returned
/// letters) and to people who have no letter.
package struct SendOutbox: QueueSender {
    static let name = "notices"
    static let mailSender = MailSender.mails
    package static let width = 16
    static let share = DutyCycle.supporterMails

    let services: Services
    let transport: any MailTransport
    let worker: String
    /// Reads the mail of a person. The executable `postbag` reads with Channels.
    let read: @Sendable ([UInt8]) -> Answer?
    private let inProgress = JobsInProgress()

    package init(
        _ services: Services, transport: any MailTransport, worker: String,
        read: @escaping @Sendable ([UInt8]) -> Answer? = { _ in nil }
    ) {
        self.services = services
        self.transport = transport
        self.worker = worker
        self.read = read
    }

    package func run(until stop: StopSignal) async { await runner.run(until: stop) }
    package func drain() async throws { try await runner.drain() }

    private var runner: QueueRunner<Self> { QueueRunner(sender: self, inProgress: inProgress) }

    /// A claimed message, with the secrets that only this mail will contain.
    struct Claim: Sendable {
        let message: OutboxMessage
        let token: Token
        let code: String
        let content: Content
    }

    /// What the mail is made of.
    enum Content: Sendable {
        /// A mail to the writer. `kind` may differ from the kind that was queued. `erasedAt` is
        /// when an unconfirmed letter is erased.
        case letter(Letter, kind: OutboxKind, erasedAt: Date)
        case account(OutboxMessage.Content)
        /// A mail of the exchange about a letter, with the octets of what came in.
        case answer(Letter, StoredAnswer, [UInt8])

        var email: String {
            switch self {
            case .letter(let letter, _, _): letter.draft.email
            case .account(let content): content.email
            case .answer(let letter, let answer, _):
                answer.from == .office ? letter.draft.email : answer.recipient
            }
        }
    }

    func id(of claim: Claim) -> Int64 { claim.message.id }
    func recipient(of claim: Claim) -> [UInt8] { services.key.address(claim.content.email) }

    func hasWork(_ connection: any Connection, at now: Date) throws -> Bool {
        try isForSignInsOnly(connection)
            ? !due(1, connection, at: now).isEmpty
            : connection.outbox.hasDue(rehearsal: services.rehearsal, at: now)
    }

    /// Whether only mails that sign in may leave: whoever turned it on must be able to end it.
    private func isForSignInsOnly(_ connection: any Connection) throws -> Bool {
        if services.switches.holds(.readOnly) { return true }
        return try connection.mailHolds.stop(rehearsal: services.rehearsal) != nil
    }

    /// Returns the messages that are due. While the whole site is read only, or an owner holds all
    /// mail, only mails that sign in.
    private func due(_ limit: Int, _ connection: any Connection, at now: Date, held: Bool = false) throws
        -> [OutboxMessage]
    {
        try isForSignInsOnly(connection)
            ? connection.outbox.signInsDue(
                rehearsal: services.rehearsal, at: now, limit: limit, held: held)
            : connection.outbox.due(rehearsal: services.rehearsal, at: now, limit: limit, held: held)
    }

    func claim(
        _ capacity: Int, _ connection: any Connection, _ changes: inout [TallyKey: Int], at now: Date
    ) throws -> [Claim] {
        let claiming = ClaimOutbox(services: services, connection: connection, worker: worker, now: now)
        // Mails that turn out void or late are not claimed, but more mails may wait behind them.
        var claims: [Claim] = []
        for _ in 0..<8 where claims.isEmpty {
            let due = try due(capacity, connection, at: now, held: true)
            claims += try due.compactMap(claiming.claim)
            if due.count < capacity { break }
        }
        return claims
    }

    func send(_ claim: Claim, through relay: String) async -> Outcome {
        do {
            if case .answer(let letter, let answer, let content) = claim.content {
                return try await send(claim, letter, answer, read(content))
            }
            guard let mail = try await services.composer.mail(for: claim) else {
                return .refused(Reply(0, "the campaign of this letter is gone"))
            }
            return await send(mail, through: relay)
        } catch {
            return .deferred(Reply(0, "the mail could not be composed"))
        }
    }

    /// Sends an answer. One that cannot be written is refused, so that a person reads it.
    private func send(_ claim: Claim, _ letter: Letter, _ answer: StoredAnswer, _ read: Answer?)
        async throws -> Outcome
    {
        guard let read,
            let mail = try await services.composer.mail(for: claim, of: letter, answer, saying: read)
        else { return .refused(Reply(0, "this answer cannot be written anew")) }
        return await transport.send(mail)
    }

    /// Sends a mail. When the mail is too large, sends less of the letter that is quoted at its
    /// end. The mail's own words come first.
    private func send(_ mail: EmailMessage, through relay: String) async -> Outcome {
        var mail = mail
        var outcome = await transport.send(mail, through: relay)
        for _ in 0..<8 {
            guard case .refused(let reply) = outcome, reply.isAboutSize, let shorter = mail.shortened else {
                return outcome
            }
            mail = shorter
            outcome = await transport.send(mail, through: relay)
        }
        return outcome
    }

    func record(
        _ outcome: Outcome, of claim: Claim, _ connection: any Connection, _ changes: inout [TallyKey: Int],
        at now: Date
    ) throws {
        try connection.apply(outcome, ofAttempt: claim.message, at: now)
    }

    func takeBack(
        _ id: Int64, _ connection: any Connection, _ changes: inout [TallyKey: Int], at now: Date
    ) throws {
        try connection.apply(.takenBack, toMessage: id, at: now)
    }

    func giveBack(_ connection: any Connection, unless isInProgress: (Int64) -> Bool, at now: Date) throws {
        for message in try connection.outbox.sending(by: worker) where !isInProgress(message.id) {
            try connection.apply(.notSent, to: message, at: now)
        }
    }
}
