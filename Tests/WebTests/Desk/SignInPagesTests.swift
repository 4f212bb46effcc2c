import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Web

/// The way to the desk: the first run, the mail, the session.
@Suite struct SignInPagesTests {
    private let ruth = "ruth@harbour.example"

    @Test func theFirstRunMakesAnOwnerOnce() async throws {
        try await DeskTrial.run { trial in
            let (browser, stranger) = (trial.browser(), trial.browser())
            let page = try await browser.get("/desk")
            #expect(page.status == .ok && page.page.contains("action=\"/desk/first-run\""))
            let words = FirstRun(trial.services).secret.description
            let wrong = try await browser.post(
                "/desk/first-run", ["secret": String(words.dropLast(8)), "name": "Ruth", "email": "ruth"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.page.contains("value=\"Ruth\"") && wrong.page.contains("is not a whole address"))
            let done = try await browser.post(
                "/desk/first-run", ["secret": words, "name": "Ruth", "email": ruth])
            #expect(done.status == .seeOther && done.location == "/desk/settings?first=yes")
            #expect(try await browser.get("/desk").page.contains("Ruth"))
            let late = try await stranger.post(
                "/desk/first-run", ["secret": words, "name": "Eve", "email": "eve@people.example"])
            #expect(late.status == .gone)
            #expect(try await stranger.get("/desk").location == "/desk/sign-in?next=%2Fdesk")
        }
    }

    @Test func theDigitsSignInTheBrowserThatAsked() async throws {
        try await DeskTrial.run { trial in
            _ = try await trial.owner()
            let browser = trial.browser()
            let asked = try await browser.post("/desk/sign-in", ["email": ruth, "next": "/desk/people"])
            #expect(asked.status == .seeOther && asked.location == "/desk/sign-in/code")
            #expect(try await browser.get("/desk/sign-in/code").page.contains(ruth))
            let digits = try await trial.digits()
            let wrong = try await browser.post(
                "/desk/sign-in/code", ["code": digits == "000000" ? "1" : "000000"])
            #expect(wrong.status == .unprocessableContent)
            #expect(
                try await trial.browser().post("/desk/sign-in/code", ["code": digits]).location
                    == "/desk/sign-in")
            let done = try await browser.post("/desk/sign-in/code", ["code": digits])
            #expect(done.status == .seeOther && done.location == "/desk/people")
            let page = try await browser.get("/desk/people")
            #expect(page.status == .ok && page.page.contains("Ruth"))
            #expect(page.headers[.robots] == "noindex, nofollow" && page.headers[.cacheControl] == "no-store")
            #expect(try await browser.post("/desk/sign-out", [:]).location == "/desk/sign-in")
            #expect(try await browser.get("/desk/people").location == "/desk/sign-in?next=%2Fdesk%2Fpeople")
        }
    }

    /// Whoever guesses learns nothing from the answer.
    @Test func anAddressWithoutAnAccountIsAnsweredAlike() async throws {
        try await DeskTrial.run { trial in
            _ = try await trial.owner()
            var answers: [[String]] = []
            for email in [ruth, "ruby@harbour.example"] {
                let browser = trial.browser()
                let asked = try await browser.post("/desk/sign-in", ["email": email])
                let page = try await browser.get("/desk/sign-in/code")
                let wrong = try await browser.post("/desk/sign-in/code", ["code": "000000"])
                answers.append(
                    [asked, page, wrong].map { "\($0.status) \($0.page.replacing(email, with: "…"))" })
            }
            #expect(answers[0] == answers[1])
        }
    }

    @Test func anAddressGetsFiveMailsInAnHour() async throws {
        try await DeskTrial.run { trial in
            _ = try await trial.owner()
            for number in 1...7 {
                let status = try await trial.browser().post("/desk/sign-in", ["email": ruth]).status
                #expect(
                    status == (number > SignInRules.mailsAnHour ? .tooManyRequests : .seeOther), "\(number)")
            }
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example/desk", "/calais", "/desk\r\nX: y", "/desk\\evil", "/deskevil",
        "/desk/../calais", "/desk//evil.example", "/desk/%2e%2e/calais",
    ])
    func signingInLeadsNowhereElse(_ next: String) async throws {
        try await DeskTrial.run { trial in
            _ = try await trial.owner()
            let browser = trial.browser()
            _ = try await browser.post("/desk/sign-in", ["email": ruth, "next": next])
            let done = try await browser.post("/desk/sign-in/code", ["code": trial.digits(), "next": next])
            #expect(done.status == .seeOther && done.location == "/desk")
        }
    }

    /// The session ends in the middle of a form. Signing in sends the form on.
    @Test func whatWasTypedIsKeptUntilSignedIn() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            let other = try await trial.member(nil)
            try await trial.change("UPDATE desk_session SET used_at = 0")
            let refused = try await browser.post(
                "/desk/calais/page/en", ["base": "-1", "form": "f", "summary": "Half a sent"])
            #expect(refused.status == .unauthorized && refused.page.contains("Half a sent"))
            #expect(refused.page.contains("Your last visit has ended"))
            let sealed = try #require(refused.page.firstMatch(of: /name="kept" value="([^"]+)"/)?.1)
            let kept = String(sealed)
            let asked = try await browser.post("/desk/sign-in", ["email": ruth, "kept": kept])
            #expect(asked.status == .ok && asked.page.contains("name=\"kept\" value=\"\(kept)\""))
            let wrong = try await browser.post("/desk/sign-in/code", ["code": "000000", "kept": kept])
            #expect(wrong.page.contains("name=\"kept\" value=\"\(kept)\""))
            let fields = try await ["code": trial.digits(), "kept": kept]
            let done = try await browser.post("/desk/sign-in/code", fields)
            #expect(done.status == .temporaryRedirect && done.location == "/desk/calais/page/en")
            let saved = try await browser.post("/desk/calais/page/en", fields)
            #expect(saved.location == "/desk/calais/page/en")
            #expect(try await browser.get("/desk/calais/page/en").page.contains("Half a sent"))
            // Nobody else's browser opens it.
            #expect(KeptForms(trial.services).open(kept, in: [UInt8](repeating: 1, count: 16)) == nil)
            #expect(try await other.get("/desk/people").location?.hasPrefix("/desk/sign-in") == true)
        }
    }

    /// Somebody else may have left the form on a shared machine.
    @Test func whoeverSignsInDoesNotInviteWhomOthersTyped() async throws {
        try await DeskTrial.run { trial in
            _ = try await trial.owner()
            let browser = trial.browser()
            let left = try await browser.post(
                "/desk/people", ["email": "eve@people.example", "role": "owner"])
            let kept = String(try #require(left.page.firstMatch(of: /name="kept" value="([^"]+)"/)?.1))
            _ = try await browser.post("/desk/sign-in", ["email": ruth, "kept": kept])
            let done = try await browser.post(
                "/desk/sign-in/code", ["code": trial.digits(), "kept": kept])
            #expect(done.status == .seeOther && done.location == "/desk/people")
            #expect(try await !browser.get("/desk/people").page.contains("eve@people.example"))
        }
    }

    /// The digits of one address end for the day, whatever else the browser asks for.
    @Test func otherAddressesDoNotHideWrongDigits() async throws {
        try await DeskTrial.run { trial in
            _ = try await trial.owner()
            let browser = trial.browser()
            for round in 1...5 {
                _ = try await browser.post("/desk/sign-in", ["email": ruth])
                _ = try await browser.post("/desk/sign-in", ["email": "other\(round)@people.example"])
                guard round < 5 else { break }
                for _ in 1...5 { _ = try await browser.post("/desk/sign-in/code", ["code": "1"]) }
            }
            let right = try await browser.post(
                "/desk/sign-in/code", ["code": trial.digits(where: "account_id IS NOT NULL")])
            #expect(right.status != .seeOther, "twenty mistakes are enough for a day")
        }
    }

    @Test func anHourAfterTheLastProofPeopleAreAskedAgain() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            try await trial.change("UPDATE desk_session SET proved_at = proved_at - 3700000")
            #expect(try await browser.get("/desk/people").status == .ok)
            let refused = try await browser.post("/desk/people", ["email": "gwen@harbour.example"])
            #expect(refused.status == .unauthorized && refused.page.contains("gwen@harbour.example"))
            #expect(refused.page.contains("value=\"\(ruth)\""))
        }
    }

    /// A form that another site sends is refused, signed in or not.
    @Test(arguments: ["/desk/sign-in", "/desk/sign-out", "/desk/first-run", "/desk/people"])
    func formsFromElsewhereAreRefused(_ path: String) async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            let answer = try await browser.post(
                path, ["email": "eve@people.example"],
                [.secFetchSite: "cross-site", .origin: "https://evil.example"])
            #expect(answer.status == .forbidden)
            #expect(try await browser.get("/desk/people").status == .ok)
        }
    }

    @Test func theDeskSpeaksTheChosenLanguage() async throws {
        try await DeskTrial.run { trial in
            let (browser, other) = (trial.browser(), trial.browser())
            let french = "<html lang=\"fr\""
            let wanted = try await other.get("/desk", [.acceptLanguage: "fr"]).page
            #expect(wanted.contains(french))
            #expect(try await !browser.get("/desk").page.contains(french))
            for path in ["/desk?language=fr", "/desk/sign-in", "/desk?language=xx"] {
                let page = try await browser.get(path).page
                #expect(page.contains(french), "\(path)")
            }
        }
    }
}
