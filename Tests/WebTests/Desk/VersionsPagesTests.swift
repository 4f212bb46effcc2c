import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Web

@Suite struct VersionsPagesTests {
    @Test func anOlderVersionIsComparedAndMadeTheDraftAgain() async throws {
        try await DeskTrial.run { trial in
            let owner = try await trial.owner()
            let ruth = try await trial.ruth()
            let first = try #require(try await ruth.draft("calais")?.folder)
            _ = try await ruth.edit("calais") { folder in
                let page = String(decoding: folder.files["page.fr.md"] ?? [], as: UTF8.self)
                folder.files["page.fr.md"] = Array(page.replacing("Calais", with: "Grande-Synthe").utf8)
            }
            let draft = try #require(try await ruth.draft("calais"))
            let publication = Publication(revision: draft.revision, over: 1, note: "Moved <b>")
            guard case .published(2, true) = try await ruth.publish("calais", publication) else {
                Issue.record("not published")
                return
            }
            try await trial.services.campaigns.refresh()

            let list = try await owner.get("/desk/calais/versions").page
            #expect(list.contains("/desk/calais/versions/2") && list.contains("Moved &lt;b&gt;"))
            let second = try await owner.get("/desk/calais/versions/2").page
            #expect(second.contains("<del>Calais") && second.contains("<ins>Grande-Synthe"))
            #expect(!second.contains("name=\"base\""), "the draft says this already")
            let look = try await owner.get("/desk/calais/preview/fr?version=1").page
            #expect(look.contains("Calais") && !look.contains("Grande-Synthe"))

            // A page that was opened before the last save replaces nothing.
            let path = "/desk/calais/versions/1"
            #expect(try await owner.post(path, ["base": "1"]).status == .conflict)
            let page = try await owner.get(path).page
            let base = try #require(page.firstMatch(of: /name="base" value="(-?\d+)"/)).output.1
            #expect(try await owner.post(path, ["base": String(base)]).location == "/desk/calais/try")
            #expect(try await ruth.draft("calais")?.folder == first)
            #expect(try await owner.get("/desk/calais/versions/3").status == .notFound)
        }
    }

    @Test func onlyADraftThatWasNeverPublishedIsDeleted() async throws {
        try await DeskTrial.run { trial in
            let owner = try await trial.owner()
            let ruth = try await trial.ruth()
            let folder = try #require(try await ruth.draft("calais")?.folder)
            guard case .made(let revision) = try await ruth.makeDraft("bridge", folder) else { return }
            #expect(
                try await owner.post("/desk/calais/delete", ["base": "-1"]).location
                    == "/desk/calais/versions")
            #expect(try await ruth.draft("calais") != nil)
            #expect(try await owner.post("/desk/bridge/delete", ["base": "7"]).status == .ok)
            #expect(try await ruth.draft("bridge") != nil)
            #expect(try await owner.post("/desk/bridge/delete", ["base": "\(revision)"]).location == "/desk")
            #expect(try await ruth.draft("bridge") == nil)
        }
    }
}

extension DeskTrial {
    /// What the first account does without a browser.
    fileprivate func ruth() async throws -> OperatorActions {
        let accounts = try await PeopleActions(services, actor: .commandLine(user: "ada")).list(of: nil)
        return OperatorActions(services, actor: .account(try #require(accounts?.people.first?.account)))
    }
}
