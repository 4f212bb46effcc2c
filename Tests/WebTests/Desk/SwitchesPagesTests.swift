import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Web

@Suite struct SwitchesPagesTests {
    private let letter = [
        "step": "write-minister", "language": "fr", "name": "Ada", "words": "J’y étais.", "consent": "yes",
    ]

    @Test func aPausedCampaignSaysWhatItsOrganiserWroteAndKeepsWhatIsTyped() async throws {
        try await DeskTrial.run { trial in
            let (owner, visitor) = (try await trial.owner(), trial.browser())
            #expect(try await owner.get("/desk/calais/pause").page.contains("name=\"paused-fr\""))
            let done = try await owner.post(
                "/desk/calais/pause", ["paused-fr": "Le conseil vote <mardi>.", "why": "The vote"])
            #expect(done.location == "/desk/calais")

            let french = try await visitor.get("/calais/fr").page
            #expect(french.contains("Le conseil vote &lt;mardi&gt;.") && !french.contains("<form"))
            #expect(try await visitor.get("/calais/en").page.contains("We take no new letters for now."))
            for path in ["/calais/letters", "/calais/preview", "/calais/fr/write/write-minister"] {
                let answer = try await visitor.post(path, letter)
                #expect(answer.status == .serviceUnavailable && answer.headers[.retryAfter] != nil, "\(path)")
                #expect(answer.page.contains("<p class=\"sheet said\" dir=\"auto\">J’y étais."), "\(path)")
                #expect(answer.page.contains("name=\"words\" value=\"J’y étais.\""), "\(path)")
            }
            let overview = try await owner.get("/desk/calais").page
            #expect(overview.contains("/desk/calais/resume") && overview.contains("The vote"))
            #expect(try await owner.get("/desk/calais/history").page.contains("The vote"))

            #expect(try await owner.post("/desk/calais/resume", [:]).status == .seeOther)
            // Another address: the page of this one may be a second old.
            #expect(try await visitor.get("/calais").page.contains("<form"))
        }
    }

    @Test func aClosedCampaignTakesNothingAndIsNotListed() async throws {
        try await DeskTrial.run { trial in
            let (owner, visitor) = (try await trial.owner(), trial.browser())
            _ = try await owner.post("/desk/calais/close", ["closed-fr": "C’est fini."])
            let answer = try await visitor.post("/calais/letters", letter)
            #expect(answer.status == .gone && answer.page.contains("C’est fini."))
            #expect(answer.page.contains("J’y étais.") && !answer.page.contains("name=\"words\""))
            _ = try await owner.post("/desk/calais/reopen", [:])
            #expect(try await visitor.get("/calais/fr").page.contains("<form"))
        }
    }

    @Test func whatPeopleTakeBackWaitsForTheSiteAlone() async throws {
        try await DeskTrial.run { trial in
            let (owner, visitor) = (try await trial.owner(), trial.browser())
            let rights = [
                "/calais/forget", "/confirm/news/1.a", "/confirm/office/1.a", "/confirm/1.a/not-me",
            ]
            _ = try await owner.post("/desk/calais/switches", ["on": "read-only"])
            #expect(try await visitor.post("/calais/resend", [:]).status == .serviceUnavailable)
            for path in rights {
                #expect(try await visitor.post(path, [:]).status != .serviceUnavailable, "\(path)")
            }
            let erasing = ["email": "ada@supporter.example", "do": "erase"]
            let erased = try await owner.post("/desk/calais/supporter", erasing)
            #expect(erased.status == .ok)
            _ = try await owner.post("/desk/switches", ["on": "read-only", "hours": "4"])
            let later = try await owner.post("/desk/calais/supporter", erasing)
            #expect(later.status == .serviceUnavailable)
            for path in rights {
                let answer = try await visitor.post(path, [:])
                #expect(answer.status == .serviceUnavailable, "\(path)")
                #expect(answer.page.contains("It is set to end on"), "\(path)")
                #expect(answer.page.contains("we send no e-mails either"), "\(path)")
            }
        }
    }

    @Test func readOnlyRefusesEveryFormButTheSwitchItself() async throws {
        try await DeskTrial.run { trial in
            let (owner, visitor) = (try await trial.owner(), trial.browser())
            _ = try await owner.post(
                "/desk/switches", ["on": "read-only", "read-only-fr": "Nous déménageons.", "why": "Move"])
            let letter = try await visitor.post("/calais/letters", letter)
            #expect(letter.status == .serviceUnavailable && letter.page.contains("Nous déménageons."))
            let code = try await visitor.post("/confirm", ["code": "123456"])
            #expect(code.status == .serviceUnavailable)
            for route in deskRoutes(trial.site).listed where route.method == .post {
                if route.path.hasSuffix("/switches") || route.right == .ownAccount { continue }
                let path = route.path.replacing(":campaign", with: "calais")
                    .replacing(":language", with: "fr").replacing(":key", with: "minister")
                let answer = try await owner.post(path, ["words": "kept <b>"])
                #expect(answer.status == .serviceUnavailable, "\(path)")
                #expect(answer.page.contains("value=\"kept &lt;b&gt;\""), "\(path)")
            }
            let desk = try await owner.get("/desk/people").page
            #expect(desk.contains("class=\"rehearsal\"") && desk.contains("Move"))

            // A page that was opened before turns off nothing that it does not know of.
            _ = try await owner.post("/desk/switches", ["hours": ""])
            #expect(trial.services.switches.on(.readOnly) != nil)
            _ = try await owner.post("/desk/switches", ["was": "read-only"])
            #expect(trial.services.switches.on(.readOnly) == nil)
        }
    }
}
