import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Web

/// Walks every route of the desk as everybody who must not get in, and as everybody who may.
@Suite struct DeskAccessTests {
    /// Who may open each route. A new route needs a line here. The campaign has no
    /// picture and no letter.
    private static let admitted = """
        POST /desk/sign-out                owner organiser translator reader stranger nobody
        POST /desk/sessions                owner organiser translator reader stranger nobody
        GET /desk/people                   owner organiser translator reader stranger nobody
        POST /desk/people                  owner
        GET /desk/history                  owner
        GET /desk/:campaign/people         owner organiser
        POST /desk/:campaign/people        owner organiser
        GET /desk/:campaign/history        owner organiser
        GET /desk/new                      owner organiser stranger
        POST /desk/new                     owner organiser stranger
        GET /desk/:campaign                owner organiser translator reader
        GET /desk/:campaign/preview/:language owner organiser translator
        GET /desk/:campaign/preview/letter/:writer owner organiser translator
        GET /desk/:campaign/try            owner organiser
        POST /desk/:campaign/test          owner organiser
        POST /desk/:campaign/publish       owner organiser
        GET /desk/:campaign/published      owner organiser
        GET /desk/:campaign/page           owner organiser translator
        GET /desk/:campaign/page/:language owner organiser translator
        POST /desk/:campaign/page/:language owner organiser translator
        GET /desk/:campaign/letters        owner organiser translator
        GET /desk/:campaign/letters/:key   owner organiser translator
        POST /desk/:campaign/letters/:key  owner organiser translator
        GET /desk/:campaign/targets        owner organiser
        POST /desk/:campaign/targets       owner organiser
        GET /desk/:campaign/targets/:key   owner organiser
        POST /desk/:campaign/targets/:key  owner organiser
        GET /desk/:campaign/steps          owner organiser
        POST /desk/:campaign/steps         owner organiser
        GET /desk/:campaign/dates          owner organiser
        POST /desk/:campaign/dates         owner organiser
        GET /desk/:campaign/picture
        GET /desk/:campaign/figures        owner organiser translator reader
        GET /desk/:campaign/deliveries     owner organiser
        POST /desk/:campaign/deliveries    owner organiser
        GET /desk/:campaign/deliveries/:letter
        POST /desk/:campaign/target-mail   owner organiser
        POST /desk/:campaign/deliveries/:letter
        GET /desk/:campaign/words          owner organiser reader
        POST /desk/:campaign/words         owner organiser
        GET /desk/:campaign/export         owner organiser
        POST /desk/:campaign/export        owner organiser
        GET /desk/:campaign/export/:file   owner organiser
        GET /desk/:campaign/supporter      owner organiser
        POST /desk/:campaign/supporter     owner organiser
        GET /desk/supporter                owner
        POST /desk/supporter               owner
        GET /desk/second                   owner organiser translator reader stranger nobody
        POST /desk/second                  owner organiser translator reader stranger nobody
        POST /desk/second/demand           owner
        POST /desk/second/unlock           owner
        GET /desk/mails                    owner
        POST /desk/mails                   owner
        GET /desk/settings                 owner
        POST /desk/settings                owner
        POST /desk/settings/mail           owner
        GET /desk/switches                 owner
        POST /desk/switches                owner
        GET /desk/:campaign/switches       owner organiser
        POST /desk/:campaign/switches      owner organiser
        GET /desk/:campaign/pause          owner organiser
        POST /desk/:campaign/pause         owner organiser
        POST /desk/:campaign/resume        owner organiser
        GET /desk/:campaign/close          owner organiser
        POST /desk/:campaign/close         owner organiser
        POST /desk/:campaign/reopen        owner organiser
        GET /desk/:campaign/versions       owner organiser
        GET /desk/:campaign/versions/:number owner organiser
        POST /desk/:campaign/versions/:number owner organiser
        GET /desk/:campaign/delete         owner organiser
        POST /desk/:campaign/delete        owner organiser
        GET /desk/:campaign/news           owner organiser
        POST /desk/:campaign/news          owner organiser
        GET /desk/:campaign/news/:news
        POST /desk/:campaign/news/:news
        POST /desk/:campaign/news/:news/state
        POST /desk/:campaign/news/:news/send
        """

    private struct Person { let name: String, browser: TrialBrowser }

    private static let table: [String: Set<String>] = Dictionary(
        uniqueKeysWithValues: admitted.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            return ("\(words[0]) \(words[1])", Set(words.dropFirst(2)))
        })

    @Test func everyRouteAdmitsWhomItsRightSays() async throws {
        try await DeskTrial.run { trial in
            let people = try await [
                Person(name: "owner", browser: trial.owner()),
                Person(name: "organiser", browser: trial.member(.organiser)),
                Person(name: "translator", browser: trial.member(.translator)),
                Person(name: "reader", browser: trial.member(.reader)),
                // Organiser of another campaign, and an account without a role.
                Person(name: "stranger", browser: trial.member(.organiser, of: "riverside")),
                Person(name: "nobody", browser: trial.member(nil)),
            ]
            let routes = deskRoutes(trial.site).listed
            #expect(Set(routes.map { "\($0.method) \($0.path)" }) == Set(Self.table.keys))
            var lines: [String] = []
            for route in routes where route.path != "/desk/sign-out" {
                let name = "\(route.method) \(route.path)"
                var answers: [String] = []
                for person in people {
                    let answer = try await ask(route, person.browser)
                    let isIn = answer.status != .notFound
                    #expect(isIn == Self.table[name]?.contains(person.name), "\(name) as \(person.name)")
                    answers.append("\(person.name) \(answer.status.code)")
                }
                lines.append(
                    "\(name.padding(toLength: 40, withPad: " ", startingAt: 0)) \(answers.joined(separator: ", "))"
                )
            }
            if ProcessInfo.processInfo.environment["DESK_ROUTES"] != nil {
                print(lines.joined(separator: "\n"))
            }
        }
    }

    /// A visitor, an ended session, a removed account, and a session with another secret.
    @Test func whoeverIsNotSignedInGetsNothing() async throws {
        try await DeskTrial.run { trial in
            let (ended, removed) = try await (trial.member(.organiser), trial.member(.organiser))
            let forged = trial.browser()
            let cookie = try #require(ended.cookies["postbag-desk"])
            forged.cookies["postbag-desk"] = String(cookie.dropLast(4)) + "AAAA"
            let ids = [ended, removed].map {
                Int64($0.cookies["postbag-desk"]?.prefix { $0 != "." } ?? "") ?? 0
            }
            try await trial.change("DELETE FROM desk_session WHERE id = \(ids[0])")
            try await trial.change(
                "DELETE FROM account WHERE id = (SELECT account_id FROM desk_session WHERE id = \(ids[1]))")
            for route in deskRoutes(trial.site).listed {
                for browser in [trial.browser(), ended, removed, forged] {
                    let answer = try await ask(route, browser)
                    let isForm = route.method == .post
                    #expect(answer.status == (isForm ? .unauthorized : .seeOther), "\(route.path)")
                    #expect(isForm || answer.location?.hasPrefix("/desk/sign-in?next=%2Fdesk") == true)
                    #expect(!answer.page.contains("Member"), "\(route.path)")
                }
            }
        }
    }

    /// A campaign that does not exist answers as one that is not open to the account does.
    @Test func aCampaignThatIsNotThereLooksLikeOneThatIsNotOpen() async throws {
        try await DeskTrial.run { trial in
            let (owner, stranger) = try await (trial.owner(), trial.member(nil))
            for route in deskRoutes(trial.site).listed where route.path.contains(":campaign") {
                let closed = try await ask(route, stranger)
                #expect(try await ask(route, owner, campaign: "zzzzzz").status == .notFound, "\(route.path)")
                let nothing = try await ask(route, stranger, campaign: "zzzzzz")
                #expect(nothing.status == closed.status, "\(route.path)")
                #expect(nothing.page.replacing("zzzzzz", with: "calais") == closed.page, "\(route.path)")
            }
        }
    }

    @Test func theListOfRoutesNamesWhoMayUseEach() async throws {
        try await DeskTrial.run { trial in
            let lines = routeLines(trial.site).map { $0.split(separator: " ").joined(separator: " ") }
            #expect(lines.contains("POST /desk/{campaign}/publish owner, organiser"))
            #expect(lines.contains("POST /desk/people owner, with a new code"))
            #expect(lines.contains("GET / anybody") && lines.contains("POST /{campaign}/letters anybody"))
            let isOpen = lines.filter { $0.contains(" /desk") && $0.hasSuffix("anybody") }
            let signIn = ["/desk/sign-in", "/desk/invitation", "/desk/first-run", "GET /desk anybody"]
            #expect(!isOpen.isEmpty && isOpen.allSatisfy { line in signIn.contains(where: line.contains) })
        }
    }

    private func ask(_ route: DeskRouteGroup.Listed, _ browser: TrialBrowser, campaign: String = "calais")
        async throws -> TrialBrowser.Answer
    {
        let path = route.path.replacing(":campaign", with: campaign).replacing(":language", with: "fr")
            .replacing(":key", with: "minister").replacing(":writer", with: "other")
            .replacing(":number", with: "1").replacing(":letter", with: "1").replacing(
                ":file", with: "letters.csv")
        return route.method == .get ? try await browser.get(path) : try await browser.post(path, [:])
    }
}
