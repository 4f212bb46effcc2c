import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Drafts are parsed once for each revision, and never served when they are old or gone.
@Suite struct DraftCacheTests {
    private func draft(_ text: String) -> ParsedDraft {
        ParsedDraft(CampaignFolder(files: ["page.en.md": Array(text.utf8)]), live: nil)
    }

    private func key(_ slug: String, _ revision: Int64, live: Int64 = 0) -> DraftCache.Key {
        DraftCache.Key(slug: slug, revision: revision, liveVersion: live)
    }

    @Test func onlyTheFilesThatAreAskedForAreFound() {
        let cache = DraftCache(most: 2)
        cache.keep(draft("One"), as: key("harbour", 7, live: 3))
        #expect(cache.find(key("harbour", 7, live: 3)) != nil)
        for other in [key("harbour", 8, live: 3), key("harbour", 7, live: 4), key("calais", 7, live: 3)] {
            #expect(cache.find(other) == nil)
        }
        cache.keep(draft("Two"), as: key("harbour", 8, live: 3))
        #expect(cache.find(key("harbour", 7, live: 3)) == nil, "one draft for each campaign")
        #expect(cache.find(key("harbour", 8, live: 3))?.folder.text("page.en.md") == "Two")
        cache.forget("harbour")
        #expect(cache.find(key("harbour", 8, live: 3)) == nil)
    }

    @Test func itIsBounded() {
        let cache = DraftCache(most: 2)
        let slugs = ["a", "b", "c"]
        for slug in slugs { cache.keep(draft("x"), as: key(slug, 1)) }
        #expect(slugs.count { cache.find(key($0, 1)) != nil } <= 2)
        cache.keep(draft(String(repeating: "x", count: DraftCache.largest + 1)), as: key("c", 1))
        #expect(cache.find(key("c", 1)) == nil, "too large, and the one before is gone")
        let picture = CampaignFolder(files: ["p.jpg": [UInt8](repeating: 1, count: DraftCache.largest + 1)])
        cache.keep(ParsedDraft(picture, live: picture), as: key("c", 2))
        let kept = cache.find(key("c", 2))
        #expect(kept?.folder.files == ["p.jpg": []] && kept?.pictures == ["p.jpg": DraftCache.largest + 1])
    }

    @Test func whatAnotherProcessSavesIsSeenAtOnce() async throws {
        try await Trial.run { trial in
            let here = try await trial.account(1, "Ada")
            let there = OperatorActions(
                trial.services.database, trial.services.environment, actor: here.actor)
            let page = FilePart(path: "page.en.md")
            let before = try #require(try await here.draft("calais"))
            #expect(here.draftCache.find(key("calais", -1, live: 1)) != nil && !before.hasChanges)
            _ = try await there.save("calais", part: page, fields: ["text": "Mine"], base: -1)
            let after = try #require(try await here.draft("calais"))
            #expect(after.folder.text("page.en.md") == "Mine" && after.hasChanges)
            let again = try #require(try await here.draft("calais"))
            #expect(again.folder == after.folder && again.revision == after.revision)
            try await trial.reimport { $0.replacing("Harbour Letters", with: "Harbour Mail") }
            #expect(try await here.draft("calais")?.isBehind == true)

            let folder = CampaignFolder(files: ["campaign.yaml": Array("slug: harbour".utf8)])
            guard case .made(let revision) = try await here.makeDraft("harbour", folder) else { return }
            #expect(try await here.draft("harbour")?.folder == folder)
            #expect(try await there.deleteDraft("harbour", base: revision))
            #expect(try await here.draft("harbour") == nil)
            #expect(here.draftCache.find(key("harbour", revision)) == nil, "nothing of it is left in memory")
        }
    }
}
