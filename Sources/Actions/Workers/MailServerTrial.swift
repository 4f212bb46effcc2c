package import Domain

/// Tries a mail server that is perhaps not in use, and only as long as a person waits. The
/// executable `postbag` does it by SMTP, the way real mail goes.
package protocol MailServerTrial: Sendable {
    /// - Parameters:
    ///   - senders: the return paths that the server must take.
    ///   - letter: a letter that is sent in the end. Nil for none.
    func run(_ server: MailServer, senders: [String], letter: EmailMessage?) async -> MailTrial
}
