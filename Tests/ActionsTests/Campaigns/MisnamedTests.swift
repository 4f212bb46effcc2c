import Foundation
import Testing

@testable import Actions

/// Tests the lines that are printed for a folder whose files have other names than a campaign's
/// files.
@Suite struct MisnamedTests {
    private func messages(moving old: String, to new: String, adding extra: [String: String] = [:]) throws
        -> [String]
    {
        let place = FileManager.default.temporaryDirectory.appending(path: "postbag-\(UUID().uuidString)")
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: place) } }
        var files = Riverside.files
        if !old.isEmpty { files[new] = files.removeValue(forKey: old) }
        files.merge(extra) { $1 }
        for (path, text) in files {
            let file = place.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try readCampaign(CampaignFolder(reading: place)).diagnostics.map(\.description)
    }

    @Test(arguments: [
        ("campaign.yaml", "campaign.yml", "campaign.yml: error: is not read: call it campaign.yaml"),
        ("campaign.yaml", "Campaign.yaml", "Campaign.yaml: error: is not read: call it campaign.yaml"),
        (
            "campaign.yaml", "campaign.yaml.txt",
            "campaign.yaml.txt: error: is not read: call it campaign.yaml"
        ),
        ("page.en.md", "page.en.md.txt", "page.en.md.txt: error: is not read: call it page.en.md"),
        ("page.en.md", "Page.en.md", "Page.en.md: error: is not read: call it page.en.md"),
        ("page.en.md", "page-en.md", "page-en.md: error: is not read: call it page.en.md"),
        ("page.en.md", "page.en.txt", "page.en.txt: error: is not read: call it page.en.md"),
        (
            "page.en.md", "page.en-GB.md",
            "page.en-GB.md: error: the campaign's language is `en`: call it page.en.md"
        ),
        (
            "letters/mayor.en.md", "Letters/mayor.en.md",
            "Letters: error: is not read: call the folder letters"
        ),
        ("letters/mayor.en.md", "letter/mayor.en.md", "letter: error: is not read: call the folder letters"),
        (
            "letters/mayor.en.md", "mayor.en.md",
            "mayor.en.md: error: is not read: call it letters/mayor.en.md"
        ),
        (
            "letters/mayor.en.md", "letters/mayor.en.txt",
            "letters/mayor.en.txt: error: is not read: call it letters/mayor.en.md"
        ),
        (
            "letters/mayor.en.md", "letters/mayor-en.md",
            "letters/mayor-en.md: error: is not read: call it letters/mayor.en.md"
        ),
        (
            "letters/mayor.en.md", "letters/mayor.md",
            "letters/mayor.md: error: its name has no language: call it mayor.en.md"
        ),
        (
            "letters/mayor.en.md", "letters/mayor.en.docx",
            "letters/mayor.en.docx: error: is not read: campaigns are plain text. Save its text as letters/mayor.en.md"
        ),
        (
            "page.en.md", "page.en.rtf",
            "page.en.rtf: error: is not read: campaigns are plain text. Save its text as page.en.md"
        ),
    ])
    func byAnotherName(_ old: String, _ new: String, _ expected: String) throws {
        #expect(try messages(moving: old, to: new) == [expected])
    }

    @Test func besidesTheRightOne() throws {
        let files = [
            "campaign.yml": "x", "page.en.md.txt": "x", "Letter to the mayor.docx": "x", "README.md": "x",
            "notes.txt": "x",
            "letters/mayor.en.odt": "x",
        ]
        #expect(
            try messages(moving: "", to: "", adding: files) == [
                "Letter to the mayor.docx: warning: is not read: campaigns are plain text. Save its text in a file that ends with .md",
                "campaign.yml: warning: is not read, for campaign.yaml is there too: take one of them out",
                "page.en.md.txt: warning: is not read, for page.en.md is there too: take one of them out",
            ])
    }

    @Test func aPictureInOtherLetters() throws {
        let yaml = Riverside.yaml + "picture: { file: picture.jpg, description: { en: The footbridge } }\n"
        let expected =
            "campaign.yaml:15: error: there is no file `picture.jpg` in the folder, but there is `Picture.JPG`: write `file: Picture.JPG`"
        #expect(
            try messages(moving: "", to: "", adding: ["campaign.yaml": yaml, "Picture.JPG": "x"]) == [
                expected
            ])
    }

    @Test func theFolderIsOneDeeper() throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "postbag-\(UUID().uuidString)")
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: place) } }
        try Riverside.folder(Riverside.files).write(to: place.appending(path: "riverside"))
        let messages = try readCampaign(CampaignFolder(reading: place)).diagnostics.map(\.description)
        #expect(
            messages == [
                "campaign.yaml: error: is missing: every campaign has one. There is one in `riverside`: name that folder"
            ])
    }
}
