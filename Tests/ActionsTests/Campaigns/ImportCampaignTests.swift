import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests importing a campaign that exists already, and hiding a campaign, on both engines.
@Suite struct ImportCampaignTests {
    private func compared(_ trial: Trial, _ change: (String) -> String) async throws -> (
        Campaign, CampaignFolder, CampaignComparison
    ) {
        let files = try trial.changed(change)
        let campaign = try #require(readCampaign(files).campaign)
        return (
            campaign, files, try await trial.operatorActions.compareWithStored(campaign, from: files)
        )
    }

    @Test func whatChangesIsSaid() async throws {
        try await Trial.run { trial in
            let same = try await compared(trial) { $0 }.2
            #expect(same.version == 1 && same.changes == [] && same.strangeness == [] && same.gone == [])
            let (_, _, comparison) = try await compared(trial) {
                $0.replacing("opens: 2016-10-27", with: "opens: 2016-10-27\ncloses: 2016-12-01")
                    .replacing("ministre@interieur.example", with: "cabinet@interieur.example")
                    .replacing("  - key: share\n", with: "  - key: tell\n")
            }
            #expect(
                comparison.changes.map(\.sentence) == [
                    "closes: none becomes “2016-12-01”",
                    "target `minister`: email: “ministre@interieur.example” becomes “cabinet@interieur.example”",
                    "step `share` is taken out", "step `tell` is new",
                ])
            #expect(comparison.strangeness == [] && comparison.gone == [])
        }
    }

    @Test func anotherCampaignIsNotThisOne() async throws {
        try await Trial.run { trial in
            let strange = try await compared(trial) {
                $0.replacing("Harbour Letters", with: "Riverside Friends")
            }.2.strangeness
            #expect(strange == ["its organiser is “Harbour Letters”, not “Riverside Friends”"])
            var files = try trial.changed { $0 }
            for file in ["page.en.md", "page.fr.md"] {
                let text = String(decoding: files.files[file] ?? [], as: UTF8.self)
                files.files[file] = Array(
                    text.replacing(/title: ".*"/, with: "title: \"The footbridge\"").utf8)
            }
            let campaign = try #require(readCampaign(files).campaign)
            let titles = try await trial.operatorActions.compareWithStored(campaign, from: files)
                .strangeness
            #expect(
                titles == [
                    "its title is “Ask France to keep the children of Calais safe”, not “The footbridge”"
                ])
        }
    }

    @Test func keysOfLettersAreKept() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            let (campaign, files, comparison) = try await compared(trial) {
                $0.replacing("key: write-minister", with: "key: tell-minister")
            }
            #expect(comparison.gone == ["write-minister"])
            let database = trial.services.database
            await #expect(throws: LostKeys(letters: ["write-minister": 1])) {
                _ = try await trial.operatorActions.importCampaign(
                    campaign, from: files, over: comparison, dropping: [])
            }
            #expect(try await database.read { try $0.campaigns.versions()["calais"] } == 1)
            let version = try await trial.operatorActions.importCampaign(
                campaign, from: files, over: comparison, dropping: ["write-minister"])
            #expect(version == 2)
            let late = try await trial.operatorActions.importCampaign(
                campaign, from: files, over: comparison, dropping: [])
            #expect(late == nil, "somebody else imported meanwhile")
        }
    }

    @Test func aKeyThatNoLetterUsesMayGo() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            let (campaign, files, comparison) = try await compared(trial) {
                $0.replacing("key: write-prefect", with: "key: tell-prefect")
            }
            #expect(comparison.gone == ["write-prefect"])
            let version = try await trial.operatorActions.importCampaign(
                campaign, from: files, over: comparison, dropping: [])
            #expect(version == 2)
        }
    }

    @Test func aHiddenCampaignLeavesTheListAndNothingElse() async throws {
        try await Trial.run { trial in
            let services = trial.services
            #expect(services.campaigns.listed.map(\.campaign.slug) == ["calais"])
            #expect(try await trial.operatorActions.hideCampaigns(["calais"], true) == nil)
            let missing = try await trial.operatorActions.hideCampaigns(["calais", "nope"], false)
            #expect(missing == "nope")
            try await services.campaigns.refresh()
            #expect(
                services.campaigns.listed.isEmpty && services.campaigns.isHidden("calais")
                    && services.campaigns.all.count == 1)
            let (browser, _) = try await trial.write()
            try await trial.work()
            let code = try #require(trial.post.mails(to: "jeanne@supporter.example").first?.token)
            #expect(!code.isEmpty && browser != Browser(), "a letter is written and its confirmation mailed")
            try await trial.reimport { $0.replacing("Harbour Letters", with: "Harbour Mail") }
            #expect(
                try await services.database.read { try $0.campaigns.all().map(\.isHidden) } == [true],
                "a new version stays hidden")
            #expect(try await trial.operatorActions.hideCampaigns(["calais"], false) == nil)
            try await services.campaigns.refresh()
            #expect(services.campaigns.listed.count == 1)
        }
    }

    @Test func aHouseThatNoTableKnows() async throws {
        try await Trial.run { trial in
            let (campaign, _, _) = try await compared(trial) {
                $0.replacing("uk-house-of-commons", with: "uk-house-of-comons")
            }
            #expect(
                try await trial.operatorActions.unknownHouses(of: campaign) == [
                    "target `mp`: no table of `uk-house-of-comons` is imported: did you mean `uk-house-of-commons`? Else import it with `postbag places import`"
                ])
            let known = try await compared(trial) { $0 }.0
            #expect(try await trial.operatorActions.unknownHouses(of: known) == [])
        }
    }
}
