import Domain

/// The settings of the client towards its server.
package struct SMTPSettings: Sendable {
    /// The name in EHLO: the domain of the sending address.
    package var hello: String
    /// The most connections at once; further mails wait for one.
    package var connections = 4
    /// The most mails on a connection before it is closed and another opened, because servers limit
    /// the number.
    package var mailsPerConnection = 100
    package var waits = SMTPWaits()
    package var trust = MailTrust.system
    /// Signs our mails. Nil where the server signs them, or nobody does.
    package var signer: DKIMSigner?

    package init(hello: String) {
        self.hello = hello
    }
}

/// The timeouts of each step: the figures of RFC 5321 section 4.5.3.2.
package struct SMTPWaits: Sendable, Equatable {
    package var connection = Duration.seconds(30)
    package var greeting = Duration.seconds(300)
    /// EHLO, HELO, STARTTLS with its handshake, each line of AUTH.
    package var hello = Duration.seconds(300)
    /// MAIL, and RSET.
    package var mail = Duration.seconds(300)
    package var recipient = Duration.seconds(300)
    package var data = Duration.seconds(120)
    /// For sending the text.
    package var text = Duration.seconds(180)
    /// For the answer after the final dot.
    package var verdict = Duration.seconds(600)
    /// How long an unused connection stays open.
    package var idle = Duration.seconds(60)
    package var quit = Duration.seconds(10)
    /// For everything on the connection together. Nil for no limit.
    package var whole: Duration?

    package init() {}

    /// The timeouts of a trial: a person waits for it.
    package static var trial: SMTPWaits {
        var waits = SMTPWaits()
        (waits.connection, waits.quit) = (.seconds(MailServerRules.connects), .seconds(2))
        waits.whole = .seconds(MailServerRules.talks)
        return waits
    }
}
