extension SMTPSession {
    /// The answer that the server has to send now, for messages.
    var waitingFor: String {
        switch state {
        case .greeting: "greeting"
        case .hello: "EHLO"
        case .helo: "HELO"
        case .startTLS: "STARTTLS"
        case .auth: "AUTH"
        case .transaction(let transaction): transaction.waitingFor?.word ?? "MAIL"
        case .text: "taking the text"
        case .verdict: "the answer to the text"
        case .idle, .quitting, .closed: "QUIT"
        }
    }

    /// Returns the timeout for that answer; nil when none is expected.
    func wait(_ waits: SMTPWaits) -> Duration? {
        switch state {
        case .greeting: waits.greeting
        case .hello, .helo, .startTLS, .auth: waits.hello
        case .transaction(let transaction): transaction.waitingFor?.wait(waits) ?? waits.mail
        case .text: waits.text
        case .verdict: waits.verdict
        case .idle: waits.idle
        case .quitting: waits.quit
        case .closed: nil
        }
    }
}

extension Transaction.Command {
    fileprivate var word: String {
        switch self {
        case .reset: "RSET"
        case .mail: "MAIL"
        case .recipient: "RCPT"
        case .data: "DATA"
        }
    }

    fileprivate func wait(_ waits: SMTPWaits) -> Duration {
        switch self {
        case .reset, .mail: waits.mail
        case .recipient: waits.recipient
        case .data: waits.data
        }
    }
}
