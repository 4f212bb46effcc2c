import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Actions
@testable import Storage
@testable import Web

/// Own words through the routes.
@Suite struct WordsPagesTests {
    private static let path = "/desk/calais/words"

    /// Stores a confirmed letter whose own words are held.
    private func held(_ trial: DeskTrial, _ name: String, _ words: String) async throws -> Int64 {
        let fields = [
            "step": "write-minister", "language": "fr", "name": name, "email": "\(name)@supporter.example",
            "country": "GB", "postcode": "E17 9NJ", "address": "14 Orford Road", "consent": "yes",
            "words": words,
        ]
        #expect(try await trial.browser().post("/calais/letters", fields).status == .seeOther)
        return try await trial.services.database.write { connection in
            let id = try #require(
                try connection.row("SELECT id FROM letter ORDER BY id DESC LIMIT 1")?.int("id"))
            let letter = try #require(try connection.letters.find(id)?.letter)
            let first = Delivery.first(letter: id, channel: .email, at: Date())
            try connection.letters.setState(.confirmed, of: id, at: Date())
            try connection.deliveries.insert(first.record(.heldForReader, at: Date()).delivery, of: letter)
            try connection.letterWords.add(letter, held: .all)
            return id
        }
    }

    @Test func organisersReadWithNamesAndReadersWithout() async throws {
        try await DeskTrial.run { trial in
            _ = try await held(trial, "Jeanne", "=1+1 {name} <i>J’y étais")
            let (tom, reader) = try await (trial.member(.organiser), trial.member(.reader))
            let page = try await tom.get(Self.path).page
            #expect(page.contains("Jeanne") && page.contains("=1+1 {name} &lt;i&gt;J’y étais"))
            #expect(page.contains("dir=\"auto\"") && page.contains("value=\"refuse\""))
            #expect(try await tom.get("/desk/calais/deliveries").page.contains("<strong>Held</strong>"))
            let without = try await reader.get(Self.path + "?show=held").page
            #expect(without.contains("J’y étais") && !without.contains("Jeanne"))
            #expect(!without.contains("name=\"decide\"") && !without.contains("E17"))
            #expect(try await tom.get("/desk/calais").page.contains("1 to read"))
        }
    }

    @Test(arguments: [("en", "more than 10,000 to read"), ("fr", "plus de 10 000 textes à lire")])
    func whatIsNotCountedOutIsMoreThanSoMany(_ language: Language, _ told: String) throws {
        let text = try #require(DeskText(language))
        #expect(text(.wordsHeldTitle, counting: CappedCount(upToLimit: 10_001)).hasSuffix(told))
        #expect(
            PlaceState.unread(20_002).told(text).hasPrefix(
                text(.moreThan, ["count": text.shared.number(10_000)])))
        #expect(!PlaceState.unread(10_000).told(text).contains(told.prefix(5)))
    }

    @Test func lettersAreReleasedOneByOneAndTogether() async throws {
        try await DeskTrial.run { trial in
            let ids = try await [
                held(trial, "Jeanne", "Une école"), held(trial, "Ines", "La honte"),
                held(trial, "Ada", "Une honte"),
            ]
            try await Maintenance(trial.services).indexWords()
            let tom = try await trial.member(.organiser)
            let nobody = try await tom.post(Self.path, ["decide": "release"])
            #expect(nobody.status == .unprocessableContent)
            #expect(try await tom.post(Self.path, ["decide": "rule2"]).status == .badRequest)
            let done = try await tom.post(Self.path, ["decide": "release", "id": "\(ids[0])"])
            #expect(done.location == "\(Self.path)?show=held&did=released&count=1")
            #expect(try await tom.get(done.location ?? "").page.contains("One letter is released"))
            try await Maintenance(trial.services).indexWords()
            #expect(try await tom.get("\(Self.path)?show=gone&q=%C3%89COLE").page.contains("Jeanne"))

            var fields = ["decide": "refuse", "all": "ask", "q": "HONTÉ"]
            let asked = try await tom.post(Self.path, fields)
            #expect(asked.status == .ok && asked.page.contains("<h1>Refuse 2 letters"))
            let counted = try #require(asked.page.firstMatch(of: /name="letters" value="([\d ]+)"/)?.1)
            let late = try await held(trial, "Late", "Quelle honte")
            try await Maintenance(trial.services).indexWords()
            fields.merge(["all": "sure", "letters": String(counted)]) { $1 }
            let unsaid = try await tom.post(Self.path, fields)
            #expect(unsaid.status == .unprocessableContent && unsaid.page.contains("Write the reason"))
            fields["reason"] = "Not like this."
            #expect(try await tom.post(Self.path, fields).location?.hasSuffix("did=refused&count=2") == true)
            let left = try await tom.get(Self.path + "?show=held").page
            #expect(left.contains("value=\"\(late)\"") && !left.contains("Ada"))
            #expect(try await tom.get(Self.path + "?show=refused").page.contains("Not like this."))
            #expect(try await tom.get("/desk/calais/history").page.contains("Own words refused, letters"))
        }
    }

    @Test func nobodyDecidesAboutTheLettersOfAnotherCampaign() async throws {
        try await DeskTrial.run { trial in
            let id = try await held(trial, "Jeanne", "Une école")
            let stranger = try await trial.member(.organiser, of: "riverside")
            let answer = try await stranger.post(
                "/desk/riverside/words", ["decide": "release", "id": "\(id)"])
            #expect(answer.status == .notFound || answer.location?.hasSuffix("count=0") == true)
            let standing = try await trial.services.database.read { try $0.letterWords.find(id)?.standing }
            #expect(standing == .held)
        }
    }

    @Test func supportersReadThatOwnWordsAreRead() async throws {
        try await DeskTrial.run { trial in
            let (owner, visitor) = (try await trial.owner(), trial.browser())
            #expect(try await !visitor.get("/calais/en").page.contains("may read them before they are sent"))
            let rule = [
                "decide": "rule", "hold": "rule", "looks": "links", "list": "honte\nhonte", "longest": "500",
            ]
            #expect(try await owner.post(Self.path, rule).location?.contains("did=rule") == true)
            #expect(try await visitor.get("/calais/fr").page.contains("peut les lire avant l’envoi"))
            let policy = trial.services.wordsPolicies.reader("calais").policy
            #expect(policy.list == ["honte"] && policy.longest == 500 && policy.links && !policy.scripts)
            #expect(try await owner.get(Self.path).page.contains(">\nhonte</textarea>"))
            #expect(try await owner.get("/desk/calais/history").page.contains("Own words are held by a rule"))
        }
        let context = Fixture.context("en", Fixture.campaign())
        let thanks = thanksPage(
            context, letter: Fixture.letter(country: "GB", state: .confirmed, status: .onItsWay),
            token: Fixture.token, composed: Fixture.composed(), tally: Fixture.tally(2), isRead: true
        ).text
        #expect(
            thanks.contains("reads own words before they are sent") && !thanks.contains("when its turn comes")
        )
    }
}
