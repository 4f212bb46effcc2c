import Actions
import Domain
import Foundation
import Storage
import Testing

@testable import Commands

/// What `postbag doctor` says about a Postbag in a temporary folder.
@Suite struct DoctorTests {
    @Test func aHealthyPostbagIsHealthy() async throws {
        try await TrialData.with(campaign: "Campaigns/calais") { data in
            let (said, hasProblems) = try await report(data)
            #expect(!hasProblems)
            #expect(said.first?.contains("disk: ") == true)
            #expect(
                said.dropFirst() == [
                    "ok       database: whole",
                    "ok       campaign calais: open, 6 steps in en, fr",
                    "ok       mail server: none is set, so nothing leaves",
                    "ok       in doubt: no letter",
                    "ok       mails that came in: none to read",
                    "ok       mails to take in: none waits",
                    "ok       unconfirmed letters: 0 MB of 2000 MB",
                    "ok       deliveries: none waits",
                    "ok       mails to supporters: none waits",
                    "ok       backups: none yet, of a rehearsal",
                ])
        }
    }

    @Test func whatIsMissingIsAWarningAndWhatIsBrokenAProblem() async throws {
        try await TrialData.with { data in
            let (said, hasProblems) = try await report(
                data,
                [
                    "POSTBAG_SMTP": "smtp://127.0.0.1:1", "POSTBAG_SITE": "http://localhost",
                    "POSTBAG_FROM": "letters@harbour.example",
                ])
            #expect(hasProblems)
            #expect(said.contains("warning  campaigns: there is none: postbag campaign import FOLDER"))
            #expect(said.contains { $0.hasPrefix("problem  mail server: 127.0.0.1:1: No connection") })
        }
    }

    @Test func aCampaignThatCannotBeReadIsAProblem() async throws {
        try await TrialData.with { data in
            let engine = try await data.open()
            try await Database(engine).write { connection in
                _ = try connection.campaigns.store("broken", files: ["campaign.yaml": [0]], at: Date())
            }
            try await engine.close()
            let (said, hasProblems) = try await report(data)
            #expect(hasProblems)
            #expect(said.contains { $0.hasPrefix("problem  campaign broken: cannot be read any more") })
        }
    }

    @Test func aFileThatIsNoDatabaseIsAProblem() async throws {
        try await TrialData.with { data in
            try Data(repeating: 7, count: 9_000).write(to: data.folder.appending(path: "postbag.sqlite"))
            let (said, hasProblems) = try await report(data)
            #expect(hasProblems)
            #expect(said.dropLast().last?.hasPrefix("problem  database: ") == true)
        }
    }

    /// Each trouble is followed by what to do about it: a command, a setting or a document.
    @Test func everyTroubleHasARemedy() async throws {
        try await TrialData.with { data in
            let engine = try await data.open()
            try await Database(engine).write { connection in
                _ = try connection.campaigns.store("broken", files: ["campaign.yaml": [0]], at: Date())
            }
            try await engine.close()
            let aside = IncomingFolder(data: data.folder).aside
            try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
            try Data("no mail".utf8).write(to: aside.appending(path: "1.eml"))
            let (said, _) = try await report(
                data,
                [
                    "POSTBAG_SMTP": "smtp://127.0.0.1:1", "POSTBAG_SITE": "http://localhost",
                    "POSTBAG_FROM": "letters@harbour.example", "POSTBAG_LMTP": "127.0.0.1:2",
                    "POSTBAG_IMAP": "imap://a:b@127.0.0.1:1/INBOX",
                ])
            let troubles = said.indices.filter {
                said[$0].hasPrefix("warning") || said[$0].hasPrefix("problem")
            }
            #expect(troubles.count >= 5, "\(said)")
            for index in troubles {
                let what = said[index].dropFirst(9).prefix { $0 != ":" }
                let remedy = said.dropFirst(index + 1).first ?? ""
                #expect(remedy.hasPrefix("do       \(what): "), "\(said[index])")
                #expect(remedy.contains(#/postbag |POSTBAG_|systemctl |docs/|df /#), "\(remedy)")
            }
        }
    }

    private func report(_ data: TrialData, _ environment: [String: String] = [:]) async throws
        -> (said: [String], hasProblems: Bool)
    {
        var said: [String] = []
        var report = HealthReport { said.append($0) }
        await report.examine(try data.settings(environment))
        return (said, report.hasProblems)
    }
}
