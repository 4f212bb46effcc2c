import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests publishing drafts, at once and at an hour, on both engines.
@Suite struct PublishTests {
    private let main = FilePart(path: "campaign.yaml")

    /// Saves a changed `campaign.yaml`. Returns what to publish.
    private func changed(_ actions: OperatorActions, _ change: (String) -> String) async throws -> Publication
    {
        let draft = try #require(try await actions.draft("calais"))
        let text = change(draft.folder.text("campaign.yaml"))
        let saved = try #require(
            try await actions.save("calais", part: main, fields: ["text": text], base: draft.revision).saved)
        return Publication(revision: saved.revision, over: draft.live?.version ?? 0, note: "as agreed")
    }

    private func closing(_ text: String) -> String {
        text.replacing("opens: 2016-10-27", with: "opens: 2016-10-27\ncloses: 2016-12-01")
    }

    @Test func aDraftBecomesTheNextVersion() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada", organises: "calais")
            let publication = try await changed(ada, closing)
            let shown = try #require(try await ada.changesOfDraft("calais"))
            #expect(shown.changes.map(\.sentence) == ["closes: none becomes “2016-12-01”"])
            #expect(shown.revision == publication.revision && shown.over == 1 && shown.outdated == [])
            #expect(try await ada.publish("calais", publication) == .published(version: 2, isNew: true))
            try await trial.services.campaigns.refresh()
            #expect(try trial.edition.campaign.closes == Day("2016-12-01"))
            let draft = try #require(try await ada.draft("calais"))
            #expect(!draft.hasChanges && !draft.isBehind && draft.revision == publication.revision)
            let versions = try await ada.versions("calais")
            #expect(versions.map(\.version) == [2, 1])
            #expect(versions[0].published?.by == "Ada" && versions[0].published?.note == "as agreed")
            #expect(versions[0].published?.parts == [.dates])
            #expect(versions[0].published?.isFromCommandLine == false)
            #expect(versions[1].published == nil, "it was imported before versions had rows")
            let entry = try #require(try await ada.history(of: "calais", limit: 1).first)
            #expect(entry.action == "campaign_published" && entry.detail == "version 2")
            #expect(entry.actorName == "Ada")
            let again = Publication(revision: publication.revision, over: 2)
            #expect(try await ada.publish("calais", again) == .published(version: 2, isNew: false))
            #expect(try await ada.changes("calais", from: -1, to: -2) == shown.changes)
        }
    }

    @Test func whatTheOrganiserDidNotSeeIsNotPublished() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            let publication = try await changed(ada, closing)
            let newer = try await changed(ada) { $0.replacing("2016-12-01", with: "2016-12-02") }
            #expect(try await ada.publish("calais", publication) == .refused(.changedMeanwhile))
            try await trial.reimport { $0.replacing("Harbour Letters", with: "Harbour Mail") }
            #expect(try await ada.publish("calais", newer) == .refused(.changedMeanwhile))
            let missing = Publication(revision: -2, over: 2)
            #expect(try await ada.publish("calais", missing) == .refused(.missing))
            #expect(try await ada.versions("calais").count == 2)
        }
    }

    @Test func errorsAreSaid() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            let wrong = try await changed(ada) { $0.replacing("opens: 2016-10-27", with: "opens: soon") }
            guard case .refused(.hasErrors(let found)) = try await ada.publish("calais", wrong) else {
                Issue.record("published with errors")
                return
            }
            #expect(found.contains { $0.file == "campaign.yaml" && $0.severity == .error })
            let other = try await changed(ada) {
                $0.replacing("opens: soon", with: "opens: 2016-10-27")
                    .replacing("slug: calais", with: "slug: dover")
            }
            guard case .refused(.hasErrors) = try await ada.publish("calais", other) else {
                Issue.record("published under another slug")
                return
            }
            #expect(try await ada.versions("calais").count == 1)
        }
    }

    @Test func anotherAddressIsConfirmed() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            var publication = try await changed(ada) {
                $0.replacing("ministre@interieur.example", with: "cabinet@interieur.example")
            }
            let change = CampaignChange.address(
                target: "minister", from: "ministre@interieur.example", to: "cabinet@interieur.example")
            #expect(try await ada.publish("calais", publication) == .refused(.needsConfirming([change])))
            publication.confirming = ["minister"]
            #expect(try await ada.publish("calais", publication) == .published(version: 2, isNew: true))
        }
    }

    @Test func keysOfLettersAreKept() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            let ada = try await trial.account(1, "Ada")
            var publication = try await changed(ada) {
                $0.replacing("key: write-minister", with: "key: tell-minister")
            }
            #expect(try await ada.changesOfDraft("calais")?.lettersUse == ["write-minister": 1])
            #expect(
                try await ada.publish("calais", publication) == .refused(.lettersUse(["write-minister": 1])))
            publication.dropping = ["write-minister"]
            #expect(try await ada.publish("calais", publication) == .published(version: 2, isNew: true))
            let detail = try await ada.history(of: "calais", limit: 1).first?.detail
            #expect(detail == "version 2, without write-minister")
        }
    }

    @Test func aDraftIsPublishedOnce() async throws {
        try await Trial.runTwo { first, second in
            let actions = [
                try await first.account(1, "Ada"), try await second.account(2, "Tom"),
            ]
            let publication = try await changed(actions[0], closing)
            let results = try await withThrowingTaskGroup(of: Publishing.self) { group in
                for number in 0..<6 {
                    group.addTask { try await actions[number % 2].publish("calais", publication) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count { $0 == .published(version: 2, isNew: true) } == 1)
            #expect(results.count { $0 == .refused(.changedMeanwhile) } == 5)
            #expect(try await actions[0].versions("calais").count == 2)
        }
    }

    @Test func theFirstVersionOfANewCampaign() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            let folder = try trial.changed { $0.replacing("slug: calais", with: "slug: dover") }
            guard case .made(let revision) = try await ada.makeDraft("dover", folder) else { return }
            #expect(try await ada.versions("dover") == [])
            let publication = Publication(revision: revision, over: 0)
            #expect(try await ada.publish("dover", publication) == .published(version: 1, isNew: true))
            try await trial.services.campaigns.refresh()
            #expect(trial.services.campaigns.newest("dover")?.version == 1)
            #expect(try await ada.versions("dover").first?.published?.parts == CampaignChange.Part.allCases)
            #expect(try await ada.exportCampaign("dover")?.files == folder.files)
        }
    }

    @Test func anImportHasItsRow() async throws {
        try await Trial.run { trial in
            let files = try trial.changed(closing)
            let campaign = try #require(readCampaign(files).campaign)
            let actions = trial.operatorActions
            let comparison = try await actions.compareWithStored(campaign, from: files)
            _ = try await actions.importCampaign(campaign, from: files, over: comparison, dropping: [])
            let row = try #require(try await actions.versions("calais", limit: 1).first)
            #expect(row.version == 2 && row.published?.by == "ada" && row.published?.parts == [.dates])
            #expect(row.published?.isFromCommandLine == true)
            #expect(try await actions.versions("calais", before: 2).map(\.version) == [1])
        }
    }
}
