import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests letters to the members of the demo's invented house, from writing to the count by place.
@Suite struct MemberLetterLifeTests {
    private let harrow = "ines.harrow@members.example"
    private let jeanne = "jeanne@supporter.example"

    private func run(rehearsal: Bool = false, _ body: (Trial) async throws -> Void) async throws {
        try await Trial.run(rehearsal: rehearsal) { trial in
            try await trial.importDemoPlaces()
            try await body(trial)
        }
    }

    @Test func thePostcodeLeadsToTheMemberAndTheLetterSaysWhatWasDone() async throws {
        try await run { trial in
            let browser = try await trial.confirmed(postcode: "ZQ1 1AA")
            let (_, written) = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", in: browser)
            guard case .confirmed = written else { Issue.record("asked again: \(written)"); return }
            try await trial.work()
            let mail = try #require(trial.post.mails(to: harrow).first)
            #expect(
                mail.to.name == "Ines Harrow"
                    && mail.subject == "The children left in Calais (Zedquay Harbour)")
            #expect(
                mail.body.contains("Dear Ines Harrow,") && mail.body.contains("I live in Zedquay Harbour"))
            #expect(mail.body.contains("I have just written to Bernard Cazeneuve"))
            #expect(!mail.body.contains("Prefect"), "that step was not done")
            #expect(mail.body.contains("14 Orford Road"))
            let tally = try await trial.tally()
            #expect(tally.targets["mp"]?[.accepted] == 1 && tally.supporters == 1)
        }
    }

    @Test func nobodyIsGuessed() async throws {
        try await run { trial in
            for (postcode, country) in [("ZQ4 2AB", "GB"), ("E17 9NJ", "GB"), ("ZQ1 1AA", "FR")] {
                let (_, written) = try await trial.write(
                    step: "write-mp", postcode: postcode, country: country)
                guard case .problems(let problems) = written else {
                    Issue.record("\(postcode) was taken"); continue
                }
                #expect(problems == [FormIssue(.division, .missingSeat)])
            }
            let (_, chosen) = try await trial.write(step: "write-mp", postcode: "ZQ4 2AB", division: "ZQ05")
            guard case .waiting = chosen else { Issue.record("a choice was not taken"); return }
            let (_, invented) = try await trial.write(step: "write-mp", postcode: "ZQ4 2AB", division: "ZQ99")
            guard case .problems = invented else { Issue.record("an invented division was taken"); return }
        }
    }

    @Test func oneLetterForEachPersonWhateverTheSeat() async throws {
        try await run { trial in
            let browser = try await trial.confirmed(postcode: "ZQ1 1AA")
            _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", in: browser)
            _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", division: "ZQ02", in: browser)
            try await trial.work()
            #expect(trial.post.mails(to: harrow).count == 1)
            #expect(trial.post.mails(to: "tobias.penn@members.example").isEmpty)
        }
    }

    @Test func aLetterIsNotRedirectedToWhoeverComesNext() async throws {
        try await run { trial in
            let browser = try await trial.confirmed(postcode: "ZQ1 1AA")
            _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", in: browser)
            try await trial.replaceMember(of: "ZQ01", by: "Nora Next", "nora.next@members.example")
            try await trial.work()
            #expect(
                trial.post.mails(to: harrow).isEmpty
                    && trial.post.mails(to: "nora.next@members.example").isEmpty)
            let texts = trial.post.mails(to: jeanne).filter { $0.body.contains("Dear Ines Harrow,") }
            #expect(texts.count == 2, "the writer gets the text back, beside the copy")
            #expect(try await trial.tally().targets["mp"]?[.refused] == 1)
        }
    }

    @Test func whereNobodySitsAnyMoreTheQueueIsGivenBack() async throws {
        try await run { trial in
            let browser = try await trial.confirmed(postcode: "ZQ1 1AA")
            _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", in: browser)
            try await trial.replaceMember(of: "ZQ01", by: nil, nil)
            try await trial.work()
            #expect(try await trial.tally().targets["mp"]?[.refused] == 1)
        }
    }

    /// The mail must not tell the constituency, because its address may belong to a stranger.
    @Test func theMailThatAsksToConfirmTellsNoConstituency() async throws {
        try await run { trial in
            guard case .waiting = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA").written else {
                Issue.record("no mail"); return
            }
            try await trial.work()
            let mail = try #require(trial.post.mails(to: jeanne).first)
            #expect(mail.token != nil)
            #expect(!mail.subject.contains("Harrow") && !mail.body.contains("Harrow"))
        }
    }

    @Test func eachMemberIsAQueueOfTheirOwn() async throws {
        try await run { trial in
            for (number, postcode) in ["ZQ1 1AA", "ZQ1 1AB", "ZQ3 1AA"].enumerated() {
                let browser = try await trial.confirmed(
                    "Writer \(number)", "writer\(number)@supporter.example", postcode: postcode)
                _ = try await trial.write(
                    "Writer \(number)", "writer\(number)@supporter.example", step: "write-mp",
                    postcode: postcode, in: browser)
            }
            try await trial.work()
            let members = trial.post.recipients.filter { $0.hasSuffix("@members.example") }
            #expect(members.count == 3 && Set(members).count == 2, "\(members)")
        }
    }

    @Test func supportersAreCountedWhereTheyLiveAndMoveWhenTheySaySo() async throws {
        try await run { trial in
            let browser = try await trial.confirmed(postcode: "ZQ1 1AA")
            #expect(try await trial.places().seats == ["uk-house-of-commons": ["ZQ01": 1]])
            _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", division: "ZQ02", in: browser)
            try await trial.work()
            let moved = try await trial.places()
            #expect(moved.seats["uk-house-of-commons"]?.filter { $0.value != 0 } == ["ZQ02": 1])
            #expect(moved.countries == ["GB": 1] && moved.supporters == 1)
            _ = try await trial.confirmed(
                "Amélie Blanc", "amelie@supporter.example", postcode: "62100", country: "FR")
            _ = try await trial.confirmed("Ann Park", "ann@supporter.example", postcode: "ZQ4 2AB")
            try await trial.work()
            let all = try await trial.places()
            #expect(all.countries == ["GB": 2, "FR": 1] && all.supporters == 3)
            #expect(all.seats["uk-house-of-commons"]?.values.reduce(0, +) == 1, "a shared code is in no seat")
        }
    }

    @Test func aRecountFindsASupporterCountedInTheWrongPlace() async throws {
        try await run { trial in
            _ = try await trial.confirmed(postcode: "ZQ1 1AA")
            let wrong = ["ZQ01": -1, "ZQ02": 1].map { division, delta in
                (
                    PlaceKey(
                        campaign: "calais", rehearsal: false, area: "uk-house-of-commons", place: division),
                    delta
                )
            }
            try await trial.services.database.write {
                try $0.counts.count(Dictionary(uniqueKeysWithValues: wrong))
            }
            let corrections = try await trial.services.recount.tally()
            #expect(
                corrections.map { "\($0.subject) \($0.measure) \($0.delta)" } == [
                    "uk-house-of-commons ZQ01 1", "uk-house-of-commons ZQ02 -1",
                ])
            #expect(
                try await trial.places().seats["uk-house-of-commons"]?.filter { $0.value != 0 } == ["ZQ01": 1]
            )
        }
    }

    @Test func aWithdrawnLetterIsCountedNowhereAndAnotherTakesItsPlace() async throws {
        try await run { trial in
            trial.post.answer(.deferred(Reply(450, "later")), to: "ministre@interieur.example")
            trial.post.answer(.deferred(Reply(450, "later")), to: harrow)
            let browser = try await trial.confirmed(postcode: "ZQ1 1AA")
            let (after, _) = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", in: browser)
            let first = try #require(
                try await trial.services.database.read { try $0.letters.find(browser.latest ?? 0) })
            let second = try #require(
                try await trial.services.database.read { try $0.letters.find(after.latest ?? 0) })
            guard case .withdrawn = try await trial.supporters.withdraw(first) else {
                Issue.record("not withdrawn"); return
            }
            #expect(try await trial.places().seats["uk-house-of-commons"] == ["ZQ01": 1])
            guard case .withdrawn = try await trial.supporters.withdraw(second) else {
                Issue.record("not withdrawn"); return
            }
            try await trial.work()
            let places = try await trial.places()
            #expect(
                places.seats.values.flatMap(\.values).allSatisfy { $0 == 0 }
                    && places.countries.values.allSatisfy { $0 == 0 })
            #expect(places.supporters == 0)
        }
    }
}

extension Trial {
    private static let house = "uk-house-of-commons"

    func importDemoPlaces() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../Campaigns/places"
        ).standardized
        var options = PlaceOptions(today: Day(Self.start))
        (options.legislature, options.source, options.licence, options.date) = (
            Self.house, "Invented", "none", options.today
        )
        let files = ["divisions.csv", "codes.csv", "members.csv", "map.hexjson"].map {
            folder.appending(path: $0).path
        }
        try await storePlaces(
            readPlaces(files, options, known: { _ in nil }), in: services.database)
        try await services.places.refresh()
    }

    func replaceMember(of division: String, by name: String?, _ email: String?) async throws {
        try await services.database.write { connection in
            var members = try connection.places.representatives(of: Self.house).filter {
                $0.division != division
            }
            members.append(
                name.map {
                    Representative(legislature: Self.house, division: division, name: $0, email: email)
                }
                    ?? .vacancy(legislature: Self.house, division: division))
            guard let house = try connection.places.legislature(Self.house) else { return }
            try connection.places.store(house)
            try connection.places.replaceRepresentatives(of: Self.house, with: members)
        }
        try await services.places.refresh()
    }

    /// Writes to the minister and confirms it.
    func confirmed(
        _ name: String = "Jeanne Lefèvre", _ email: String = "jeanne@supporter.example", postcode: String,
        country: String = "GB"
    ) async throws -> Browser {
        let (browser, _) = try await write(name, email, postcode: postcode, country: country)
        try await work()
        let token = try #require(post.mails(to: email).compactMap(\.token).last)
        guard case .confirmed(_, let proved) = try await supporters.confirm(mailed: token, in: browser) else {
            Issue.record("not confirmed")
            return browser
        }
        return proved
    }

    func places() async throws -> PlaceTally {
        let now = services.environment.now()
        #expect(try await services.recount.tally() == [])
        return try await services.database.read {
            try $0.counts.placeTally(of: "calais", rehearsal: false, asOf: now)
        }
    }
}
