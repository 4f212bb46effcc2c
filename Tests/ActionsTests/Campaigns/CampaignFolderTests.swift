import Foundation
import Testing

@testable import Actions

@Suite struct CampaignFolderTests {
    private let place = FileManager.default.temporaryDirectory.appending(path: "postbag-\(UUID().uuidString)")

    private func within(_ test: (URL) throws -> Void) throws {
        try FileManager.default.createDirectory(
            at: place.appending(path: "letters"), withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: place) } }
        try test(place)
    }

    @Test func keepsItsBytes() throws {
        try within { place in
            let folder = CampaignFolder(files: [
                "campaign.yaml": [0xEF, 0xBB, 0xBF, 13, 10], "letters/a.fr.md": [0xFF],
                "picture.JPG": [1, 2],
            ])
            try folder.write(to: place, replacing: true)
            try Data("x".utf8).write(to: place.appending(path: "README.md"))
            try Data("x".utf8).write(to: place.appending(path: ".page.en.md.swp"))
            #expect(try CampaignFolder(reading: place) == folder)
        }
    }

    @Test func writesOverAFolderOnlyWhenItIsTold() throws {
        try within { place in
            let old = CampaignFolder(files: [
                "campaign.yaml": [1], "letters/old.fr.md": [1], "page.fr.md": [1],
            ])
            let new = CampaignFolder(files: ["campaign.yaml": [2], "letters/new.fr.md": [2]])
            try old.write(to: place, replacing: true)
            try Data("x".utf8).write(to: place.appending(path: "README.md"))
            #expect(throws: CampaignFolderError.notEmpty(place.path)) { try new.write(to: place) }
            #expect(try CampaignFolder(reading: place) == old)
            try new.write(to: place, replacing: true)
            #expect(try CampaignFolder(reading: place) == new)
            #expect(FileManager.default.fileExists(atPath: place.appending(path: "README.md").path))
        }
    }

    @Test(arguments: [
        "../campaign.yaml", "/etc/page.md", "letters/../x.md", "letters/a/b.md", "notes.txt", "letters/.md",
        "",
    ])
    func writesOnlyWhatItKnows(path: String) {
        #expect(throws: CampaignFolderError.unknownFile(path)) {
            try CampaignFolder(files: [path: []]).write(to: place)
        }
        #expect(!FileManager.default.fileExists(atPath: place.path))
    }

    @Test func followsNoLinkOut() throws {
        try within { place in
            try FileManager.default.createSymbolicLink(
                atPath: place.appending(path: "page.en.md").path, withDestinationPath: "/etc/hostname")
            #expect(throws: CampaignFolderError.outside("page.en.md")) { try CampaignFolder(reading: place) }
        }
    }

    @Test func refusesWhatIsTooLarge() throws {
        try within { place in
            try Data(count: CampaignFolder.largestText + 1).write(to: place.appending(path: "campaign.yaml"))
            #expect(throws: CampaignFolderError.tooLarge("campaign.yaml", limit: CampaignFolder.largestText))
            { try CampaignFolder(reading: place) }
        }
    }

    @Test func saysThatThereIsNone() {
        #expect(throws: CampaignFolderError.noFolder(place.path)) { try CampaignFolder(reading: place) }
    }
}
