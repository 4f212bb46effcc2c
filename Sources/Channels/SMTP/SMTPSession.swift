import Domain

/// The state of one connection's session with an SMTP server (RFC 5321). Decides what to send next,
/// and the outcome of a mail. Performs no I/O itself.
struct SMTPSession {
    /// An action for the owner of the connection. Actions are performed in order.
    enum Action: Equatable {
        /// Commands without their line ends, all in one write.
        case say([String])
        case sayText([UInt8])
        case startTLS
        /// Mails can be sent now.
        case ready
        /// The server cannot be used now.
        case fail(Reply)
        case finish(Delivered)
        case close
    }

    enum State: Equatable {
        case greeting, hello, helo, startTLS, auth(SMTPAuth), idle, transaction(Transaction), text, verdict,
            quitting, closed
    }

    let options: SMTPSessionOptions
    private(set) var state = State.greeting
    private(set) var secure: Bool
    private(set) var capabilities = SMTPCapabilities()
    /// The number of mails tried on this connection.
    private(set) var mails = 0
    /// The link that broke when the session could not be opened.
    private(set) var failedAt = MailTrial.Link.greeting
    /// Whether a refusal left state at the server that RSET must clear.
    private var needsReset = false

    init(_ options: SMTPSessionOptions) {
        self.options = options
        secure = options.implicitTLS
    }

    // MARK: Events

    mutating func received(_ reply: Reply) -> [Action] {
        switch state {
        case .greeting:
            reply.isGood ? say("EHLO \(options.hello)", then: .hello) : fail(reply, at: .greeting)
        case .hello: answeredHello(reply)
        case .helo: reply.isGood ? greeted() : fail(reply, at: .greeting)
        case .startTLS: reply.isGood ? secured() : fail(reply, at: .encryption)
        case .auth(let auth): answered(auth, reply)
        case .transaction(let transaction): answered(transaction, reply)
        case .text, .verdict: judged(reply)
        case .idle, .quitting: close()
        case .closed: []
        }
    }

    mutating func deliver(_ envelope: Envelope) -> [Action] {
        guard state == .idle else { return [.finish(.stale(Reply(0, "The connection was closed.")))] }
        if let obstacle = capabilities.obstacle(to: envelope) {
            return [.finish(.done(.refused(Reply(0, obstacle))))]
        }
        var transaction = Transaction(envelope, kept: mails > 0, reset: needsReset, capabilities)
        needsReset = false
        mails += 1
        let commands = transaction.next()
        state = .transaction(transaction)
        return [.say(commands)]
    }

    /// Notes that the final dot was sent. From now until the server answers, the outcome is
    /// unknown.
    mutating func textLeft() {
        if state == .text { state = .verdict }
    }

    /// Handles a connection that broke, or received octets that are not SMTP.
    mutating func broke(_ why: String) -> [Action] {
        let reply = Reply(0, why)
        failedAt = link
        defer { state = .closed }
        return switch state {
        case .greeting, .hello, .helo, .startTLS, .auth: [.fail(reply), .close]
        case .transaction(let transaction):
            [.finish(transaction.isStale ? .stale(reply) : .done(transaction.outcome(reply))), .close]
        case .text: [.finish(.done(.deferred(reply))), .close]
        case .verdict: [.finish(.done(.inDoubt(reply))), .close]
        case .idle, .quitting: [.close]
        case .closed: []
        }
    }

    mutating func timedOut() -> [Action] {
        if state == .idle { return quit() }
        if case .transaction(var transaction) = state {
            transaction.silent()
            state = .transaction(transaction)
        }
        return broke("The server did not answer in time (\(waitingFor)).")
    }

    /// Sends QUIT when the session is idle; does not cut off an unfinished mail.
    mutating func quit() -> [Action] {
        state == .idle ? say("QUIT", then: .quitting) : []
    }

    // MARK: Opening

    private mutating func answeredHello(_ reply: Reply) -> [Action] {
        if reply.isGood {
            capabilities = SMTPCapabilities(reply)
            return greeted()
        }
        return reply.isRefusal ? say("HELO \(options.hello)", then: .helo) : fail(reply, at: .greeting)
    }

    private mutating func greeted() -> [Action] {
        if options.startTLS, !secure {
            return capabilities.startTLS
                ? say("STARTTLS", then: .startTLS)
                : fail(
                    Reply(0, "The server offers no STARTTLS, and nothing goes there in clear."),
                    at: .encryption)
        }
        guard let credentials = options.credentials else { return ready() }
        guard secure else { return fail(Reply(0, "The password does not travel in clear."), at: .encryption) }
        guard let auth = SMTPAuth(credentials, mechanisms: capabilities.mechanisms) else {
            return fail(Reply(0, "The server offers neither AUTH PLAIN nor AUTH LOGIN."), at: .password)
        }
        return say(auth.opening, then: .auth(auth))
    }

    /// Forgets the capabilities that the server announced in clear (RFC 3207 section 4.2).
    private mutating func secured() -> [Action] {
        (secure, capabilities) = (true, SMTPCapabilities())
        return [.startTLS] + say("EHLO \(options.hello)", then: .hello)
    }

    private mutating func answered(_ auth: SMTPAuth, _ reply: Reply) -> [Action] {
        if reply.isGood { return ready() }
        var auth = auth
        guard reply.code == 334, let answer = auth.answer() else { return fail(reply, at: .password) }
        return say(answer, then: .auth(auth))
    }

    private mutating func ready() -> [Action] {
        state = .idle
        return [.ready]
    }

    /// The link that is under way while the session opens. After STARTTLS, the handshake of TLS
    /// happens while the second answer to EHLO is awaited.
    private var link: MailTrial.Link {
        switch state {
        case .greeting: options.implicitTLS ? .encryption : .greeting
        case .hello, .helo: secure && !options.implicitTLS ? .encryption : .greeting
        case .startTLS: .encryption
        case .auth: .password
        default: .sender
        }
    }

    // MARK: Mail

    private mutating func answered(_ transaction: Transaction, _ reply: Reply) -> [Action] {
        var transaction = transaction
        switch transaction.answered(reply) {
        case .wait: state = .transaction(transaction)
        case .say(let commands):
            state = .transaction(transaction)
            return [.say(commands)]
        case .sayText(let text):
            state = .text
            return [.sayText(text)]
        case .finish(let outcome):
            (state, needsReset) = (.idle, true)
            return [.finish(.done(outcome))]
        case .giveUp(let delivered):
            state = .closed
            return [.finish(delivered), .close]
        }
        return []
    }

    /// Handles the reply to the text. A refusal before the whole text was sent also counts, but the
    /// connection is then closed.
    private mutating func judged(_ reply: Reply) -> [Action] {
        let outcome: Outcome =
            if reply.isGood {
                state == .verdict ? .accepted(reply) : .inDoubt(reply)
            } else {
                reply.isTrouble ? Outcome(reply, at: .text) : .inDoubt(reply)
            }
        let goesOn = state == .verdict && reply.code != 421 && (reply.isGood || reply.isTrouble)
        (state, needsReset) = (goesOn ? .idle : .closed, !reply.isGood)
        return [.finish(.done(outcome))] + (goesOn ? [] : [.close])
    }

    // MARK: Steps

    private mutating func say(_ command: String, then next: State) -> [Action] {
        state = next
        return [.say([command])]
    }

    private mutating func fail(_ reply: Reply, at link: MailTrial.Link) -> [Action] {
        (state, failedAt) = (.closed, link)
        return [.fail(reply), .close]
    }

    private mutating func close() -> [Action] {
        state = .closed
        return [.close]
    }
}
