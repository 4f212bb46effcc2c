import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests making, replacing and deleting drafts, and the files in them, on both engines.
@Suite struct DraftTests {
    private let folder = CampaignFolder(files: ["campaign.yaml": Array("slug: harbour".utf8)])
    private let page = FilePart(path: "page.en.md")

    @Test func aSlugBelongsToOneCampaign() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            guard case .made = try await ada.makeDraft("harbour", folder) else {
                Issue.record("no draft")
                return
            }
            #expect(try await ada.makeDraft("harbour", folder) == .taken)
            #expect(try await ada.makeDraft("calais", folder) == .taken)
            for slug in ["desk", "people"] {
                #expect(try await ada.makeDraft(slug, folder) == .reserved)
            }
            #expect(try await ada.drafts().map(\.slug) == ["harbour"])
            for slug in ["", "Harbour", "a b", "-a", "a/b", String(repeating: "a", count: 65)] {
                #expect(try await ada.makeDraft(slug, folder) == .notASlug)
            }
            let draft = try #require(try await ada.draft("harbour"))
            #expect(draft.folder == folder && draft.live == nil && draft.madeFrom == 0 && draft.isDraft)
            let membership = try await trial.services.database.read {
                try $0.accounts.membership(of: 1, in: "harbour")
            }
            #expect(membership?.role == .organiser, "whoever makes a campaign organises it")
            #expect(try await ada.history(limit: 1).map(\.action) == ["draft_made"])
            #expect(try await ada.draft("nowhere") == nil)
        }
    }

    @Test func anImportAtTheCommandLineLeavesTheDraftBehind() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            _ = try await ada.save("calais", part: page, fields: ["text": "Mine"], base: -1)
            try await trial.reimport { $0.replacing("Harbour Letters", with: "Harbour Mail") }
            let draft = try #require(try await ada.draft("calais"))
            #expect(draft.isBehind && draft.madeFrom == 1 && draft.live?.version == 2)
            #expect(draft.folder.text("page.en.md") == "Mine", "nothing is lost")
            let revision = try #require(try await ada.replaceDraft("calais", with: 2, base: draft.revision))
            let after = try #require(try await ada.draft("calais"))
            #expect(!after.isBehind && !after.hasChanges && after.revision == revision)
            #expect(try await ada.folder(of: "calais", at: draft.revision)?.files == draft.folder.files)
            #expect(try await ada.folder(of: "calais", at: -1)?.text("page.en.md").isEmpty == false)
            #expect(try await ada.replaceDraft("calais", with: 9, base: after.revision) == nil)
        }
    }

    @Test func aDeletedDraftIsNoBase() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            guard case .made(let old) = try await ada.makeDraft("harbour", folder) else { return }
            #expect(try await ada.deleteDraft("harbour", base: old))
            #expect(try await ada.deleteDraft("harbour", base: old) == false)
            #expect(try await ada.draft("harbour") == nil)
            let members = try await trial.services.database.read {
                try $0.accounts.listed(in: "harbour").count
            }
            #expect(members == 0, "nobody has a role in a campaign that is gone")
            guard case .missing = try await ada.save("harbour", part: page, fields: ["text": "x"], base: old)
            else {
                Issue.record("saved into nothing")
                return
            }
            guard case .made(let new) = try await ada.makeDraft("harbour", folder) else { return }
            #expect(new > old, "the number of a revision never comes again")
            let late = try await ada.save(
                "harbour", part: FilePart(path: "campaign.yaml"), fields: ["text": "x"], base: old)
            #expect(late.conflict != nil)
        }
    }

    @Test func picturesComeAndGo() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            guard case .made(let revision) = try await ada.makeDraft("harbour", folder) else { return }
            guard case .saved(let next) = try await ada.setPicture("harbour", named: "p.jpg", [1, 2, 3])
            else {
                Issue.record("no picture")
                return
            }
            #expect(next > revision)
            for name in ["page.md", "../p.jpg", "letters/p.jpg", ".jpg"] {
                #expect(try await ada.setPicture("harbour", named: name, [1]) == .notAPicture)
            }
            let most = CampaignFolder.largestPicture
            let large = [UInt8](repeating: 0, count: most + 1)
            #expect(
                try await ada.setPicture("harbour", named: "p.jpg", large)
                    == .refused(.tooLarge("p.jpg", most: most)))
            #expect(try await ada.setPicture("nowhere", named: "p.jpg", [1]) == .missing)
            let saved = try await ada.save("harbour", part: page, fields: ["text": "x"], base: next).saved
            #expect(saved?.isNew == true)
            let draft = try #require(try await ada.draft("harbour"))
            #expect(draft.folder.files["p.jpg"] == [] && draft.parsed.pictures == ["p.jpg": 3])
            #expect(try await ada.folder(of: "harbour", at: draft.revision)?.files["p.jpg"] == [1, 2, 3])
            guard case .saved = try await ada.removePicture("harbour", named: "p.jpg") else { return }
            #expect(try await ada.draft("harbour")?.folder.files["p.jpg"] == nil)
            #expect(try await ada.folder(of: "harbour", at: next)?.files["p.jpg"] == [1, 2, 3])
        }
    }

    @Test func readingsOfAChangedOriginalAreOutOfDate() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            let original = FilePart(path: "letters/minister.fr.md")
            let reading = FilePart(path: "letters/minister.en.md")
            let draft = try #require(try await ada.draft("calais"))
            let french = draft.folder.text(original.path)
            let changed = french.replacing("Beaucoup d’entre eux", with: "La plupart d’entre eux")
            _ = try await ada.save("calais", part: original, fields: ["text": changed], base: -1, form: "a")
            let outdated = try await ada.draft("calais")?.outdated ?? []
            #expect(outdated.map(\.paragraph) == [2] && outdated.map(\.language) == ["en"])
            #expect(outdated.first?.before.hasPrefix("Beaucoup") == true)
            #expect(outdated.first?.today.hasPrefix("La plupart") == true)
            let english = draft.folder.text(reading.path)
            let base = try #require(try await ada.draft("calais")).revision
            let mended = english.replacing("Many of them", with: "Most of them")
            #expect(mended != english)
            _ = try await ada.save("calais", part: reading, fields: ["text": mended], base: base)
            #expect(try await ada.draft("calais")?.outdated == [])
            let again = changed.replacing("La plupart", with: "Presque tous")
            _ = try await ada.save("calais", part: original, fields: ["text": again], base: base, form: "a")
            #expect(try await ada.draft("calais")?.outdated.count == 1)
            #expect(try await ada.keepReading("calais", letter: "minister", language: "en", paragraph: 2))
            #expect(try await ada.draft("calais")?.outdated == [])
            #expect(
                try await ada.keepReading("calais", letter: "minister", language: "en", paragraph: 2)
                    == false)
        }
    }
}
