import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Storage
@testable import Web

/// The second proof in the browser.
@Suite struct SecondPagesTests {
    private let ruth = "ruth@harbour.example"

    @Test func whatWasTypedSurvivesBothProofs() async throws {
        try await DeskTrial.run { trial in
            let browser = try await trial.owner()
            let former = browser.cookies["postbag-desk"]
            let codes = try await trial.setSecond(browser)
            #expect(codes.count == SecondFactorRules.recoveryCodes)
            #expect(former != browser.cookies["postbag-desk"])
            #expect(try await browser.get("/desk/people").page.contains("Has a second proof"))
            #expect(try await !browser.get("/desk/second").page.contains(codes[0]), "they are shown once")
            try await trial.change("UPDATE desk_session SET used_at = 0")
            let refused = try await browser.post(
                "/desk/calais/page/en", ["base": "-1", "form": "f", "summary": "Half a sent"])
            let kept = String(try #require(refused.page.firstMatch(of: /name="kept" value="([^"]+)"/)?.1))
            _ = try await browser.post("/desk/sign-in", ["email": ruth, "kept": kept])
            let digits = try await trial.digits()
            let asked = try await browser.post("/desk/sign-in/code", ["code": digits, "kept": kept])
            #expect(asked.status == .ok && asked.page.contains("And the digits of your phone"))
            #expect(asked.page.contains(kept) && asked.page.contains("Half a sent"))
            #expect(asked.headers[values: .setCookie].allSatisfy { !$0.hasPrefix("postbag-desk=") })
            #expect(try await browser.get("/desk/people").status == .seeOther, "no session has begun")
            let wrong = try await browser.post("/desk/sign-in/second", ["second": "000001", "kept": kept])
            #expect(wrong.status == .unprocessableContent && wrong.page.contains(kept))
            // Whoever presses the first button again is led back to the second page.
            let again = try await browser.post("/desk/sign-in/code", ["code": digits, "kept": kept])
            #expect(again.page.contains("And the digits of your phone"))
            let fields = ["second": codes[0], "kept": kept]
            let done = try await browser.post("/desk/sign-in/second", fields)
            #expect(done.status == .temporaryRedirect && done.location == "/desk/calais/page/en")
            let saved = try await browser.post("/desk/calais/page/en", fields)
            #expect(saved.location == "/desk/calais/page/en")
            #expect(try await browser.get("/desk/calais/page/en").page.contains("Half a sent"))
            try await trial.change("UPDATE half_sign_in SET begun_at = 0")
            let late = try await browser.post("/desk/sign-in/second", ["second": codes[1]])
            #expect(late.location == "/desk", "another tab has finished")
        }
    }

    /// The mail is opened by a scanner first, then by its owner, then by a thief of the mail.
    @Test func theLinkOfTheMailIsHalfTheWay() async throws {
        try await DeskTrial.run { trial in
            let phone = try await trial.owner()
            let codes = try await trial.setSecond(phone)
            let (browser, scanner, thief) = (trial.browser(), trial.browser(), trial.browser())
            _ = try await browser.post("/desk/sign-in", ["email": ruth, "next": "/desk/history"])
            let link = "/desk/sign-in/\(try await trial.mailToken())"
            #expect(try await scanner.get(link).page.contains("Sign in with this browser?"))
            #expect(try await trial.halves() == 0)
            let opened = try await browser.get(link)
            #expect(opened.status == .seeOther && opened.location == "/desk/sign-in/second")
            #expect(try await browser.get("/desk/sign-in/second").page.contains(ruth))
            #expect(try await scanner.get(link).status == .gone)
            _ = try await thief.post("/desk/sign-in", ["email": "eve@people.example"])
            #expect(try await thief.get("/desk/sign-in/second").location == "/desk/sign-in")
            let stolen = try await thief.post("/desk/sign-in/second", ["second": codes[0]])
            #expect(stolen.status == .unauthorized && thief.cookies["postbag-desk"] == nil)
            let foreign = try await browser.post(
                "/desk/sign-in/second", ["second": codes[0]],
                [.secFetchSite: "cross-site", .origin: "https://evil.example"])
            #expect(foreign.status == .forbidden)
            for _ in 1...SecondFactorRules.attempts {
                _ = try await browser.post("/desk/sign-in/second", ["second": "000001"])
            }
            let waiting = try await browser.post("/desk/sign-in/second", ["second": codes[0]])
            #expect(waiting.status == .tooManyRequests && waiting.page.contains("Try again in one minute"))
            try await trial.change("UPDATE second_factor SET waits_until = 0")
            let done = try await browser.post("/desk/sign-in/second", ["second": codes[0]])
            #expect(done.status == .seeOther && done.location == "/desk/history")
            #expect(try await browser.get("/desk/history").page.contains("A recovery code used: "))
        }
    }

    @Test func anOwnerDemandsItOfEverybody() async throws {
        try await DeskTrial.run { trial in
            let (owner, tom) = try await (trial.owner(), trial.member(.translator))
            let reader = try await trial.member(.reader)
            #expect(try await reader.post("/desk/second/demand", ["demand": "yes"]).status == .notFound)
            let foreign = try await owner.post(
                "/desk/second/demand", ["demand": "yes"],
                [.secFetchSite: "cross-site", .origin: "https://evil.example"])
            #expect(foreign.status == .forbidden)
            #expect(try await tom.get("/desk").status == .ok)
            _ = try await owner.post("/desk/second/demand", ["demand": "yes"])
            #expect(try await owner.get("/desk/people").location == "/desk/second?next=%2Fdesk%2Fpeople")
            #expect(try await reader.get("/desk").location == "/desk/second?next=%2Fdesk")
            let page = try await reader.get("/desk/second?next=%2Fdesk")
            #expect(page.page.contains("Here everybody needs a second proof"))
            // What somebody was typing meanwhile waits.
            let led = try await tom.post(
                "/desk/calais/page/fr", ["base": "-1", "form": "f", "summary": "Une demi-phr"])
            #expect(led.status == .unauthorized && led.page.contains("Une demi-phr"))
            let kept = String(try #require(led.page.firstMatch(of: /name="kept" value="([^"]+)"/)?.1))
            let begun = try await tom.post("/desk/second", ["do": "begin", "kept": kept])
            #expect(begun.page.contains(kept) && begun.page.contains("<svg class=\"qr\""))
            let code = try await trial.code(where: "active_at IS NULL")
            let done = try await tom.post("/desk/second", ["do": "on", "second": code, "kept": kept])
            #expect(done.page.contains("<form action=\"/desk/calais/page/fr\" method=\"post\">"))
            let saved = try await tom.post("/desk/calais/page/fr", ["kept": kept])
            #expect(saved.location == "/desk/calais/page/fr")
            #expect(try await tom.get("/desk/calais/page/fr").page.contains("Une demi-phr"))
            #expect(try await reader.post("/desk/sign-out", [:]).location == "/desk/sign-in")
        }
    }

    @Test func anOwnerLetsSomebodyInWhosePhoneIsGone() async throws {
        try await DeskTrial.run { trial in
            let (owner, tom) = try await (trial.owner(), trial.member(.organiser))
            _ = try await trial.setSecond(tom)
            let page = try await owner.get("/desk/people").page
            let id = String(try #require(page.firstMatch(of: /name="account" value="(\d+)"/)?.1))
            #expect(try await tom.post("/desk/second/unlock", ["account": id]).status == .notFound)
            #expect(try await tom.get("/desk").status == .ok)
            _ = try await owner.post("/desk/second/unlock", ["account": id])
            #expect(try await tom.get("/desk").status == .seeOther)
            // Setting up and taking off needs a new proof after an hour, as people do.
            try await trial.change("UPDATE desk_session SET proved_at = proved_at - 3700000")
            #expect(try await owner.post("/desk/second", ["do": "begin"]).status == .unauthorized)
        }
    }
}

extension DeskTrial {
    /// Sets a second proof up in a browser. Returns the recovery codes as they are shown.
    fileprivate func setSecond(_ browser: TrialBrowser) async throws -> [String] {
        #expect(try await browser.post("/desk/second", ["do": "begin"]).location == "/desk/second")
        let page = try await browser.get("/desk/second").page
        #expect(page.contains("<svg class=\"qr\"") && page.contains(/<code dir="ltr">(?:[A-Z2-7]{4} ?){8}</))
        let wrong = try await browser.post("/desk/second", ["do": "on", "second": "000001"])
        #expect(wrong.status == .unprocessableContent && wrong.page.contains("aria-invalid"))
        let code = try await code(where: "active_at IS NULL")
        let done = try await browser.post("/desk/second", ["do": "on", "second": code])
        return done.page.matches(of: /<li><code dir="ltr">([a-z]{5} [a-z]{5})</).map { String($0.1) }
    }

    /// The code that the app shows now.
    fileprivate func code(where condition: String) async throws -> String {
        let id = try await services.database.read {
            try $0.rows("SELECT account_id FROM second_factor WHERE \(condition)", []).first?.int(
                "account_id")
        }
        let account = try #require(id)
        let found = try await services.database.read { try $0.secondFactors.find(account) }
        let app = try #require(found.flatMap { services.key.codes(of: $0) })
        return String(format: "%06d", app.code(of: TOTP.step(at: services.environment.now())))
    }

    fileprivate func halves() async throws -> Int {
        try await services.database.read { try $0.rows("SELECT * FROM half_sign_in", []).count }
    }

    /// The token of the newest mail that signs in.
    fileprivate func mailToken() async throws -> Token {
        let id = try await services.database.read {
            try $0.rows("SELECT id FROM sign_in ORDER BY id DESC LIMIT 1", []).first?.int("id")
        }
        let token = Token(id: try #require(id), secret: [UInt8](repeating: 9, count: 16))
        try await services.database.write {
            _ = try $0.run("UPDATE mail SET secret = $2 WHERE id = $1", token.id, token.hashed)
        }
        return token
    }
}
