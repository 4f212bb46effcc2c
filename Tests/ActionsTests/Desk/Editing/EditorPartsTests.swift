import Domain
import Foundation
import Testing

@testable import Actions

@Suite struct EditorPartsTests {
    private static func parts(of folder: CampaignFolder) -> [any CheckedPart] {
        let document = CampaignDocument(folder)
        let pages: [any CheckedPart] = document.languages.map(PagePart.init)
        let letters: [any CheckedPart] = document.letterKeys.map(LetterPart.init)
        let targets: [any CheckedPart] = document.keys(["targets"]).map(TargetPart.init)
        let steps: [any CheckedPart] = document.stepKeys.map(StepPart.init)
        return pages + letters + targets + steps + [TargetsPart(), StepsPart(), DatesPart()]
    }

    /// Opens and saves each part. Forms send line breaks as `\r\n`.
    static func saved(_ folder: CampaignFolder) throws -> CampaignFolder {
        var saved = folder
        for part in parts(of: folder) {
            let fields = part.fields(of: saved).mapValues { $0.replacing("\n", with: "\r\n") }
            #expect(!fields.isEmpty)
            try part.write(fields, into: &saved)
        }
        return saved
    }

    @Test(arguments: CampaignWriterTests.folders) func whatIsSavedWithoutAChangeStaysByteForByte(
        _ path: String
    )
        throws
    {
        let folder = try CampaignFolder(reading: CampaignWriterTests.root.appending(path: path))
        #expect(try Self.saved(folder) == folder)
        let windows = folder.files.mapValues { bytes in
            Array(String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
        }
        #expect(try Self.saved(CampaignFolder(files: windows)).files == windows)
    }

    @Test func generatedCampaignsStayByteForByte() throws {
        for seed in CampaignWriterTests.seeds {
            let campaign = CampaignWriterTests.generated(seed)
            let folder = try CampaignWriter.folder(for: campaign)
            #expect(try Self.saved(folder) == folder, "seed \(seed)")
        }
    }

    static func calais() throws -> CampaignFolder {
        try CampaignFolder(reading: CampaignWriterTests.root.appending(path: "Campaigns/calais"))
    }

    private func changes(_ old: CampaignFolder, _ new: CampaignFolder) -> [String] {
        old.files.keys.sorted().flatMap { path -> [String] in
            let lines = [old, new].map {
                String(decoding: $0.files[path] ?? [], as: UTF8.self).split(
                    separator: "\n", omittingEmptySubsequences: false)
            }
            return lines[1].difference(from: lines[0]).map { change in
                switch change {
                case .remove(_, let line, _): "-\(line)"
                case .insert(_, let line, _): "+\(line)"
                }
            }
        }
    }

    @Test func aTargetIsChanged() throws {
        var folder = try Self.calais()
        let fields = [
            "tname": "Bruno Le Roux", "office-fr": "ministre", "temail": " b@interieur.example ",
            "form-limit": "2,500", "post": "Place Beauvau\r\n\r\n75008 Paris", "zone": "Europe/Paris",
            "handles": "x: leroux\nmastodon: @minister@social.example", "reads": "fr\nen", "per-hour": "",
        ]
        try TargetPart("minister").write(fields, into: &folder)
        #expect(
            changes(try Self.calais(), folder).sorted() == [
                "+    email: b@interieur.example",
                "+    form: { url: \"https://interieur.example/contact\", limit: 2500 }",
                "+    handles: { x: \"leroux\", mastodon: \"@minister@social.example\" }",
                "+    name: \"Bruno Le Roux\"",
                "+    office: { en: French Minister of the Interior, fr: \"ministre\" }",
                "+    post: [\"Place Beauvau\", \"75008 Paris\"]", "+    reads: [fr, en]",
                "-    email: ministre@interieur.example",
                "-    form: { url: \"https://interieur.example/contact\", limit: 4000 }",
                "-    handles: { x: exampleminister, bluesky: minister.example, mastodon: \"@minister@social.example\" }",
                "-    name: Bernard Cazeneuve",
                "-    office: { en: French Minister of the Interior, fr: ministre de l’Intérieur }",
                "-    post: [\"Place Beauvau\", \"75008 Paris\", \"France\"]", "-    reads: [fr]",
            ])
    }

    @Test func targetsAreAddedMovedAndTakenOut() throws {
        var folder = try Self.calais()
        let part = TargetsPart()
        #expect(try part.addNamed("Élise Öz", in: &folder) == "elise-oz")
        #expect(try part.addNamed(in: &folder) == "person")
        #expect(try part.addRepresentative("uk-house-of-commons", in: &folder) == "member")
        try part.write(["order": "mp\nminister"], into: &folder)
        try part.remove("prefect", in: &folder)
        #expect(
            CampaignDocument(folder).keys(["targets"]) == ["mp", "minister", "elise-oz", "person", "member"])
        #expect(TargetPart("member").fields(of: folder)["body"] == "uk-house-of-commons")
        #expect(TargetPart("member").fields(of: folder)["as-fr"]?.isEmpty == true)
        try part.write(["order": ""], into: &folder)
        try ["mp", "minister", "elise-oz", "person", "member"].forEach { try part.remove($0, in: &folder) }
        #expect(CampaignDocument(folder).keys(["targets"]) == [])
    }

    @Test func stepsMoveAndKeepTheirKeys() throws {
        var folder = ReadCampaignTests.folder()
        let part = StepsPart()
        let keys = ["write-minister", "post-minister", "tell-mp", "link-1", "share-1"]
        #expect(part.fields(of: folder) == ["order": keys.joined(separator: "\n")])
        #expect(try part.add(.link, in: &folder) == "link")
        try part.move("link", to: 0, in: &folder)
        try part.remove("tell-mp", in: &folder)
        #expect(try part.add(.write, in: &folder) == "write-mp")
        #expect(
            CampaignDocument(folder).stepKeys
                == ["link", "write-minister", "post-minister", "link-1", "share-1", "write-mp"])
        let step = StepPart("post-minister")
        try step.write(["text-fr": "Un\r\n\r\nDeux", "target": "mp"], into: &folder)
        #expect(step.fields(of: folder)["text-fr"] == "Un\n\nDeux")
        #expect(step.fields(of: folder)["text-en"] == "Act" && step.fields(of: folder)["target"] == "mp")
        try StepPart("share-1").write(["text-en": "", "text-fr": ""], into: &folder)
        #expect(StepPart("share-1").verb(in: folder) == .share)
        try StepPart("share-1").write(["text-fr": "Encore"], into: &folder)
        #expect(StepPart("share-1").fields(of: folder)["text-fr"] == "Encore")
    }

    @Test func paragraphsChangeInAllLanguagesAtOnce() throws {
        var folder = try Self.calais()
        let part = LetterPart("prefect")
        func texts() -> [[String]] {
            let fields = part.fields(of: folder)
            return ["en", "fr"].map { language in
                (1...9).compactMap { fields["\(language)-\($0)"].map { String($0.prefix(7)) } }
            }
        }
        #expect(
            texts() == [
                ["Since M", "Organis", "I ask y", "Mindful"], ["Depuis ", "Des ass", "Je vous", "{Attent"],
            ])
        #expect(part.fields(of: folder)["own-words"] == "3")
        try part.write(["fr-2": "Un.\r\n \r\nDeux."], into: &folder)
        #expect(
            texts() == [
                ["Since M", "Organis", "", "I ask y", "Mindful"],
                ["Depuis ", "Un.", "Deux.", "Je vous", "{Attent"],
            ])
        #expect(part.fields(of: folder)["own-words"] == "4")
        try part.move(3, to: 1, in: &folder)
        try part.insert(after: 5, in: &folder)
        #expect(texts()[1] == ["Deux.", "Depuis ", "Un.", "Je vous", "{Attent"])
        try part.join(3, in: &folder)
        try part.remove(1, in: &folder)
        #expect(part.fields(of: folder)["fr-1"]?.hasSuffix(" Un.") == true)
        #expect(part.fields(of: folder)["own-words"] == "2")
        try part.moveOwnWords(after: 1, in: &folder)
        #expect(CampaignDocument(folder).letter("prefect", "en")?.paragraphs[1] == "{own_words}")
        #expect(CampaignDocument(folder).letter("prefect", "ar") == LetterTexts())
    }

    @Test func aDiagnosticStandsBesideItsField() throws {
        var folder = try Self.calais()
        try TargetPart("minister").write(["form-url": "https://a b", "temail": "x"], into: &folder)
        try LetterPart("minister").write(["en-4": "A {nme}.", "fr-subject": ""], into: &folder)
        try StepPart("phone-credit").write(["url": "x"], into: &folder)
        try DatesPart().write(["opens": "soon", "organiser-email": ""], into: &folder)
        try PagePart("fr").write(["title": "", "body": "![a](https://a.example/b.png)"], into: &folder)
        let diagnostics = readCampaign(folder).diagnostics
        func fields(_ part: some CheckedPart) -> Set<String> {
            Set(diagnostics.filter { $0.severity == .error }.compactMap { part.field(for: $0, in: folder) })
        }
        #expect(fields(TargetPart("minister")) == ["form-url", "temail"])
        #expect(fields(LetterPart("minister")) == ["en-4", "fr-subject"])
        #expect(fields(StepPart("phone-credit")) == ["url"])
        #expect(fields(DatesPart()) == ["opens", "organiser-email"])
        #expect(fields(PagePart("fr")) == ["title", "body"])
        #expect(fields(PagePart("en")) == [] && fields(TargetPart("prefect")) == [])
    }

    @Test func thePictureIsPutInAndTakenOut() throws {
        var folder = try Self.calais()
        try DatesPart().setPicture(CampaignWriterTests.dot, named: "dot.png", in: &folder)
        try DatesPart().write(["alt-en": "A dot", "alt-fr": "Un point"], into: &folder)
        #expect(readCampaign(folder).campaign?.picture?.description == ["en": "A dot", "fr": "Un point"])
        try DatesPart().removePicture(in: &folder)
        #expect(folder == (try Self.calais()))
        #expect(throws: CampaignFolderError.self) {
            try DatesPart().setPicture([], named: "../a.png", in: &folder)
        }
    }
}
