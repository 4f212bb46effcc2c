package import Domain
import Foundation
import Storage

/// What an owner does about the mail server at the desk: tries one, keeps one, or goes back to the
/// rehearsal.
package struct MailServerActions: Sendable {
    let services: Services
    let account: Account

    package init(_ services: Services, account: Account) {
        (self.services, self.account) = (services, account)
    }

    /// Tries a server, link by link. Changes nothing.
    /// - Parameter language: of a letter to the account's own address. Nil for no letter.
    package func run(_ trial: any MailServerTrial, on server: MailServer, letterIn language: Language?) async
        -> MailTrial
    {
        let sender = SenderIdentity(address: server.sender, returnPath: services.sender.returnPath)
        return await trial.run(
            server, senders: services.returnPaths.with(sender).samples,
            letter: language.map {
                services.composer.trialLetter(
                    to: account.email, name: account.name, through: server.name, from: sender, language: $0)
            })
    }

    /// Keeps a server, so that mail goes through it. Real letters that waited during a rehearsal
    /// get that time back.
    package func keep(_ server: MailServer) async throws {
        let (password, name) = (services.key.sealedPassword(of: server), account.name)
        let site = services.links.site
        try await change { connection, now in
            let before = try connection.mailServers.find(held: true)
            try connection.mailServers.set(server, password: password, for: site, by: name, at: now)
            if let before, !before.isOn { try connection.giveBack(since: before.changedAt, at: now) }
            return [AuditEvent(.mailServerSet, of: server.name)]
        }
    }

    /// Lets the site rehearse, and keeps the server for later.
    package func rehearse() async throws {
        let name = account.name
        try await change { connection, now in
            guard let before = try connection.mailServers.find(held: true), before.isOn else { return [] }
            try connection.mailServers.turnOff(by: name, at: now)
            return [AuditEvent(.mailServerOff, of: before.server.name)]
        }
    }

    /// Encrypts a typed password, so that the page of this session can carry it on.
    package func carry(_ server: MailServer, in session: Int64) -> String {
        services.key.sealedPassword(of: server, in: session).base64URL
    }

    /// Returns a password that the page of this session carried on, for the server for which it was
    /// typed.
    package func carried(_ sealed: String, for server: MailServer, in session: Int64) -> String? {
        guard !sealed.isEmpty, let octets = [UInt8](base64URL: sealed, longest: 1_000) else { return nil }
        return services.key.carriedPassword(octets, of: server, in: session)
    }

    private func change(
        _ work: @escaping @Sendable (any Connection, _ now: Date) throws -> [AuditEvent]
    ) async throws {
        let actor = Actor.account(account)
        try await OperatorActions(services, actor: actor).change { connection, now in
            guard try connection.allows(actor, .site, in: nil) else { return ((), []) }
            try connection.lock(named: "mail server")
            return ((), try work(connection, now))
        }
    }
}

extension Connection {
    /// The time for which real letters and mails could not leave does not count against them.
    fileprivate func giveBack(since start: Date, at now: Date) throws {
        let waited = Int64(max(0, now.timeIntervalSince(start)) * 1_000)
        try deliveries.extend(by: waited, rehearsal: false, at: now)
        try outbox.extend(by: waited, rehearsal: false, at: now)
    }
}

extension MailComposer {
    /// Returns a letter with which somebody sees whether mail arrives.
    /// - Parameters:
    ///   - server: the name of the mail server.
    ///   - sender: another sender than ours, which is tried.
    package func trialLetter(
        to address: String, name: String, through server: String, from sender: SenderIdentity? = nil,
        language: Language
    ) -> EmailMessage {
        let sender = sender ?? services.sender
        let page = services.links.absolute(services.links.deskSettings)
        let names = services.returnPaths.with(sender).names(
            of: MailReference(.notice, services.environment.newID()))
        let text = AccountMails(language: language).trial(server: server, page: page)
        return EmailMessage(
            from: services.mailbox(at: sender), to: EmailMessage.Mailbox(name: name, address: address),
            subject: text.subject, body: text.body, language: language,
            returnPath: names.returnPath, messageID: names.messageID, date: services.environment.now(),
            fields: [EmailMessage.Field("Auto-Submitted", "auto-generated")])
    }
}
