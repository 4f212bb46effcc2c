package import Domain

/// Takes one mail to the mail system. It never throws: what the world answers is an outcome.
/// `postbag` binds it to SMTP or to the letterbox.
package protocol MailTransport: Sendable {
    func send(_ mail: EmailMessage) async -> Outcome
}
