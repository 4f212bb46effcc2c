import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Storage
@testable import Web

/// Deliveries and figures through the routes.
@Suite struct FiguresRoutesTests {
    private func letter(_ trial: DeskTrial, from page: String) async throws -> Int64 {
        let fields = [
            "step": "write-minister", "language": "fr", "name": "Jeanne", "email": "jeanne@supporter.example",
            "country": "GB", "postcode": "E17 9NJ", "address": "14 Orford Road", "consent": "yes",
        ]
        let headers: HTTPFields = [.secFetchSite: "same-origin", .referer: page]
        let answer = try await trial.browser().post("/calais/letters", fields, headers)
        #expect(answer.status == .seeOther)
        return try #require(
            try await trial.services.database.read {
                try $0.row("SELECT id FROM letter ORDER BY id DESC LIMIT 1")?.int("id")
            })
    }

    @Test func theMarkOfTheLinkComesWithTheLetter() async throws {
        try await DeskTrial.run { trial in
            let id = try await letter(trial, from: "http://localhost/calais/fr?from=newsletter")
            let stored = try await trial.services.database.read { try $0.letters.find(id) }
            #expect(stored?.letter.draft.source == "newsletter")
        }
    }

    @Test func aLetterInDoubtIsDecidedByItsOwnCampaignOnly() async throws {
        try await DeskTrial.run { trial in
            let id = try await letter(trial, from: "")
            try await trial.services.database.write { connection in
                let letter = try #require(try connection.letters.find(id)?.letter)
                var delivery = Delivery.first(letter: id, channel: .email, at: Date())
                delivery.state = .inDoubt
                try connection.letters.setState(.confirmed, of: id, at: Date())
                try connection.deliveries.insert(delivery, of: letter)
            }
            let (tom, stranger) = try await (
                trial.member(.organiser), trial.member(.organiser, of: "riverside")
            )
            let path = "/desk/calais/deliveries"
            #expect(try await tom.get(path).page.contains("Jeanne"))
            let page = try await tom.get("\(path)/\(id)").page
            #expect(
                page.contains("jeanne@supporter.example") && page.contains("name=\"decide\" value=\"again\""))
            let sent = ["decide": "sent"]
            #expect(try await stranger.post("\(path)/\(id)", sent).status == .notFound)
            #expect(try await stranger.get("/desk/riverside/deliveries/\(id)").status == .notFound)
            let all = ["decide": "sent", "which": "shown", "shown": "\(id)"]
            #expect(try await stranger.post("/desk/riverside/deliveries", all).status == .notFound)
            #expect(try await tom.post(path, sent).status == .unprocessableContent)
            #expect(try await tom.post(path, all).location == path)
            #expect(try await tom.post("\(path)/\(id)", sent).status == .conflict)
            #expect(try await tom.get("\(path)?state=accepted").page.contains("Jeanne"))
            let fragment = try await tom.get("/desk/calais/figures?by=hour")
            #expect(fragment.page.hasPrefix("<section") && !fragment.page.contains("Jeanne"))
            #expect(fragment.headers[.cacheControl] == "no-store")
            #expect(try await tom.get("/desk/calais").page.contains("data-live=\"/desk/calais/figures\""))
            #expect(
                deskJS.contains("data-live") && deskJS.contains("}, 5_000)"), "docs/desk.md: five seconds")
        }
    }
}
