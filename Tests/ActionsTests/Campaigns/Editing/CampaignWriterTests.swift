import Domain
import Foundation
import Testing

@testable import Actions

@Suite struct CampaignWriterTests {
    static let root = URL(filePath: #filePath).appending(path: "../../../../../").standardized
    static let folders = ["Campaigns/calais", "Browser/campaigns/clinic", "Browser/campaigns/form-only"]
    static let seeds = 0..<1_000

    /// A Windows bitmap of one dot.
    static let dot: [UInt8] =
        Array("BM".utf8) + [
            58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0,
        ]
        + Array(repeating: 0, count: 24) + [9, 9, 9, 0]

    static func generated(_ seed: Int) -> Campaign {
        var generator = GeneratedCampaign(seed: UInt64(seed))
        return generator.campaign(pictures: ["a.jpg", "in the sun.PNG"])
    }

    static let pictures = ["a.jpg": dot, "in the sun.PNG": dot]

    @Test(arguments: folders) func aCampaignOfTheRepositoryIsReadAsItWasWritten(_ path: String) throws {
        let folder = try CampaignFolder(reading: Self.root.appending(path: path))
        let campaign = try #require(readCampaign(folder).campaign)
        #expect(readCampaign(try CampaignWriter.folder(for: campaign)).campaign == campaign)
    }

    @Test func generatedCampaignsAreReadAsTheyWereWritten() throws {
        for seed in Self.seeds {
            let campaign = Self.generated(seed)
            let folder = try CampaignWriter.folder(for: campaign, pictures: Self.pictures)
            let reading = readCampaign(folder)
            let errors = reading.diagnostics.filter { $0.severity == .error }
            #expect(reading.campaign == campaign, "seed \(seed): \(errors)")
            #expect(try CampaignWriter.folder(for: campaign, pictures: Self.pictures) == folder)
        }
    }

    @Test func aWrittenFileIsLaidOutAsPeopleLayItOut() throws {
        let folder = try CampaignFolder(reading: Self.root.appending(path: "Browser/campaigns/form-only"))
        let campaign = try #require(readCampaign(folder).campaign)
        let written = try CampaignWriter.folder(for: campaign)
        #expect(
            String(decoding: written.files["campaign.yaml"] ?? [], as: UTF8.self) == """
                slug: form-only
                languages: [en, fr]
                organiser:
                  name: "Quay Letters"
                  email: quay@letters.example
                  privacy: "https://letters.example/privacy"
                opens: 2016-10-27

                targets:
                  authority:
                    name: "Ann Example"
                    gender: feminine
                    office: { en: "Port Authority", fr: "autorité portuaire" }
                    salutation: { en: "Dear Director,", fr: "Madame la Directrice," }
                    reads: [fr]
                    form: { url: "https://ports.example/contact", limit: 1200 }

                steps:
                  - key: write-authority
                    write: authority
                    letter: authority
                  - key: share-1
                    share:
                      en: "I have written to the Port Authority."
                      fr: "J’ai écrit à l’autorité portuaire."

                """)
        #expect(written.files["page.fr.md"]?.starts(with: "---\ntitle: \"".utf8) == true)
    }

    /// A text that no reading of a folder gives, and the file that it would be in.
    struct Wrong: Sendable {
        var file: String
        var change: @Sendable (inout Campaign) -> Void
    }

    static let wrong = [
        Wrong(file: "page.en.md") { $0.pages["en"]?.title = " x" },
        Wrong(file: "page.en.md") { $0.pages["en"]?.body = "a\r\nb" },
        Wrong(file: "letters/l-0.en.md") { $0.letters["l-0"]?.versions["en"]?.paragraphs = ["a\n\nb"] },
        Wrong(file: "campaign.yaml") { $0.targets[0].post = [""] },
        Wrong(file: "campaign.yaml") { $0.languages = [] },
        Wrong(file: "page.en.md") { $0.pages["en"]?.body = String(repeating: "x", count: 300_000) },
    ]

    @Test(arguments: wrong) func aValueThatNoFolderCanHaveIsAnError(_ wrong: Wrong) throws {
        var campaign = Campaign(
            slug: "c", languages: ["en"],
            publisher: Publisher(name: "n", email: "a@b.example", privacy: "https://a.example"),
            opens: try #require(Day("2016-10-27")), targets: [Target(key: "t", name: "T", reads: ["en"])],
            steps: [], pages: ["en": Page(title: "t", summary: "s", body: "")],
            letters: ["l-0": LetterText(key: "l-0", versions: ["en": .init(subject: "s", paragraphs: ["p"])])]
        )
        campaign.targets[0].email = "t@b.example"
        campaign.targets[0].office = ["en": "o"]
        campaign.targets[0].salutation = ["en": "s"]
        #expect(throws: Never.self) { try CampaignWriter.folder(for: campaign) }
        wrong.change(&campaign)
        #expect(throws: CampaignWriterError(part: wrong.file)) { try CampaignWriter.folder(for: campaign) }
    }
}
