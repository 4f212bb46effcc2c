import Domain
import Testing

@testable import Actions

@Suite struct CampaignDocumentTests {
    private static func folder(_ texts: [String: String]) -> CampaignFolder {
        CampaignFolder(files: texts.mapValues { Array($0.utf8) })
    }

    private func text(_ document: CampaignDocument, _ path: String) -> String {
        String(decoding: document.folder.files[path] ?? [], as: UTF8.self)
    }

    static let letter =
        "---\nsubject: The call # once\nprompts: [Why?]\n---\n\nI am\nin {place}.\n- one\n{own_words}\nYours,\\\nall\n"

    @Test func aNewDraftIsFilledInPieceByPiece() throws {
        var document = CampaignDocument(CampaignFolder())
        #expect(document.languages == [] && document.page("en") == PageTexts() && document.letterKeys == [])
        try document.set(["languages"], ["en"])
        try document.set(["slug"], "river")
        try document.set(["targets", "mayor", "office"], ["en": "Mayor"])
        try document.set(["targets", "mayor", "form", "url"], "https://a.example")
        try document.addLanguage("fr")
        #expect(
            text(document, "campaign.yaml")
                == "slug: river\nlanguages: [en, fr]\ntargets:\n  mayor:\n    office: { en: \"Mayor\" }\n    form: { url: \"https://a.example\" }\n"
        )
        try document.setPage("fr", PageTexts(title: "L’appel", body: "\r\nUn.\r\n\r\nDeux.\r\n"))
        #expect(text(document, "page.fr.md") == "---\ntitle: \"L’appel\"\n---\nUn.\n\nDeux.\n")
        try document.setLetter("mayor", "en", LetterTexts(paragraphs: ["", "b\nc", "{own_words}", ""]))
        #expect(text(document, "letters/mayor.en.md") == "{}\n\nb\\\nc\n\n{own_words}\n")
        #expect(document.letter("mayor", "en")?.paragraphs == ["", "b\nc", "{own_words}"])
    }

    @Test func aLetterIsReadAsAFormShowsIt() throws {
        let document = CampaignDocument(Self.folder(["letters/l.en.md": Self.letter]))
        #expect(
            document.letter("l", "en")
                == LetterTexts(
                    subject: "The call", prompts: ["Why?"],
                    paragraphs: ["I am in {place}.\n- one", "{own_words}", "Yours,\nall"]))
    }

    @Test(arguments: [
        (["I am in {place}.\n- one", "{own_words}", "Yours,"], "Yours,\\\nall\n", "Yours,\n"),
        (["I am in {place}.\n- one", "{own_words}"], "{own_words}\nYours,\\\nall\n", "{own_words}\n"),
        (["New.", "I am in {place}.\n- one", "{own_words}", "Yours,\nall"], "\nI am", "\nNew.\n\nI am"),
        (["I am in {place}.\n- one", "{own_words}", "And.", "Yours,\nall"], "Yours,", "\nAnd.\nYours,"),
    ]) func onlyTheParagraphThatChangesIsWritten(_ paragraphs: [String], _ old: String, _ new: String) throws
    {
        var document = CampaignDocument(Self.folder(["letters/l.en.md": Self.letter]))
        var texts = try #require(document.letter("l", "en"))
        texts.paragraphs = paragraphs
        try document.setLetter("l", "en", texts)
        #expect(document.letter("l", "en") == texts)
        guard !new.contains("And.") else { return }
        #expect(text(document, "letters/l.en.md") == Self.letter.replacing(old, with: new))
    }

    @Test func aMarkAndWindowsLinesStay() throws {
        let windows = "\u{FEFF}" + Self.letter.replacing("\n", with: "\r\n")
        var document = CampaignDocument(Self.folder(["letters/l.en.md": windows]))
        let texts = try #require(document.letter("l", "en"))
        try document.setLetter("l", "en", texts)
        #expect(text(document, "letters/l.en.md") == windows)
        var changed = texts
        changed.subject = "Two"
        changed.paragraphs[2] = "Yours,\nmany"
        try document.setLetter("l", "en", changed)
        let expected = windows.replacing("The call", with: "\"Two\"").replacing("all\r\n", with: "many\r\n")
        #expect(text(document, "letters/l.en.md") == expected)
    }

    @Test func aFileThatCannotBeReadIsNotOverwritten() throws {
        let faulty = Self.folder([
            "campaign.yaml": "slug: \"a\nb: 1\n", "page.en.md": "---\ntitle: \"a\n---\nText\n",
        ])
        var document = CampaignDocument(faulty)
        #expect(document.text(["slug"]).isEmpty && document.page("en") == nil)
        #expect { try document.set(["slug"], "b") } throws: { ($0 as? CampaignDocumentError)?.line == 1 }
        #expect { try document.setPage("en", PageTexts(title: "x")) } throws: {
            ($0 as? CampaignDocumentError)?.line == 2
        }
        #expect(document.folder == faulty)
    }

    @Test func aTextWithoutFrontMatterGetsOne() throws {
        var document = CampaignDocument(Self.folder(["page.en.md": "The case.\n"]))
        #expect(document.page("en")?.body == "The case.")
        try document.setPage("en", PageTexts(title: "Title", body: "The case."))
        #expect(text(document, "page.en.md") == "---\ntitle: \"Title\"\n---\nThe case.\n")
    }

    @Test func whatIsTooLongIsRefused() throws {
        var document = CampaignDocument(CampaignFolder())
        #expect(throws: CampaignDocumentError.self) {
            try document.setPage("en", PageTexts(body: String(repeating: "x", count: 300_000)))
        }
    }

    @Test func anUnwrittenParagraphKeepsALetterFromBeingPublished() {
        let reading = readCampaign(
            ReadCampaignTests.folder([
                "letters/minister.en.md": "---\nsubject: S ({name})\n---\n{}\n\nYours sincerely,\n"
            ]))
        let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.description)
        #expect(
            errors.contains(
                "letters/minister.en.md:4: error: `{}` holds the place of a paragraph: write it here, or take it out in each language"
            ))
        #expect(reading.campaign == nil)
    }

    @Test func commentsThatGoAreNamed() throws {
        let old = Self.folder([
            "campaign.yaml": "slug: a # keep\ntargets:\n  # gone\n  m: { name: M }\n  n: { name: N }\n"
        ])
        var document = CampaignDocument(old)
        try document.set(["slug"], "b")
        #expect(old.lostComments(in: document.folder) == [])
        try document.edit { (yaml: inout YAMLText) throws(YAMLTextError) in
            try yaml.set(["targets", "m"], to: nil)
        }
        #expect(old.lostComments(in: document.folder) == ["gone"])
    }

    @Test(arguments: [
        ("email: ministre@interieur.example", "email: x", "targets.minister.email"),
        ("name: Bernard Cazeneuve", "name:", "targets.minister.name"),
        ("opens: 2016-10-27", "opens: soon", "opens"), ("key: tell-mp", "key: \"A B\"", "steps.3.key"),
        ("url: https://credit.example", "url: credit", "steps.4.url"),
        ("email: post@harbour.example,", "", "organiser.email"),
    ]) func aDiagnosticHasTheKeyOfItsValue(_ old: String, _ new: String, _ key: String) {
        let folder = ReadCampaignTests.folder(replacing: old, with: new)
        let keys = readCampaign(folder).diagnostics.map { CampaignDocument(folder).keyPath(of: $0) }
        #expect(keys.contains(key), "\(keys)")
    }
}
