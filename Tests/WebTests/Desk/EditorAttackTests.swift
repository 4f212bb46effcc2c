import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Web

/// What somebody with an account can try in the editor.
@Suite struct EditorAttackTests {
    /// No number that a form sends can stop the program.
    @Test(arguments: ["-9223372036854775808", "9223372036854775807", "99999999999999999999", "-1", "0", "x"])
    func numbersAreOnlyNumbers(_ number: String) async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            for path in ["letters/minister", "page/en", "dates", "targets/minister", "publish"] {
                let fields = ["base": number, "over": number, "number": number, "form": "f", "title": "z"]
                let status = try await browser.post("/desk/calais/\(path)", fields).status
                #expect(status.code < 500, "\(path)")
            }
            for deed in ["up", "down", "out", "join", "add", "still-en", "own-up"] {
                for path in ["letters/minister", "steps"] {
                    let answer = try await browser.post(
                        "/desk/calais/\(path)", ["base": "-1", "form": "g", "do": "\(deed)-\(number)"])
                    #expect(answer.status.code < 500, "\(path) \(deed)")
                }
            }
            let parts = [
                "way": "paste", "text": "Dear Minister,\n\nOne.\n\nTwo.", "start-1": "0", "kind-1": "letter",
                "language-1": "en",
            ]
            for deed in ["split-1-\(number)", "split-\(number)-1", "more-\(number)", "join-\(number)"] {
                let answer = try await browser.post("/desk/new", parts.merging(["do": deed]) { $1 })
                #expect(answer.status.code < 500, "\(deed)")
            }
        }
    }

    /// The page of a conflict may put the other's text in place of mine, but not for a translator
    /// of another language.
    @Test func aTranslatorNeverChangesTheOriginal() async throws {
        try await DeskTrial.run { trial in
            let owner = try await trial.owner()
            let translator = try await trial.member(.translator, languages: ["en"])
            let path = "/desk/calais/letters/minister"
            let before = try await letter(trial)
            let changed = try await owner.post(path, ["base": "-1", "form": "o", "fr-2": "Corrigé."])
            #expect(changed.status == .seeOther)
            let corrected = try await letter(trial)
            #expect(corrected != before)
            for fields in [
                ["base": "-1", "keep-fr-2": "theirs", "en-1": "Changed."],
                ["base": "-1", "fr-2": "Mine."], ["base": "-1", "own-words": "0", "fr-subject": "x"],
                ["base": "1", "en-1": "One.\n\nTwo.\n\nThree."], ["base": "1", "en-90": "Far."],
            ] {
                let form = ["form": "t\(fields.count)\(fields.keys.sorted().joined())"]
                _ = try await translator.post(path, fields.merging(form) { $1 })
                #expect(try await letter(trial) == corrected, "\(fields)")
            }
        }
    }

    private func letter(_ trial: DeskTrial) async throws -> LetterTexts? {
        let operators = OperatorActions(trial.services, actor: .commandLine(user: "test"))
        let folder = try #require(try await operators.draft("calais")).folder
        return CampaignDocument(folder).letter("minister", "fr")
    }

    @Test func aReaderCopiesNoDraft() async throws {
        try await DeskTrial.run { trial in
            let reader = try await trial.member(.reader)
            try await trial.change(
                "INSERT INTO membership (account_id, campaign, role, languages) SELECT account_id, 'own', 'organiser', '' FROM membership"
            )
            #expect(try await !reader.get("/desk/new").page.contains("value=\"calais\""))
            let copied = try await reader.post(
                "/desk/new", ["way": "copy", "from": "calais", "slug": "stolen"])
            #expect(copied.status == .unprocessableContent)
            #expect(try await reader.get("/desk/stolen").status == .notFound)
        }
    }

    /// gdk-pixbuf would read it, and be busy for minutes with a larger one.
    @Test func anSVGIsNoPicture() {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>
            """
        #expect(ShownPicture(Array(svg.utf8)) == nil)
        #expect(ShownPicture(Array("<?xml version=\"1.0\"?>\(svg)".utf8)) == nil)
    }

    @Test func aFlawedDraftIsShownWithoutItsLetter() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            let saved = try await browser.post(
                "/desk/calais/letters/minister",
                ["base": "-1", "form": "f", "fr-1": "hello {ada@people.example x}"])
            #expect(saved.status == .seeOther)
            let preview = try await browser.get("/desk/calais/preview/fr")
            #expect(preview.status == .ok && preview.page.contains("<h1>"))
            #expect(!preview.page.contains("{ada@") && !preview.page.contains("<form"))
        }
    }
}
