package import Domain

/// Passes one mail to the mail system. Never throws, because every answer is an outcome. The
/// executable `postbag` uses SMTP or the letterbox.
package protocol MailTransport: Sendable {
    func send(_ mail: EmailMessage) async -> Outcome
}
