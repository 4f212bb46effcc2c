import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests publishing at an hour, on both engines.
@Suite struct PlannedPublishingTests {
    private let main = FilePart(path: "campaign.yaml")

    private func saved(_ actions: OperatorActions, closes day: String) async throws -> Publication {
        let draft = try #require(try await actions.draft("calais"))
        let text = draft.folder.text("campaign.yaml").replacing(/closes: .*\n/, with: "")
            .replacing("opens: 2016-10-27", with: "opens: 2016-10-27\ncloses: \(day)")
        let saved = try #require(
            try await actions.save("calais", part: main, fields: ["text": text], base: draft.revision).saved)
        return Publication(revision: saved.revision, over: draft.live?.version ?? 0, note: "at nine")
    }

    private func hour(_ trial: Trial) -> Date { trial.services.environment.now().addingTimeInterval(3_600) }

    @Test func oneOfTwoProcessesPublishesWhatWasPlanned() async throws {
        try await Trial.runTwo { first, second in
            let ada = try await first.account(1, "Ada", organises: "calais")
            let publication = try await saved(ada, closes: "2016-12-01")
            #expect(try await ada.planPublishing("calais", at: hour(first), publication) == .planned)
            _ = try await saved(ada, closes: "2016-12-24")
            try await Maintenance(first.services).publishPlanned()
            #expect(try await ada.versions("calais").count == 1, "the hour has not come")
            first.wait(days: 30)
            try await Maintenance(first.services).eraseOldRevisions()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for trial in [first, second, first, second] {
                    group.addTask { try await Maintenance(trial.services).publishPlanned() }
                }
                try await group.waitForAll()
            }
            let versions = try await ada.versions("calais")
            #expect(versions.map(\.version) == [2, 1])
            #expect(versions.first?.published?.by == "Ada" && versions.first?.published?.note == "at nine")
            try await second.services.campaigns.refresh()
            #expect(
                try second.edition.campaign.closes == Day("2016-12-01"), "what was planned, not what is newer"
            )
            let draft = try #require(try await ada.draft("calais"))
            #expect(draft.planned == nil && draft.hasChanges && !draft.isBehind)
            let actions = try await ada.history(of: "calais", limit: 9).map(\.action)
            #expect(actions.filter { $0 == "campaign_published" }.count == 1)
        }
    }

    @Test func aPlanCanBeTakenBack() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada", organises: "calais")
            let publication = try await saved(ada, closes: "2016-12-01")
            let past = trial.services.environment.now()
            #expect(try await ada.planPublishing("calais", at: past, publication) == .refused(.past))
            #expect(try await ada.planPublishing("calais", at: hour(trial), publication) == .planned)
            #expect(try await ada.draft("calais")?.planned?.due == hour(trial))
            #expect(try await ada.unplanPublishing("calais"))
            #expect(try await ada.unplanPublishing("calais") == false)
            trial.wait(days: 1)
            try await Maintenance(trial.services).once()
            #expect(try await ada.versions("calais").count == 1)
        }
    }

    @Test func publishingNowEndsThePlan() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada", organises: "calais")
            let publication = try await saved(ada, closes: "2016-12-01")
            _ = try await ada.planPublishing("calais", at: hour(trial), publication)
            #expect(try await ada.publish("calais", publication) == .published(version: 2, isNew: true))
            trial.wait(days: 1)
            try await Maintenance(trial.services).once()
            #expect(try await ada.versions("calais").count == 2)
            #expect(try await ada.draft("calais")?.planned == nil)
        }
    }

    @Test func aPlanThatFailsSaysSo() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada", organises: "calais")
            let publication = try await saved(ada, closes: "2016-12-01")
            _ = try await ada.planPublishing("calais", at: hour(trial), publication)
            try await trial.reimport { $0.replacing("Harbour Letters", with: "Harbour Mail") }
            trial.wait(days: 1)
            try await Maintenance(trial.services).once()
            try await Maintenance(trial.services).once()
            #expect(try await ada.versions("calais").count == 2, "what was imported is not written over")
            let planned = try #require(try await ada.draft("calais")?.planned)
            #expect(planned.failure == "changed" && planned.failedAt == trial.services.environment.now())
            let entries = try await ada.history(of: "calais", limit: 9)
            let failed = entries.filter { $0.action == "publishing_failed" }
            #expect(failed.map(\.detail) == ["changed"] && failed.map(\.actorName) == ["Ada"])
        }
    }

    @Test func whoMayNoLongerPublishPublishesNothing() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada", organises: "calais")
            let publication = try await saved(ada, closes: "2016-12-01")
            _ = try await ada.planPublishing("calais", at: hour(trial), publication)
            try await trial.services.database.write { try $0.accounts.delete(1) }
            trial.wait(days: 1)
            try await Maintenance(trial.services).publishPlanned()
            #expect(try await ada.versions("calais").count == 1)
            #expect(try await ada.draft("calais")?.planned?.failure == "not_allowed")
        }
    }
}
