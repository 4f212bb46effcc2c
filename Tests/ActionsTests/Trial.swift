import Domain
import Foundation
import Logging
import Storage
import Synchronization
import Testing

@testable import Actions

/// A whole Postbag in a temporary folder. A test moves its clock and scripts its mail system.
final class Trial: Sendable {
    let services: Services
    let post = ScriptedCarrier()
    private let clock: TrialClock
    private let worker: String

    static let start = Date(timeIntervalSince1970: 1_477_555_200)

    /// Runs `body` on each engine, one after the other.
    static func run(
        rehearsal: Bool = false, unconfirmed: Int = UnconfirmedLimit.usual, relays: [String] = [],
        _ body: (Trial) async throws -> Void
    ) async throws {
        for kind in EngineKind.allCases {
            let place = try await Place(kind)
            let trial = try await Trial(
                engine: place.open(), rehearsal: rehearsal, unconfirmed: unconfirmed, relays: relays)
            try await body(trial)
            try await trial.services.database.engine.close()
            try await place.remove()
        }
    }

    init(
        engine: any Engine, clock: TrialClock = TrialClock(), worker: String = "trial",
        rehearsal: Bool = false, paced: Bool = false,
        unconfirmed: Int = UnconfirmedLimit.usual, relays: [String] = [],
        logger: Logger = Trial.logger
    ) async throws {
        self.clock = clock
        self.worker = worker
        let database = Database(engine)
        let files = try Self.calais
        _ = try await database.write { try $0.campaigns.store("calais", files: files.files, at: Self.start) }
        let sender = SenderIdentity(address: "letters@harbour.example")
        let alone = try await Services(
            database: database,
            environment: Environment(now: { clock.now }, random: Environment.real().random),
            links: Links(site: "http://localhost"),
            sender: sender, rehearsal: rehearsal, paced: paced,
            unconfirmed: UnconfirmedLimit(limit: unconfirmed), logger: logger)
        services = Services(alone, sender: sender, rehearsal: rehearsal, relays: relays)
        try await engine.enlist(worker: worker)
    }

    /// Says only what went wrong. Simulated fortnights would fill the terminal.
    static var logger: Logger {
        var logger = Logger(label: "trial")
        logger.logLevel = .warning
        return logger
    }

    /// Returns a Postbag with the same data and clock, after a mail server is set.
    func goneLive() async throws -> Trial {
        try await Trial(engine: services.database.engine, clock: clock, worker: "live")
    }

    /// Imports the campaign once more, with a changed `campaign.yaml`.
    func reimport(_ change: (String) -> String) async throws {
        let files = try changed(change)
        let now = clock.now
        let before = services.campaigns.newest("calais")?.version ?? 0
        let version = try await services.database.write {
            try $0.campaigns.store("calais", files: files.files, at: now)
        }
        #expect(version == before + 1)
    }

    /// Returns the campaign's folder with a changed `campaign.yaml`.
    func changed(_ change: (String) -> String) throws -> CampaignFolder {
        var files = try Self.calais
        files.files["campaign.yaml"] = Array(
            change(String(decoding: files.files["campaign.yaml"] ?? [], as: UTF8.self)).utf8)
        return files
    }

    private static var calais: CampaignFolder {
        get throws { try CampaignFolder(reading: campaigns.appending(path: "Campaigns/calais")) }
    }

    private static let campaigns = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    var supporters: SupporterActions { SupporterActions(services) }

    var edition: CampaignCache.CampaignVersion {
        get throws { try #require(services.campaigns.newest("calais")) }
    }

    var operatorActions: OperatorActions { OperatorActions(services, actor: .commandLine(user: "ada")) }

    func wait(days: Double) { clock.move(by: days * 86_400) }
    func wait(seconds: Double) { clock.move(by: seconds) }

    /// Runs maintenance, sends the outbox messages that are due, and delivers the letters that are
    /// due.
    func work() async throws {
        try await Maintenance(services).once()
        try await SendOutbox(services, transport: post, worker: worker).drain()
        try await DeliverLetters(services, transport: post, worker: worker).drain()
        try await SendOutbox(services, transport: post, worker: worker).drain()
    }

    func tally() async throws -> Tally {
        let now = services.environment.now()
        return try await services.database.read {
            try $0.counts.tally(of: "calais", rehearsal: false, asOf: now)
        }
    }

    /// Writes a letter. Returns the browser as it is afterwards, and the result.
    func write(
        _ name: String = "Jeanne Lefèvre", _ email: String = "jeanne@supporter.example",
        step: String = "write-minister",
        postcode: String = "E17 9NJ", country: String = "GB", division: String = "", member: String = "",
        words: String = "",
        in browser: Browser = Browser()
    ) async throws -> (browser: Browser, written: Written) {
        var form = LetterForm()
        (form.step, form.language, form.name, form.email) = (step, "fr", name, email)
        (form.country, form.postcode, form.address, form.consent) = (
            country, postcode, "14 Orford Road", true
        )
        (form.division, form.member, form.words) = (division, member, words)
        let written = try await supporters.writeLetter(form, to: edition, in: browser)
        switch written {
        case .waiting(let after), .confirmed(let after), .addressLimitReached(let after):
            return (after, written)
        case .problems, .askAgain, .textChanged, .wayChanged, .mailStopped, .notOpen, .stopped:
            return (browser, written)
        }
    }
}

final class TrialClock: Sendable {
    private let moment = Mutex(Trial.start)

    var now: Date { moment.withLock { $0 } }
    func move(by seconds: TimeInterval) { moment.withLock { $0 += seconds } }
}

/// A mail system that gives scripted answers, by recipient, and keeps the mails that were sent.
final class ScriptedCarrier: MailTransport {
    private let answers = Mutex<[String: Outcome]>([:])
    private let answerToAll = Mutex<Outcome?>(nil)
    private let answersOfRelays = Mutex<[String: Outcome]>([:])
    private let routes = Mutex<[String]>([])
    private let allowance = Mutex<(@Sendable () -> Bool)?>(nil)
    private let taken = Mutex<[EmailMessage]>([])
    private let kept = Mutex<[EmailMessage]>([])

    func answer(_ outcome: Outcome, to address: String) { answers.withLock { $0[address] = outcome } }
    /// Sets one answer for all recipients. Nil returns to the answers by recipient.
    func answerAll(_ outcome: Outcome?) { answerToAll.withLock { $0 = outcome } }

    /// Sets one answer of one mail server for all recipients. Nil takes everything again.
    func answer(_ outcome: Outcome?, by relay: String) {
        answersOfRelays.withLock { $0[relay] = outcome }
    }

    /// The mail servers that were asked, one for each mail that was sent.
    var asked: [String] { routes.withLock { $0 } }

    /// Takes `number` mails in each minute of the trial's clock. Asks for less mail after that.
    func takeOnly(_ number: Int, perMinute trial: Trial) {
        let minutes = Mutex<[Int: Int]>([:])
        let now = trial.services.environment.now
        allowance.withLock {
            $0 = {
                let minute = Int(now().timeIntervalSince1970 / 60)
                return minutes.withLock { minutes in
                    minutes[minute, default: 0] += 1
                    return minutes[minute, default: 0] <= number
                }
            }
        }
    }

    func forget() {
        taken.withLock { $0 = [] }
        routes.withLock { $0 = [] }
        kept.withLock { $0 = [] }
    }

    /// The recipients of the mails that were accepted.
    var accepted: [String] { kept.withLock { $0.map(\.to.address) } }
    var acceptedIDs: [String] { kept.withLock { $0.map(\.messageID) } }

    var recipients: [String] { taken.withLock { $0.map(\.to.address) } }
    var domains: Set<String> { Set(recipients.compactMap { $0.split(separator: "@").last.map(String.init) }) }
    /// The tokens of all confirm links that were mailed, oldest first.
    var tokens: [String] { taken.withLock { $0.compactMap(\.token) } }
    func mails(to address: String) -> [EmailMessage] {
        taken.withLock { $0.filter { $0.to.address == address } }
    }

    func send(_ mail: EmailMessage, through relay: String) async -> Outcome {
        routes.withLock { $0.append(relay) }
        guard let outcome = answersOfRelays.withLock({ $0[relay] }) else { return await send(mail) }
        taken.withLock { $0.append(mail) }
        return outcome
    }

    func send(_ mail: EmailMessage) async -> Outcome {
        taken.withLock { $0.append(mail) }
        if let allows = allowance.withLock({ $0 }), !allows() {
            return Outcome(Reply(450, "4.7.1 too many messages, slow down"), at: .recipient)
        }
        let told = answerToAll.withLock { $0 } ?? answers.withLock { $0[mail.to.address] }
        let outcome = told ?? .accepted(Reply(250, "ok"))
        if case .accepted = outcome { kept.withLock { $0.append(mail) } }
        return outcome
    }
}

extension EmailMessage {
    /// The token of the one confirm link in this mail.
    var token: String? { body.firstMatch(of: /\/confirm\/([^\s\/]+)\n/).map { String($0.output.1) } }
    /// The six digits that stand alone on a line.
    var code: String? { body.firstMatch(of: /(?m)^(\d{6})$/).map { String($0.output.1) } }
}
