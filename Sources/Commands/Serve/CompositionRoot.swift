import Actions
import Channels
import Domain
import Foundation
import Logging
import NIOPosix
import Storage
import Web

extension SMTPClient: MailTransport {}
extension Letterbox: MailTransport {}

/// The composition root. Creates all services and connects them.
struct CompositionRoot: Sendable {
    let settings: Settings
    let services: Services
    let transport: any MailTransport
    let letterbox: Letterbox
    let smtp: SMTPClient?

    static func make(_ settings: Settings) async throws -> CompositionRoot {
        // Every file written from here on may contain somebody's letter, so only the owner may read
        // it.
        umask(0o077)
        var logger = Logger(label: "postbag")
        logger.logLevel = .notice
        let engine = try await settings.openEngine()
        let sender = SenderIdentity(address: settings.from)
        let services = try await Services(
            database: Database(engine), environment: .real(offset: settings.clockOffset),
            links: Links(site: settings.address),
            sender: sender, rehearsal: settings.isRehearsal, paced: settings.isPaced,
            places: settings.data.appending(path: "places"),
            unconfirmed: UnconfirmedLimit(limit: settings.unconfirmedMegabytes * 1_000_000), logger: logger)
        let letterbox = Letterbox(directory: settings.data.appending(path: "letterbox"))
        var smtpSettings = SMTPSettings(hello: sender.domain)
        smtpSettings.connections = DeliverLetters.width + SendOutbox.width
        let smtp = try settings.smtp.map { [smtpSettings] in
            try SMTPClient(
                server: $0, settings: smtpSettings, eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
                logger: logger)
        }
        return CompositionRoot(
            settings: settings, services: services, transport: smtp ?? letterbox, letterbox: letterbox,
            smtp: smtp)
    }

    var site: Site {
        Site(
            services: services, settings: settings.web, letterbox: settings.isDemo ? reader : nil,
            readMail: { IncomingMail(parsing: $0) }, renderMail: { try render($0) })
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
