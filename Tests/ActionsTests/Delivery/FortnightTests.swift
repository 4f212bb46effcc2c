import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Actions

/// Two campaigns write 20,000 letters to one office, which takes 120 an hour from 8 to 19 o'clock
/// in Paris. Two processes deliver for a fortnight with two holidays. The test moves their clock.
@Suite struct FortnightTests {
    private static let hours =
        "    hours: { zone: Europe/Paris, from: \"08:00\", to: \"19:00\", per_hour: 120, holidays: FR }\n"
    private static let letters = ["calais": 12_000, "harbour": 8_000]
    private static let step = 156.0

    /// Monday, 31 October 2016, midnight in Paris.
    private static let monday = Date(timeIntervalSince1970: 1_477_868_400)

    /// Returns a moment of the fortnight.
    /// - Parameter day: from 0 for the first Monday.
    private static func moment(_ day: Double, _ hour: Double) -> Date { monday + day * 86_400 + hour * 3_600 }

    @Test(arguments: EngineKind.allCases) func anOfficeWithTwoCampaigns(_ kind: EngineKind) async throws {
        let place = try await Place(kind)
        let clock = TrialClock()
        let first = try await Trial(engine: place.open(), clock: clock, worker: "one", paced: true)
        let second = try await Trial(engine: place.open(), clock: clock, worker: "two", paced: true)
        try await prepare(first, clock)
        try await second.services.campaigns.refresh()
        let office = Office(clock: clock)
        try await deliver(first, second, office, clock)
        try await check(office, first)
        for trial in [first, second] { try await trial.services.database.engine.close() }
        try await place.remove()
    }

    private func prepare(_ trial: Trial, _ clock: TrialClock) async throws {
        clock.move(by: Self.monday.timeIntervalSince(clock.now))
        let now = clock.now
        let withHours = try trial.changed {
            $0.replacing("    email: ministre@", with: "\(Self.hours)    email: ministre@")
        }
        let other = try trial.changed {
            $0.replacing("    email: ministre@", with: "\(Self.hours)    email: ministre@")
                .replacing("slug: calais", with: "slug: harbour")
        }
        let versions = try await trial.services.database.write { connection in
            try [
                "calais": connection.campaigns.store("calais", files: withHours.files, at: now),
                "harbour": connection.campaigns.store("harbour", files: other.files, at: now),
            ]
        }
        try await trial.services.campaigns.refresh()
        for (slug, count) in Self.letters {
            let base = slug == "calais" ? 10_000_000 : 20_000_000
            try await trial.services.database.write { connection in
                let none = connection.dialect.name == "postgres" ? "''::bytea" : "X''"
                let version = versions[slug] ?? 1
                for statement in Self.stored(count, of: slug, version, from: base, none, at: now) {
                    try connection.run(statement)
                }
            }
        }
    }

    /// Returns the statements that store confirmed letters which wait.
    private static func stored(
        _ count: Int, of slug: String, _ version: Int64, from base: Int, _ none: String, at now: Date
    ) -> [String] {
        let numbers =
            "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(count))"
        let at = now.milliseconds
        return [
            """
            INSERT INTO letter (id, campaign, campaign_version, step, target, rehearsal, language, name, email,
                country, postcode, address, writer, words, own_only, leave_out, updates, consent, browser, proved,
                stage, standing, written_at, confirmed_at, has_words, has_email)
            \(numbers) SELECT \(base) + n, '\(slug)', \(version), 'write-minister', 'minister', 0, 'fr',
                'Zoé ' || n, 'zoe' || n || '@people.example', 'FR', '62100', '62100 Calais', 'feminine', '', 0, '',
                0, '1 fr', \(none), 0, 'confirmed', 'on_its_way', \(at), \(at), 0, 1 FROM numbers
            """,
            """
            INSERT INTO delivery (letter_id, channel, campaign, target, rehearsal, state, attempts, queued_at,
                due_at, changed_at)
            \(numbers) SELECT \(base) + n, 'email', '\(slug)', 'minister', 0, 'queued', 0, \(at), \(at) + n, \(at)
                FROM numbers
            """,
        ]
    }

    private func deliver(_ first: Trial, _ second: Trial, _ office: Office, _ clock: TrialClock) async throws
    {
        let workers = [(first, "one"), (second, "two")].map {
            DeliverLetters($0.services, transport: office, worker: $1)
        }
        let changes: [(at: Date, slug: String, change: TargetMailChange)] = [
            (Self.pause, "calais", .pause), (Self.resume, "calais", .resume),
            (Self.cancel, "harbour", .cancel),
        ]
        var done = 0
        for round in 0... {
            guard clock.now < Self.moment(14, 0) else { break }
            if done < changes.count, clock.now >= changes[done].at {
                let campaign = try #require(first.services.campaigns.newest(changes[done].slug)?.campaign)
                let outcome = try await first.operatorActions.change(
                    mailTo: "minister", in: campaign, changes[done].change)
                #expect(outcome == .done)
                for trial in [first, second] { try await trial.services.switches.refresh() }
                done += 1
            }
            try await workers[round % 2].drain()
            if done == changes.count { try await Maintenance(first.services).giveBackCancelled() }
            clock.move(by: Self.step)
        }
    }

    private static let (pause, resume) = (moment(3, 12), moment(4, 10))
    private static let cancel = moment(9, 12)

    private func check(_ office: Office, _ trial: Trial) async throws {
        let mails = office.mails
        #expect(Set(mails.map(\.id)).count == mails.count, "none twice")
        // Never over budget, in any hour from any moment.
        for (mail, later) in zip(mails, mails.dropFirst(120)) {
            #expect(later.at.timeIntervalSince(mail.at) >= 3_600)
        }
        let days = Dictionary(grouping: mails) { Int($0.at.timeIntervalSince(Self.monday) / 86_400) }
        // All Saints' Day, Armistice Day and two weekends are silent.
        #expect(days.keys.sorted() == [0, 2, 3, 4, 7, 8, 9, 10])
        for (day, mails) in days {
            let hours = mails.map { $0.at.timeIntervalSince(Self.moment(Double(day), 0)) / 3_600 }
            #expect(hours.allSatisfy { (8..<19).contains($0) })
            #expect(mails.count >= 11 * 110, "day \(day) is used")
        }
        try checkTurns(mails)
        try await account(mails, trial)
    }

    private func checkTurns(_ mails: [Office.Mail]) throws {
        let before = mails.filter { $0.at < Self.pause }
        #expect(zip(before, before.dropFirst()).allSatisfy { $0.campaign != $1.campaign }, "turns")
        let paused = mails.filter { $0.at >= Self.pause && $0.at < Self.resume }
        #expect(!paused.isEmpty && paused.allSatisfy { $0.campaign == "harbour" })
        let after = mails.filter { $0.at >= Self.resume && $0.at < Self.cancel }
        #expect(zip(after, after.dropFirst()).allSatisfy { $0.campaign != $1.campaign }, "turns again")
        let last = mails.filter { $0.at >= Self.cancel }
        #expect(!last.isEmpty && last.allSatisfy { $0.campaign == "calais" })
        for slug in Self.letters.keys {
            let ids = mails.filter { $0.campaign == slug }.map(\.number)
            #expect(ids == ids.sorted(), "the oldest first")
        }
    }

    /// Each letter was sent, went back to its writer, or still waits.
    private func account(_ mails: [Office.Mail], _ trial: Trial) async throws {
        let rows = try await trial.services.database.read { connection in
            try connection.rows(
                """
                SELECT campaign, state, COUNT(*) AS n, MAX(attempts) AS attempts FROM delivery
                GROUP BY campaign, state ORDER BY campaign, state
                """
            ).map { try ("\($0.text("campaign")) \($0.text("state"))", Int($0.int("n"))) }
        }
        let counts = Dictionary(rows) { first, _ in first }
        let sent = Dictionary(grouping: mails, by: \.campaign).mapValues(\.count)
        #expect(counts["calais accepted"] == sent["calais"] && counts["harbour accepted"] == sent["harbour"])
        #expect(
            counts == [
                "calais accepted": sent["calais"] ?? 0, "calais queued": 12_000 - (sent["calais"] ?? 0),
                "harbour accepted": sent["harbour"] ?? 0, "harbour refused": 8_000 - (sent["harbour"] ?? 0),
            ])
        let returned = try await trial.services.database.read {
            try $0.row("SELECT COUNT(*) AS n FROM mail WHERE kind = 'returned'")?.int("n")
        }
        #expect(returned.map(Int.init) == counts["harbour refused"])
    }
}

/// The office's mail server, which takes everything and notes when.
private final class Office: MailTransport {
    struct Mail: Sendable {
        let id: String, campaign: String
        let at: Date
        /// The number of the letter.
        var number: Int { Int(id.prefix { $0 != "." }) ?? 0 }
    }

    private let clock: TrialClock
    private let taken = Mutex<[Mail]>([])

    init(clock: TrialClock) { self.clock = clock }

    var mails: [Mail] { taken.withLock { $0 } }

    func send(_ mail: EmailMessage) async -> Outcome {
        let campaign = mail.fields.first { $0.name == "X-Postbag-Campaign" }?.value ?? ""
        taken.withLock { $0.append(Mail(id: mail.messageID, campaign: campaign, at: clock.now)) }
        return .accepted(Reply(250, "ok"))
    }
}
