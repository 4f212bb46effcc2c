import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests saving forms of the editor, alone and beside others, on both engines.
@Suite struct SaveDraftTests {
    private let page = FilePart(path: "page.en.md")
    private let letter = ParagraphsPart(key: "minister")

    /// A draft whose letter to the minister has three short paragraphs in two languages.
    private func short(_ trial: Trial, _ slug: String = "harbour") async throws -> Int64 {
        var folder = CampaignFolder(files: ["page.en.md": Array("The page".utf8)])
        try letter.write(
            [
                "fr-subject": "Sujet", "fr-1": "un", "fr-2": "deux", "fr-3": "trois",
                "en-subject": "Subject", "en-1": "one", "en-2": "two", "en-3": "three",
            ], into: &folder)
        guard case .made(let revision) = try await trial.operatorActions.makeDraft(slug, folder) else {
            Issue.record("no draft")
            return 0
        }
        return revision
    }

    private func fields(_ actions: OperatorActions, _ slug: String = "harbour") async throws -> [String:
        String]
    {
        letter.fields(of: try #require(try await actions.draft(slug)).folder)
    }

    @Test func theFirstSaveMakesTheDraftOfAnImportedCampaign() async throws {
        try await Trial.run { trial in
            let ada = try await trial.account(1, "Ada")
            let before = try #require(try await ada.draft("calais"))
            #expect(before.revision == -1 && !before.isDraft && !before.isBehind && !before.hasChanges)
            #expect(before.live?.version == 1 && before.savedBy == nil)
            let same = try #require(
                try await ada.save(
                    "calais", part: page, fields: page.fields(of: before.folder), base: before.revision
                ).saved)
            #expect(!same.isNew && same.revision == -1, "no change makes no draft")
            let saved = try #require(
                try await ada.save("calais", part: page, fields: ["text": "New"], base: -1, form: "f").saved)
            #expect(saved.isNew && saved.fields == ["text": "New"])
            let after = try #require(try await ada.draft("calais"))
            #expect(after.isDraft && after.revision == saved.revision && after.hasChanges && !after.isBehind)
            #expect(after.savedBy?.name == "Ada" && after.savedAt == trial.services.environment.now())
            #expect(after.madeFrom == 1 && after.folder.text("page.en.md") == "New")
            #expect(after.folder.files.count == before.folder.files.count)
            let live = try await trial.operatorActions.exportCampaign("calais")
            #expect(live?.files == before.folder.files, "what is published stays as it is")
        }
    }

    @Test func twoOrganisersOnOneParagraph() async throws {
        try await Trial.run { trial in
            let (ruth, tom) = (try await trial.account(1, "Ruth"), try await trial.account(2, "Tom"))
            let base = try await short(trial)
            var (mine, theirs) = (try await fields(ruth), try await fields(ruth))
            (theirs["fr-2"], theirs["en-3"]) = ("deux de Tom", "three by Tom")
            (mine["fr-2"], mine["en-1"]) = ("deux de Ruth", "one by Ruth")
            trial.wait(seconds: 60)
            _ = try await tom.save("harbour", part: letter, fields: theirs, base: base, form: "tom")
            let saved = trial.services.environment.now()
            trial.wait(seconds: 60)
            let conflict = try #require(
                try await ruth.save("harbour", part: letter, fields: mine, base: base, form: "ruth").conflict)
            #expect(
                conflict.merge.conflicts == [
                    .init(name: "fr-2", base: "deux", mine: "deux de Ruth", theirs: "deux de Tom")
                ])
            #expect(conflict.savers == ["fr-2": .init(name: "Tom", at: saved)])
            #expect(conflict.merge.mine.map(\.name) == ["en-1"])
            #expect(conflict.merge.theirs.map(\.name) == ["en-3"])
            #expect(try await fields(ruth) == theirs, "nothing is stored")
            var chosen = conflict.merge.fields
            chosen["fr-2"] = "deux des deux"
            let again = try #require(
                try await ruth.save(
                    "harbour", part: letter, fields: chosen, base: conflict.revision, form: "ruth-2"
                ).saved)
            #expect(again.isNew)
            let last = try await fields(tom)
            #expect(last["fr-2"] == "deux des deux" && last["en-1"] == "one by Ruth")
            #expect(last["en-3"] == "three by Tom")
        }
    }

    @Test func oneInsertsWhileTheOtherWrites() async throws {
        try await Trial.run { trial in
            let (ruth, tom) = (try await trial.account(1, "Ruth"), try await trial.account(2, "Tom"))
            let base = try await short(trial)
            var (mine, theirs) = (try await fields(ruth), try await fields(ruth))
            theirs.merge(
                [
                    "fr-1": "zéro", "fr-2": "un", "fr-3": "deux", "fr-4": "trois",
                    "en-1": "zero", "en-2": "one", "en-3": "two", "en-4": "three",
                ]
            ) { $1 }
            mine["fr-3"] = "trois de Ruth"
            _ = try await tom.save("harbour", part: letter, fields: theirs, base: base, form: "tom")
            let saved = try #require(
                try await ruth.save("harbour", part: letter, fields: mine, base: base, form: "ruth").saved)
            #expect(saved.fields["fr-1"] == "zéro" && saved.fields["fr-4"] == "trois de Ruth")
            #expect(saved.theirs.map(\.name).sorted() == ["en-1", "fr-1"])
        }
    }

    @Test func aParagraphThatIsTakenOutIsGone() async throws {
        try await Trial.run { trial in
            let ruth = try await trial.account(1, "Ruth")
            let base = try await short(trial)
            var mine = try await fields(ruth)
            (mine["fr-2"], mine["fr-3"], mine["en-2"], mine["en-3"]) = ("trois", nil, "three", nil)
            let saved = try #require(
                try await ruth.save("harbour", part: letter, fields: mine, base: base).saved)
            #expect(saved.fields == mine)
        }
    }

    @Test func onesOwnSavesAreNoConflict() async throws {
        try await Trial.run { trial in
            let (ruth, tom) = (try await trial.account(1, "Ruth"), try await trial.account(2, "Tom"))
            let base = try await short(trial)
            var mine = try await fields(ruth)
            for (number, text) in ["deu", "deux f", "deux fois"].enumerated() {
                mine["fr-2"] = text
                let saved = try await ruth.save(
                    "harbour", part: letter, fields: mine, base: base, form: "ruth", number: Int64(number + 1)
                ).saved
                #expect(saved?.isNew == true, "the page has not seen the answer to its first save")
            }
            mine["fr-2"] = "older"
            let late = try #require(
                try await ruth.save(
                    "harbour", part: letter, fields: mine, base: base, form: "ruth", number: 2
                ).saved)
            #expect(!late.isNew && late.fields["fr-2"] == "deux fois", "it was overtaken on its way")
            var theirs = try await fields(tom)
            theirs["en-2"] = "two by Tom"
            _ = try await tom.save("harbour", part: letter, fields: theirs, base: late.revision, form: "tom")
            (mine["fr-2"], mine["fr-1"]) = ("deux fois", "un peu")
            let merged = try #require(
                try await ruth.save(
                    "harbour", part: letter, fields: mine, base: base, form: "ruth", number: 4
                ).saved)
            #expect(merged.fields["en-2"] == "two by Tom" && merged.fields["fr-1"] == "un peu")
            mine["fr-1"] = "un peu plus"
            let next = try #require(
                try await ruth.save(
                    "harbour", part: letter, fields: mine, base: base, form: "ruth", number: 5
                ).saved)
            #expect(next.fields["en-2"] == "two by Tom", "her page still shows the old paragraph")
            let other = try await ruth.save(
                "harbour", part: letter, fields: ["fr-subject": "x", "fr-1": "un autre"], base: base,
                form: "another tab")
            #expect(other.conflict?.merge.conflicts.map(\.name).contains("fr-1") == true)
        }
    }

    @Test func aSplitParagraphIsNoConflictWithItself() async throws {
        try await Trial.run { trial in
            let (ruth, tom) = (try await trial.account(1, "Ruth"), try await trial.account(2, "Tom"))
            let base = try await short(trial)
            var mine = try await fields(ruth)
            mine["fr-2"] = "deux\n\net demi"
            _ = try await ruth.save("harbour", part: letter, fields: mine, base: base, form: "ruth")
            #expect(try await fields(ruth)["fr-3"] == "et demi")
            var theirs = try await fields(tom)
            let seen = try #require(try await tom.draft("harbour")?.revision)
            theirs["fr-1"] = "un de Tom"
            _ = try await tom.save("harbour", part: letter, fields: theirs, base: seen, form: "tom")
            mine["fr-2"] = "deux\n\net demie"
            let saved = try #require(
                try await ruth.save("harbour", part: letter, fields: mine, base: base, form: "ruth").saved)
            let french = (1...5).map { saved.fields["fr-\($0)"] }
            #expect(french == ["un de Tom", "deux", "et demie", "trois", nil])
        }
    }

    @Test func aButtonKnowsWhereItsParagraphIsNow() async throws {
        try await Trial.run { trial in
            let (ruth, tom) = (try await trial.account(1, "Ruth"), try await trial.account(2, "Tom"))
            let base = try await short(trial)
            let mine = try await fields(ruth)
            var theirs = mine
            for (number, text) in ["zéro", "un", "deux", "trois"].enumerated() {
                (theirs["fr-\(number + 1)"], theirs["en-\(number + 1)"]) = (text, "\(text) in English")
            }
            _ = try await tom.save("harbour", part: letter, fields: theirs, base: base, form: "tom")
            let shouting: DraftEditing = { [letter] folder, merge in
                let place = merge.place(of: 2) ?? 0
                try letter.write(["fr-\(place)": "DEUX"], into: &folder)
            }
            let result = try await ruth.save(
                "harbour", part: letter, fields: mine, base: base, form: "ruth", then: shouting)
            let saved = try #require(result.saved)
            #expect(saved.isNew && saved.fields["fr-3"] == "DEUX" && saved.fields["fr-1"] == "zéro")
            let edited = try await ruth.edit("harbour") { $0.files["page.fr.md"] = [65] }
            #expect(edited == .saved(revision: saved.revision + 1))
            #expect(try await ruth.edit("nowhere") { _ in } == .missing)
        }
    }

    @Test func aBaseThatNobodyKnowsLosesNothing() async throws {
        try await Trial.run { trial in
            let ruth = try await trial.account(1, "Ruth")
            let base = try await short(trial)
            _ = try await ruth.save("harbour", part: page, fields: ["text": "Second"], base: base)
            trial.wait(days: 15)
            _ = try await ruth.save("harbour", part: page, fields: ["text": "Third"], base: base + 1)
            trial.wait(days: 15)
            try await Maintenance(trial.services).eraseOldRevisions()
            for unknown in [base, 0, base + 99, -7] as [Int64] {
                let conflict = try #require(
                    try await ruth.save("harbour", part: page, fields: ["text": "Mine"], base: unknown)
                        .conflict)
                #expect(
                    conflict.merge.conflicts == [
                        .init(name: "text", base: nil, mine: "Mine", theirs: "Third")
                    ])
                #expect(conflict.savers["text"]?.name == "Ruth")
            }
            #expect(try await ruth.draft("harbour")?.folder.text("page.en.md") == "Third")
            #expect(try await fields(ruth)["fr-3"] == "trois", "the newest of each file is never erased")
        }
    }

    @Test func limits() async throws {
        try await Trial.run { trial in
            let ruth = try await trial.account(1, "Ruth")
            let base = try await short(trial)
            let most = CampaignFolder.largestText
            let long = String(repeating: "x", count: most + 1)
            let tooLong = try await ruth.save("harbour", part: page, fields: ["text": long], base: base)
            #expect(tooLong.limit == .tooLarge("text", most: most))
            let half = String(repeating: "x", count: most - 10)
            let together = try await ruth.save(
                "harbour", part: letter, fields: ["fr-1": half, "fr-2": half], base: base)
            #expect(together.limit == .tooLarge("letters/minister.fr.md", most: most))
            let odd = try await ruth.save(
                "harbour", part: FilePart(path: "../page.md"), fields: ["text": "x"], base: base)
            #expect(odd.limit == .unknownFile("../page.md"))
            let many = Dictionary(uniqueKeysWithValues: (0...5_000).map { ("f\($0)", "") })
            #expect(
                try await ruth.save("harbour", part: page, fields: many, base: base).limit
                    == .tooManyFields(most: 5_000))
            let files = Dictionary(uniqueKeysWithValues: (0...500).map { ("page.a\($0).md", [UInt8]()) })
            #expect(
                try await ruth.makeDraft("many", CampaignFolder(files: files))
                    == .refused(.tooManyFiles(most: 500)))
            #expect(try await ruth.draft("harbour")?.revision == base, "nothing is stored")
            #expect(try await ruth.draft("many") == nil)
        }
    }

    @Test func aSaveThatFailsStoresNothing() async throws {
        try await Trial.run { trial in
            let ruth = try await trial.account(1, "Ruth")
            let base = try await short(trial)
            await #expect(throws: BrokenPart.Broken.self) {
                _ = try await ruth.save("harbour", part: BrokenPart(), fields: ["text": "x"], base: base)
            }
            let database = trial.services.database
            try await database.write { _ = try $0.run("ALTER TABLE draft_form RENAME TO away") }
            await #expect(throws: (any Error).self) {
                _ = try await ruth.save("harbour", part: page, fields: ["text": "x"], base: base, form: "f")
            }
            try await database.write { _ = try $0.run("ALTER TABLE away RENAME TO draft_form") }
            let draft = try #require(try await ruth.draft("harbour"))
            #expect(draft.revision == base && draft.folder.text("page.en.md") == "The page")
        }
    }

    @Test func twentySavesAtOnceLoseNothing() async throws {
        try await Trial.runTwo { first, second in
            let actions = [try await first.account(1, "Ruth"), try await second.account(2, "Tom")]
            let base = try await short(first)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        let part = FilePart(path: "page.x\(number % 10).md")
                        let saved = try await actions[number % 2].save(
                            "harbour", part: number < 10 ? part : FilePart(path: "letters/l\(number).en.md"),
                            fields: ["text": "text \(number)"], base: base, form: "form \(number)"
                        ).saved
                        #expect(saved?.isNew == true)
                    }
                }
                try await group.waitForAll()
            }
            let draft = try #require(try await actions[0].draft("harbour"))
            for number in 0..<20 {
                let path = number < 10 ? "page.x\(number).md" : "letters/l\(number).en.md"
                #expect(draft.folder.text(path) == "text \(number)")
            }
            #expect(draft.folder.text("page.en.md") == "The page")
        }
    }
}
