import Domain
import Foundation
import Testing

@testable import Storage

/// Data of the version before this one, opened by today's program.
@Suite struct MigrationTests {
    private static let started = Date(timeIntervalSince1970: 1_477_555_200)

    /// Schema 10 builds the tables of held mail anew.
    @Test(arguments: EngineKind.allCases) func heldMailOfSchemaNineGoesOn(_ kind: EngineKind) async throws {
        let place = try await Place(kind, empty: true)
        let old = try await place.open(schema: 9)
        let at = Self.started.milliseconds
        try await old.write { connection in
            let version = try connection.row("SELECT MAX(version) AS n FROM schema_version")?.int("n")
            #expect(version == 9)
            for statement in [
                """
                INSERT INTO mail_hold (rehearsal, sender, since, probe_at, probes, turned_back, is_run, reply_code,
                    reply_text) VALUES (0, 'letters', \(at), \(at + 900_000), 3, 2, 0, 535, '5.7.8 no'),
                    (0, 'mails', \(at + 1), \(at + 10_000), 1, 0, 1, 550, '5.7.1 list')
                """,
                """
                INSERT INTO mail_slowdown (rehearsal, at, until, pause, has_gone, reply_code, reply_text)
                VALUES (0, \(at), \(at + 60_000), 60000, 0, 421, 'slower')
                """,
                """
                INSERT INTO delivery (letter_id, channel, campaign, target, rehearsal, state, attempts, queued_at,
                    due_at, changed_at) VALUES (17, 'email', 'calais', 'minister', 0, 'deferred', 1, \(at), \(at), \(at))
                """,
                "INSERT INTO pace (destination, rehearsal, next_at) VALUES ('m@interieur.example', 0, \(at))",
            ] { try connection.run(statement) }
        }
        try await old.close()

        let database = Database(try await place.open())
        let later = Self.started.addingTimeInterval(86_400)
        try await database.write { connection in
            let holds = connection.mailHolds
            let letters = try #require(try holds.hold(of: .letters, by: "", rehearsal: false))
            #expect(letters.reply == Reply(535, "5.7.8 no") && letters.since == Self.started)
            #expect(letters.probes == 3 && letters.turnedBack == 2 && !letters.isRun)
            #expect(try holds.hold(of: .mails, by: "", rehearsal: false)?.isRun == true)
            #expect(try holds.slowdown(by: "", rehearsal: false)?.reply.code == 421)
            #expect(try connection.deliveries.find(of: 17, by: .email)?.digest == nil)
            #expect(
                try connection.deliveries.turn(of: "m@interieur.example", rehearsal: false).lastCampaign == ""
            )
            #expect(try connection.deliveries.digestChoices(rehearsal: false).isEmpty)
            // A worker that starts uses a named server, and the day of waiting does not count.
            try holds.forget(except: ["mail.example"], rehearsal: false, at: later)
            #expect(try holds.hold(of: .letters, by: "", rehearsal: false) == nil)
            let waited = try #require(try connection.deliveries.find(of: 17, by: .email))
            #expect(waited.queuedAt == later && waited.state == .deferred)
        }
        try await database.engine.close()
        try await place.remove()
    }
}
