import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// What each action of an operator leaves in the audit, on both engines.
@Suite struct OperatorActionsTests {
    private struct Stop: Error {}

    @Test func campaignsAreImportedHiddenAndShown() async throws {
        try await Trial.run { trial in
            let actions = trial.operatorActions
            let files = try trial.changed { $0.replacing("key: write-prefect", with: "key: tell-prefect") }
            let campaign = try #require(readCampaign(files).campaign)
            let comparison = try await actions.compareWithStored(campaign, from: files)
            let version = try await actions.importCampaign(
                campaign, from: files, over: comparison, dropping: ["write-prefect", "nobody"])
            #expect(version == 2)
            let same = try await actions.compareWithStored(campaign, from: files)
            _ = try await actions.importCampaign(campaign, from: files, over: same, dropping: [])
            _ = try await actions.hideCampaigns(["calais"], true)
            _ = try await actions.hideCampaigns(["calais", "nope"], false)
            _ = try await actions.hideCampaigns(["calais"], false)
            #expect(
                try await lines(actions) == [
                    "ada campaign_imported calais calais version 2, without write-prefect",
                    "ada campaign_hidden calais calais ", "ada campaign_shown calais calais ",
                ])
        }
    }

    @Test func aLetterInDoubtIsResolvedOnce() async throws {
        try await Trial.run { trial in
            let letter = try await doubtful(trial)
            let actions = trial.operatorActions
            #expect(try await actions.resolve(letter: letter, .sent))
            #expect(try await !actions.resolve(letter: letter, .sent))
            #expect(try await lines(actions) == ["ada delivery_resolved letter \(letter) calais sent"])
            #expect(try await actions.history(of: "dover", limit: 9) == [])
        }
    }

    @Test func aKeptMailIsReadOnceAndDecidedAgain() async throws {
        try await Trial.run { trial in
            let actions = trial.operatorActions
            let mail = ReceivedMail(.personal, why: "a person wrote")
            _ = try await trial.services.receiver.receive(mail, letter: nil, content: [1, 2])
            let id = try #require(try await actions.keptMails(limit: 9).first?.id)
            #expect(try await actions.unreadMails().map(\.count) == [1])
            #expect(try await actions.readMail(id) == [1, 2])
            #expect(try await actions.readMail(id) == [1, 2])
            #expect(try await actions.readMail(1) == nil)
            _ = try await actions.decideMail(id, as: ReceivedMail(.undecided, why: "unclear"))
            #expect(
                try await lines(actions) == [
                    "ada mail_read mail \(id)  ", "ada mail_decided mail \(id)  undecided, open",
                ])
        }
    }

    @Test func placesAreImportedAndTheirHouseDissolved() async throws {
        try await Trial.run { trial in
            let (actions, house) = (trial.operatorActions, "uk-house-of-commons")
            let folder = try PlaceFolder()
            let place = try await PlaceFolder.read(
                folder.write("divisions.csv", "division,name\nE14000001,Ayr\n")
            ) { $0.legislature = house }
            try await actions.importPlaces(place)
            #expect(try await actions.dissolve(house, until: Day("2026-12-20")))
            #expect(try await actions.dissolve(house, until: nil))
            #expect(try await !actions.dissolve("nowhere", until: nil))
            #expect(
                try await lines(actions) == [
                    "ada places_imported \(house)  divisions of 2026-11-25",
                    "ada legislature_dissolved \(house)  until 2026-12-20",
                    "ada dissolution_ended \(house)  ",
                ])
        }
    }

    @Test func eachCorrectionOfTheCountIsNamed() async throws {
        try await Trial.run { trial in
            let actions = trial.operatorActions
            #expect(try await actions.recountTally() == [])
            try await trial.services.database.write {
                try $0.counts.count([TallyKey(campaign: "calais", rehearsal: false, .written): 2])
            }
            #expect(try await actions.recountTally().map(\.delta) == [-2])
            #expect(try await lines(actions) == ["ada count_corrected calais calais written -2"])
        }
    }

    @Test func aChangeThatFailsLeavesNothing() async throws {
        try await Trial.run { trial in
            let actions = trial.operatorActions
            await #expect(throws: Stop.self) {
                try await actions.change { connection, _ -> (Void, [AuditEvent]) in
                    _ = try connection.campaigns.hide("calais", true)
                    throw Stop()
                }
            }
            let history = try await actions.history(limit: 9)
            #expect(history == [])
            let campaigns = try await actions.campaigns()
            #expect(campaigns.map(\.stored.isHidden) == [false])
        }
    }

    /// Returns the audit, oldest first: who, what, of what, of which campaign, and the detail.
    private func lines(_ actions: OperatorActions) async throws -> [String] {
        try await actions.history(limit: 99).reversed().map {
            "\($0.actorName) \($0.action) \($0.subject) \($0.campaign ?? "") \($0.detail)"
        }
    }

    /// Writes, confirms and sends a letter whose connection breaks. Returns its id.
    private func doubtful(_ trial: Trial) async throws -> Int64 {
        trial.post.answer(.inDoubt(Reply(0, "line broke")), to: "ministre@interieur.example")
        let (browser, _) = try await trial.write()
        try await trial.work()
        let token = try #require(trial.post.mails(to: "jeanne@supporter.example").first?.token)
        guard case .confirmed(let letter, _) = try await trial.supporters.confirm(mailed: token, in: browser)
        else { throw Stop() }
        try await trial.work()
        return letter.id
    }
}
