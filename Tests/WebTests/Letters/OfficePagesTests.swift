import Domain
import HTTPTypes
import Storage
import Testing

@testable import Actions
@testable import Web

/// The page on which an office chooses how its letters come.
@Suite struct OfficePagesTests {
    @Test func openingTheLinkChangesNothingAndTheButtonIsShownAtTheDesk() async throws {
        try await DeskTrial.run { trial in
            let (desk, office) = (try await trial.member(.organiser), trial.browser())
            let letter = try await letter(trial)
            let secret = trial.services.key.officeSecret(of: letter, at: "ministre@interieur.example")
            let path = "/confirm/office/\(Token(id: letter, secret: secret))"
            let page = try await office.get(path)
            #expect(page.status == .ok && page.page.contains("Comment les lettres vous parviennent"))
            #expect(page.page.contains("ministre@interieur.example") && !page.page.contains("ada@"))
            #expect(page.page.contains("value=\"single\" checked"))
            #expect(try await trial.services.office(mailed: String(path.dropFirst(16)))?.choice == .single)

            let unknown = try await office.post(path, ["letters": "hourly"])
            #expect(unknown.page.contains("value=\"single\" checked"))
            let saved = try await office.post(path, ["letters": "weekly"])
            #expect(
                saved.page.contains("C’est enregistré") && saved.page.contains("value=\"weekly\" checked"))
            #expect(
                try await office.get("/confirm/office/\(letter).AAAAAAAAAAAAAAAAAAAAAA").status == .notFound)

            let listed = try await desk.get("/desk/calais/deliveries").page
            #expect(listed.contains("The office asked for its letters once a week as one mail"))
            let undone = ["target": "minister", "address": "ministre@interieur.example", "do": "as-planned"]
            _ = try await desk.post("/desk/calais/target-mail", undone)
            #expect(try await office.get(path).page.contains("value=\"single\" checked"))
            let stranger = ["target": "minister", "address": "x@interieur.example", "do": "as-planned"]
            #expect(try await desk.post("/desk/calais/target-mail", stranger).status == .notFound)
        }
    }

    private func letter(_ trial: DeskTrial) async throws -> Int64 {
        let visitor = trial.browser()
        let fields = [
            "step": "write-minister", "language": "fr", "name": "Ada", "email": "ada@supporter.example",
            "country": "GB", "postcode": "E17 9NJ", "address": "12 Quay Street", "consent": "yes",
        ]
        #expect(try await visitor.post("/calais/letters", fields).location == "/calais/fr/waiting")
        return try #require(
            try await trial.services.database.read {
                try $0.row("SELECT MAX(id) AS id FROM letter")?.int("id")
            })
    }
}
