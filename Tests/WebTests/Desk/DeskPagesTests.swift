import Domain
import Foundation
import Testing
import Web

/// What holds for every page of the desk.
@Suite struct DeskPagesTests {
    static let languages: [Language] = ["en", "fr"]

    @Test(arguments: languages) func namesCannotBringMarkup(_ language: Language) {
        for (name, html) in DeskFixture.pages(language) {
            let optional = DeskText(best: [language]).shared(.optional)
            let page = html.text.replacing("<b>\(optional)</b>", with: "")
            #expect(!page.contains("<b>"), "\(name)")
        }
    }

    @Test(arguments: languages) func everyPageHasOneHeadingAndAtMostOneMainButton(_ language: Language) {
        for (name, html) in DeskFixture.pages(language) {
            let page = html.text
            #expect(page.ranges(of: "<h1").count == 1, "\(name)")
            #expect(page.ranges(of: "<button class=\"main\"").count <= 1, "\(name)")
            #expect(page.contains("<html lang=\"\(language.tag)\""), "\(name)")
            #expect(page.contains("content=\"noindex\"") && page.ranges(of: "<script").count <= 1, "\(name)")
        }
    }

    @Test(arguments: languages) func everyLabelHintAndIssueHasItsControl(_ language: Language) {
        let references = /(?:for|aria-labelledby|aria-describedby)="([^"]+)"/
        for (name, html) in DeskFixture.pages(language) {
            let page = html.text
            let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
            #expect(ids.count == Set(ids).count, "\(name) has an id twice")
            let links = page.matches(of: /href="#([^"]+)"/).map { String($0.1) }
            #expect(links.allSatisfy(ids.contains), "\(name): \(links)")
            for id in page.matches(of: references).flatMap({ $0.1.split(separator: " ") }) {
                #expect(ids.contains(String(id)), "\(name): \(id)")
            }
        }
    }

    @Test(arguments: languages) func noPageShowsAnUnfilledText(_ language: Language) {
        // What somebody typed, and what they may type, holds such signs.
        let typed = /<(textarea|code|div class="said")[^>]*>[^<]*|value="[^"]*"/
        for (name, html) in DeskFixture.pages(language) {
            let page = html.text.replacing(typed, with: "")
            #expect(page.firstMatch(of: /[{}`\[\]]/) == nil, "\(name)")
        }
    }

    @Test func onlyAnOwnerSeesTheSite() {
        let link = ">\(DeskText(best: ["en"])(.navSite))</a>"
        #expect(campaignsPage(DeskFixture.context("en", DeskFixture.ruth), []).text.contains(link))
        #expect(!campaignsPage(DeskFixture.context("en", DeskFixture.tom), []).text.contains(link))
    }

    /// The history has a sentence for all that can be done.
    @Test(arguments: AuditEvent.Action.allCases) func everyActionHasItsSentence(_ action: AuditEvent.Action) {
        let details =
            [""] + Resolution.allCases.map(\.rawValue) + WordsPolicy.Hold.allCases.map(\.rawValue)
            + Switch.Name.allCases.map(\.rawValue) + DigestChoice.allCases.map(\.rawValue)
        #expect(details.contains { action.sentence($0) != nil })
    }

    @Test func theChoiceOfLanguageStaysOnThePage() {
        let page = signInPage(DeskFixture.context("en"), SignInForm(), contact: nil).text
        #expect(page.contains("href=\"/desk/page?next=%2Fdesk&amp;language=fr\""))
    }

    /// `DESK_PREVIEW=folder` writes the pages there, to be looked at.
    @Test(arguments: languages) func pagesCanBeLookedAt(_ language: Language) throws {
        guard let folder = ProcessInfo.processInfo.environment["DESK_PREVIEW"] else { return }
        let base = URL(filePath: folder)
        try FileManager.default.createDirectory(
            at: base.appending(path: "assets"), withIntermediateDirectories: true)
        for asset in Asset.all { try Data(asset.bytes).write(to: base.appending(path: asset.path)) }
        for (name, html) in DeskFixture.pages(language) {
            try Data(html.bytes).write(to: base.appending(path: "\(name).\(language).html"))
        }
    }
}
