import Domain
import Foundation
import Logging
import Storage
import Synchronization
import Testing

@testable import Actions

/// A whole Postbag in a temporary folder, with a clock that a test moves and a mail system that it scripts.
final class Trial: Sendable {
    let runtime: Runtime
    let post = ScriptedCarrier()
    private let clock: TrialClock
    private let worker: String

    static let start = Date(timeIntervalSince1970: 1_477_555_200)

    /// On each engine, one after the other.
    static func run(rehearsal: Bool = false, _ body: (Trial) async throws -> Void) async throws {
        for kind in EngineKind.allCases {
            let place = try await Place(kind)
            let trial = try await Trial(engine: place.open(), rehearsal: rehearsal)
            try await body(trial)
            try await trial.runtime.database.engine.close()
            try await place.remove()
        }
    }

    init(
        engine: any Engine, clock: TrialClock = TrialClock(), worker: String = "trial", rehearsal: Bool = false, paced: Bool = false
    ) async throws {
        self.clock = clock
        self.worker = worker
        let database = Database(engine)
        let files = try Self.calais
        _ = try await importCampaign(readCampaign(files), from: files, into: database, at: Self.start)
        runtime = try await Runtime(
            database: database, world: World(now: { clock.now }, random: World.real().random),
            urls: MailURLs(
                confirm: { "http://localhost/confirm/\($0)" }, notMe: { "http://localhost/confirm/\($0)/not-me" },
                campaign: { "http://localhost/\($0)/\($1)" }),
            sender: Sender(address: "letters@harbour.example"), rehearsal: rehearsal, paced: paced, logger: Logger(label: "trial"))
        try await engine.enlist(worker: worker)
    }

    /// The same data and clock, once a mail server is set.
    func goneLive() async throws -> Trial { try await Trial(engine: runtime.database.engine, clock: clock, worker: "live") }

    /// Imports the campaign once more, its `campaign.yaml` changed.
    func reimport(_ change: (String) -> String) async throws {
        var files = try Self.calais
        files.files["campaign.yaml"] = Array(change(String(decoding: files.files["campaign.yaml"] ?? [], as: UTF8.self)).utf8)
        let stored = try await importCampaign(readCampaign(files), from: files, into: runtime.database, at: clock.now)
        #expect(stored?.version == 2)
    }

    private static var calais: CampaignFolder { get throws { try CampaignFolder(reading: campaigns.appending(path: "Campaigns/calais")) } }

    private static let campaigns = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    var edition: CampaignShelf.Edition { get throws { try #require(runtime.campaigns.newest("calais")) } }

    func wait(days: Double) { clock.move(by: days * 86_400) }

    /// Mails what is due, delivers what is due, and does what time asks for.
    func work() async throws {
        try await Sweep(runtime).once()
        try await MailNotices(runtime, carrier: post, worker: worker).drain()
        try await DeliverLetters(runtime, carrier: post, worker: worker).drain()
        try await MailNotices(runtime, carrier: post, worker: worker).drain()
    }

    func tally() async throws -> Tally {
        let now = runtime.world.now()
        return try await runtime.database.read { try $0.tally(of: "calais", rehearsal: false, asOf: now) }
    }

    /// Writes a letter and answers the browser afterwards.
    func write(
        _ name: String = "Jeanne Lefèvre", _ email: String = "jeanne@supporter.example", step: String = "write-minister",
        postcode: String = "E17 9NJ", country: String = "GB", division: String = "", member: String = "", in browser: Browser = Browser()
    ) async throws -> (browser: Browser, written: Written) {
        var form = LetterForm()
        (form.step, form.language, form.name, form.email) = (step, "fr", name, email)
        (form.country, form.postcode, form.address, form.consent) = (country, postcode, "14 Orford Road", true)
        (form.division, form.member) = (division, member)
        let written = try await runtime.writeLetter(form, to: edition, in: browser)
        switch written {
        case .waiting(let after), .confirmed(let after), .notOfTheFamily(let after): return (after, written)
        case .problems, .askAgain, .notOpen: return (browser, written)
        }
    }
}

final class TrialClock: Sendable {
    private let moment = Mutex(Trial.start)

    var now: Date { moment.withLock { $0 } }
    func move(by seconds: TimeInterval) { moment.withLock { $0 += seconds } }
}

/// A mail system that answers as it is told, by recipient, and keeps what it took.
final class ScriptedCarrier: Carrier {
    private let answers = Mutex<[String: Outcome]>([:])
    private let taken = Mutex<[Mail]>([])

    func answer(_ outcome: Outcome, to address: String) { answers.withLock { $0[address] = outcome } }
    var recipients: [String] { taken.withLock { $0.map(\.to.address) } }
    func mails(to address: String) -> [Mail] { taken.withLock { $0.filter { $0.to.address == address } } }

    func send(_ mail: Mail) async -> Outcome {
        taken.withLock { $0.append(mail) }
        return answers.withLock { $0[mail.to.address] } ?? .accepted(Reply(250, "ok"))
    }
}

extension Mail {
    /// The token of the one confirm link in this mail.
    var token: String? { body.firstMatch(of: /\/confirm\/([^\s\/]+)\n/).map { String($0.output.1) } }
    /// The six digits that stand alone on a line.
    var code: String? { body.firstMatch(of: /(?m)^(\d{6})$/).map { String($0.output.1) } }
}
