package import Domain
package import NIOCore
import NIOSSL

/// Tries a mail server for a person who waits, over one connection, as `SMTPClient` sends mail.
package struct SMTPTrial: Sendable {
    private let settings: SMTPSettings
    private let group: any EventLoopGroup

    package init(
        trust: MailTrust = .system, waits: SMTPWaits = .trial, signer: DKIMSigner? = nil,
        eventLoopGroup: any EventLoopGroup
    ) {
        var settings = SMTPSettings(hello: "localhost")
        (settings.trust, settings.waits, settings.signer) = (trust, waits, signer)
        (self.settings, group) = (settings, eventLoopGroup)
    }

    /// Connects, logs in, sends MAIL FROM with each of `senders` and RCPT TO, resets, and sends
    /// `letter`.
    package func run(_ server: MailServer, senders: [String], letter: EmailMessage?) async -> MailTrial {
        let smtp = SMTPServer(server)
        let links = smtp.links(hasLetter: letter != nil)
        var settings = settings
        settings.hello = server.sender.split(separator: "@").last.map(String.init) ?? "localhost"
        let tls: NIOSSLContext
        do { tls = try NIOSSLContext(configuration: settings.tls) } catch {
            return MailTrial(of: links, broken: .init(at: .encryption, Reply(0, "\(error)")))
        }
        switch await SMTPConnection.open(smtp, settings, tls: tls, on: group) {
        case .failed(let reply, let link): return MailTrial(of: links, broken: .init(at: link, reply))
        case .open(let connection):
            let trial = await mail(senders, letter, from: server.sender, over: connection, links)
            await connection.quit()
            return trial
        }
    }

    private func mail(
        _ senders: [String], _ letter: EmailMessage?, from address: String,
        over connection: SMTPConnection, _ links: [MailTrial.Link]
    ) async -> MailTrial {
        var said: Reply?
        for sender in senders {
            let envelope = Envelope(trying: sender, to: address)
            let delivered = await connection.deliver(envelope, limit: .max).delivered
            guard delivered.reply.code == 250 else {
                return MailTrial(of: links, broken: .init(at: .sender, delivered.reply))
            }
            said = delivered.reply
        }
        guard let letter else { return MailTrial(of: links, said: said) }
        do {
            let delivered = await connection.deliver(
                try Envelope(letter, signer: settings.signer), limit: .max
            ).delivered
            if case .done(.accepted(let reply)) = delivered { return MailTrial(of: links, said: reply) }
            return MailTrial(of: links, broken: .init(at: .letter, delivered.reply))
        } catch {
            return MailTrial(of: links, broken: .init(at: .letter, Reply(0, error.description)))
        }
    }
}

extension SMTPServer {
    /// The mail server that an owner has set at the desk.
    package init(_ server: MailServer) {
        self.init(
            host: server.host, port: server.port, implicitTLS: server.isEncryptedFromTheStart,
            credentials: server.user.isEmpty
                ? nil : Credentials(user: server.user, password: server.password))
    }

    /// The links that a mail to this server hangs on, in their order.
    fileprivate func links(hasLetter: Bool) -> [MailTrial.Link] {
        let talk: [MailTrial.Link] =
            implicitTLS ? [.encryption, .greeting] : needsStartTLS ? [.greeting, .encryption] : [.greeting]
        return (isAddress ? [] : [.name]) + [.connection] + talk + (credentials == nil ? [] : [.password])
            + [.sender] + (hasLetter ? [.letter] : [])
    }
}
