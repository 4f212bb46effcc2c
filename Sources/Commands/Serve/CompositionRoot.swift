import Actions
import Channels
import Domain
import Foundation
import Logging
import NIOPosix
import Storage
import Web

extension SMTPRelays: MailTransport {}
extension Letterbox: MailTransport {}
extension SMTPTrial: MailServerTrial {}

/// The composition root. Creates all services and connects them.
struct CompositionRoot: Sendable {
    /// The settings in force, with the mail server that is set at the desk.
    let settings: Settings
    let services: Services
    let transport: any MailTransport
    let letterbox: Letterbox
    let smtp: SMTPRelays?
    /// The settings of the program alone.
    private let given: Settings
    /// The number of the newest change of the mail server at the desk that is known here.
    let mailRevision: Int64

    static func make(_ settings: Settings) async throws -> CompositionRoot {
        var logger = Logger(label: "postbag", factory: JournalLog.handler)
        logger.logLevel = .notice
        let engine = try await settings.openEngine()
        let services = try await Services(
            database: Database(engine), environment: .real(offset: settings.clockOffset),
            links: Links(site: settings.address),
            sender: settings.sender, rehearsal: settings.isRehearsal,
            paced: settings.isPaced, places: settings.data.appending(path: "places"),
            unconfirmed: UnconfirmedLimit(limit: settings.unconfirmedMegabytes * 1_000_000), logger: logger)
        return try CompositionRoot(services, settings, with: await services.keptMailServer())
    }

    /// Connects services that share the database.
    /// - Parameter kept: the mail server that is set at the desk.
    private init(_ services: Services, _ given: Settings, with kept: KeptMailServer?) throws {
        let server = kept.flatMap { $0.isOn ? $0.server : nil }
        let settings = server.flatMap(given.sending) ?? given
        let sender = settings.sender
        self.services = Services(
            services, sender: sender, rehearsal: settings.isRehearsal, relays: settings.relays.map(\.name))
        (self.settings, self.given, mailRevision) = (settings, given, kept?.revision ?? 0)
        letterbox = Letterbox(directory: settings.data.appending(path: "letterbox"))
        var smtpSettings = SMTPSettings(hello: sender.domain)
        (smtpSettings.signer, smtpSettings.trust) = (settings.signer, settings.mailTrust)
        smtpSettings.connections = DeliverLetters.width + SendOutbox.width
        let clients = try settings.relays.map { [smtpSettings] server in
            let client = try SMTPClient(
                server: server, settings: smtpSettings,
                eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: services.logger)
            return (name: server.name, client: client)
        }
        smtp = clients.isEmpty ? nil : SMTPRelays(clients)
        transport = smtp ?? letterbox
    }

    /// Returns the root that sends mail as the desk wants it now. It shares the database with this
    /// one.
    func with(_ kept: KeptMailServer) throws -> CompositionRoot {
        try CompositionRoot(services, given, with: kept)
    }

    /// Returns the root that works with newer settings, as far as they change without a restart.
    /// - Parameter kept: the mail server that is set at the desk.
    func with(_ settings: Settings, _ kept: KeptMailServer?) throws -> CompositionRoot {
        try CompositionRoot(services, given.taking(over: settings), with: kept)
    }

    /// Returns the lines of newer settings that only a restart takes over.
    func needingRestart(in settings: Settings) -> [String] { settings.lines(besides: given) }

    /// - Parameter changed: takes a change of the mail server over at once.
    func site(changed: @escaping @Sendable () async -> Void) -> Site {
        var mail = given.mailPolicy
        mail.trial = SMTPTrial(
            trust: settings.mailTrust, signer: settings.signer,
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton)
        mail.changed = changed
        return Site(
            services: services, settings: settings.web, letterbox: settings.isDemo ? reader : nil,
            mailServer: mail, readMail: { IncomingMail(parsing: $0) }, renderMail: { try render($0) })
    }

    /// What the operator at this command line may do.
    var operatorActions: OperatorActions { OperatorActions(services, actor: .here) }

    private var reader: LetterboxReader {
        LetterboxReader(
            messages: { limit in await letterbox.messages(limit: limit).map(LetterboxMail.init) },
            message: { id in await letterbox.message(id).map { LetterboxMail(id: id, $0) } })
    }

    func close() async throws {
        await smtp?.shutdown()
        try await services.database.engine.close()
    }
}
