import Domain

/// The part of a session from MAIL to the answer to DATA, for one mail. Commands are pipelined (RFC
/// 2920) or sent one by one.
struct Transaction: Equatable {
    enum Command: Equatable { case reset, mail, recipient, data }

    enum Step: Equatable {
        case wait
        case say([String])
        case sayText([UInt8])
        /// The connection can be used for another mail.
        case finish(Outcome)
        /// The connection cannot be used for another mail.
        case giveUp(Delivered)
    }

    let envelope: Envelope
    private let pipelining: Bool
    private let parameters: String
    private var unsaid: [Command]
    private var unanswered: [Command] = []
    /// The outcome of the first refusal of the mail. Later refusals follow from the first and do
    /// not count.
    private var problem: Outcome?
    /// Whether this is a reused connection without an answer so far. If such a connection breaks,
    /// the server closed it while it was idle.
    private(set) var isStale: Bool

    init(_ envelope: Envelope, kept: Bool, reset: Bool, _ capabilities: SMTPCapabilities) {
        self.envelope = envelope
        pipelining = capabilities.pipelining
        parameters =
            (capabilities.announcesSize ? " SIZE=\(envelope.text.count)" : "")
            + (envelope.needsUTF8 && capabilities.eightBit ? " BODY=8BITMIME" : "")
            + (envelope.needsUTF8 ? " SMTPUTF8" : "")
        unsaid =
            (reset ? [.reset] : []) + [.mail, .recipient] + (envelope.isTrial ? [.reset] : [.data])
        isStale = kept
    }

    /// The command whose answer is expected next.
    var waitingFor: Command? { unanswered.first }

    mutating func next() -> [String] {
        let now = pipelining ? unsaid : Array(unsaid.prefix(1))
        unsaid.removeFirst(now.count)
        unanswered += now
        return now.map(line)
    }

    mutating func answered(_ reply: Reply) -> Step {
        let command = unanswered.removeFirst()
        if isStale, reply.code == 421 || (command == .reset && !reply.isGood) {
            return .giveUp(.stale(reply))
        }
        isStale = isStale && command == .reset
        if reply.code == 421 { return .giveUp(.done(outcome(reply, to: command))) }
        if command == .data, reply.code == 354 {
            return problem.map { .giveUp(.done($0)) } ?? .sayText(transparent(envelope.text))
        }
        let isFit = command == .data ? false : reply.isGood
        guard isFit || reply.isTrouble else { return .giveUp(.done(outcome(reply, to: command))) }
        if !isFit, counts(reply, to: command) { problem = outcome(reply, to: command) }
        return goOn(reply)
    }

    /// Whether a refusal counts: in a trial only what the server says about the sender.
    private func counts(_ reply: Reply, to command: Command) -> Bool {
        !envelope.isTrial || command != .recipient || reply.verdict(at: .recipient) == .sender
    }

    /// Returns the outcome of the mail when `reply` ends the transaction; `command` is the command
    /// that was answered.
    func outcome(_ reply: Reply, to command: Command? = nil) -> Outcome {
        problem ?? Outcome(reply, at: (command ?? waitingFor)?.phase ?? .text)
    }

    /// Notes a timeout, which is no sign that the server closed the connection while idle.
    mutating func silent() { isStale = false }

    private mutating func goOn(_ reply: Reply) -> Step {
        guard unanswered.isEmpty else { return .wait }
        if let problem { return .finish(problem) }
        if unsaid.isEmpty { return .finish(.accepted(reply)) }
        return .say(next())
    }

    private func line(_ command: Command) -> String {
        switch command {
        case .reset: "RSET"
        case .mail: "MAIL FROM:<\(envelope.sender)>\(parameters)"
        case .recipient: "RCPT TO:<\(envelope.recipient)>"
        case .data: "DATA"
        }
    }
}

extension Transaction.Command {
    fileprivate var phase: SMTPPhase {
        switch self {
        case .reset, .mail: .sender
        case .recipient: .recipient
        case .data: .text
        }
    }
}
