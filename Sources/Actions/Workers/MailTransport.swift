package import Domain

/// Passes one mail to the mail system. Never throws, because every answer is an outcome. The
/// executable `postbag` uses SMTP or the letterbox.
package protocol MailTransport: Sendable {
    func send(_ mail: EmailMessage) async -> Outcome
    /// The same, through one of several mail servers.
    /// - Parameter relay: one of `Services.relays`.
    func send(_ mail: EmailMessage, through relay: String) async -> Outcome
}

extension MailTransport {
    package func send(_ mail: EmailMessage, through relay: String) async -> Outcome { await send(mail) }
}
