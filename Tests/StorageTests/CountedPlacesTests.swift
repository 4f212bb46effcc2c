import Domain
import Foundation
import Testing

@testable import Storage

/// The place where a supporter is counted, and the letter that counts.
@Suite struct CountedPlacesTests {
    private static let place = LetterPlace(
        legislature: "uk-house-of-commons", division: "ZQ01", name: "Zedquay Harbour")

    private func letter(_ id: Int64, to target: String = "minister", needsHelp: Bool = false) -> Letter {
        var draft = Draft(
            step: "write", language: "en", name: "Ines", email: "ines@people.example", country: "GB",
            postcode: "ZQ1 1AA")
        draft.needsHelp = needsHelp
        return Letter(
            id: id, campaign: "calais", campaignVersion: 1, target: target, draft: draft, rehearsal: false,
            writtenAt: Date(milliseconds: 0))
    }

    private func store(_ letter: Letter, in database: Database) async throws {
        let statements = [
            .insert(StoredLetter(letter: letter, browser: [1], proved: false), consent: ""),
            Statement.insertDetail(of: letter),
        ]
        try await database.take(WriteBatch(statements.compactMap(\.self)))
    }

    @Test(arguments: EngineKind.allCases) func anErasedLetterCanStillBePlaced(_ kind: EngineKind) async throws
    {
        try await kind.withDatabase { database in
            for (id, needsHelp) in [(Int64(1), true), (2, false)] {
                try await store(letter(id, needsHelp: needsHelp), in: database)
                let placed = try await database.write { connection in
                    try connection.letters.erase(id, at: Date(milliseconds: 1))
                    let erased = try #require(try connection.letters.find(id)?.letter)
                    try connection.letters.setPlace(Self.place, of: erased)
                    try connection.letters.setPlace(Self.place, of: erased)
                    return try connection.letters.find(id)?.letter.place
                }
                #expect(placed == Self.place, "letter \(id)")
            }
        }
    }

    @Test(arguments: EngineKind.allCases) func theCountByPlaceChangesOnceAnHour(_ kind: EngineKind)
        async throws
    {
        let start = Date(timeIntervalSince1970: 1_478_181_600)  // 2016-11-03 14:00 UTC
        let key = PlaceKey(campaign: "calais", rehearsal: false, area: "", place: "GB")
        try await kind.withTwoDatabases { one, other in
            func asked(_ database: Database, after seconds: TimeInterval) async throws -> Int? {
                try await database.write { connection in
                    try connection.counts.count([key: 1])
                    return try connection.counts.keepPlaceTally(inHourOf: start + seconds, of: "calais")
                        .countries[
                            "GB"]
                }
            }
            #expect(try await asked(one, after: 0) == 1)
            #expect(try await asked(other, after: 1) == 1, "another process tells the same")
            #expect(try await asked(one, after: 3_599) == 1)
            #expect(try await asked(other, after: 3_600) == 4)
            let kept = try await one.read {
                try $0.counts.placeTally(keptInHourOf: start + 3_700, of: "calais")
            }
            #expect(kept?.countries["GB"] == 4 && kept?.asOf == start + 3_600)
        }
    }

    @Test(arguments: EngineKind.allCases) func whoIsNotCountedHasNoLetterThatStandsIn(_ kind: EngineKind)
        async throws
    {
        try await kind.withDatabase { database in
            let people = (1...5).map { PersonHash(address: [9], name: [UInt8($0)], postcode: [7]) }
            let (first, second) = (letter(1), letter(2, to: "other"))
            for letter in [first, second] { try await store(letter, in: database) }
            let (entries, none, some) = try await database.write { connection in
                let entries = try people.map { try connection.signers.register($0, for: first, target: "") }
                for person in [people[3], people[4]] {
                    for letter in [first, second] {
                        _ = try connection.signers.register(person, for: letter, target: letter.target)
                    }
                    _ = try connection.signers.withdraw(person, from: first)
                }
                return (
                    entries, try connection.signers.standInForCounted(people[4], from: first)?.id,
                    try connection.signers.standInForCounted(people[3], from: first)?.id
                )
            }
            #expect(entries == [.registered, .registered, .registered, .registered, .addressLimitReached])
            #expect(none == nil && some == 2)
        }
    }
}
