import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests a division in which several members sit: Zedquay Harbour, with two more members beside
/// Ines Harrow.
@Suite struct SeveralMembersTests {
    private static let house = "uk-house-of-commons"
    private let harrow = "ines.harrow@members.example", lund = "per.lund@members.example"

    private func run(_ body: (Trial) async throws -> Void) async throws {
        try await Trial.run { trial in
            try await trial.importDemoPlaces()
            try await trial.seat([("Per Lund", lund), ("Quiet Member", nil)], in: "ZQ01")
            try await body(trial)
        }
    }

    @Test func nobodyIsChosenForAWriterWhoDidNotSay() async throws {
        try await run { trial in
            let (_, unsaid) = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA")
            guard case .problems(let problems) = unsaid else { Issue.record("\(unsaid)"); return }
            #expect(problems == [FormIssue(.division, .missingSeat)])
            let (_, strange) = try await trial.write(
                step: "write-mp", postcode: "ZQ1 1AA", member: "somebody else")
            guard case .problems = strange else { Issue.record("\(strange)"); return }
        }
    }

    @Test func eachIsWrittenToInTurnAndOnce() async throws {
        try await run { trial in
            let browser = try await trial.confirmed(postcode: "ZQ1 1AA")
            for member in ["per lund", "ines harrow", "per lund"] {
                _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", member: member, in: browser)
            }
            _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", division: "ZQ02", in: browser)
            try await trial.work()
            #expect(trial.post.mails(to: harrow).count == 1 && trial.post.mails(to: lund).count == 1)
            #expect(trial.post.mails(to: lund).first?.body.contains("Dear Per Lund,") == true)
            #expect(
                trial.post.mails(to: "tobias.penn@members.example").isEmpty,
                "another division's member is not in turn")
            let tally = try await trial.tally()
            #expect(tally.targets["mp"]?[.accepted] == 2 && tally.supporters == 1)
            let counts = try await trial.services.database.read {
                try $0.letters.byMember(of: "calais", rehearsal: false)
            }
            #expect(
                counts.map { "\($0.division) \($0.name) \($0.letters) \($0.accepted)" } == [
                    "ZQ01 Ines Harrow 1 1", "ZQ01 Per Lund 1 1",
                ])
            #expect(try await trial.places().seats[Self.house]?.filter { $0.value != 0 } == ["ZQ01": 1])
        }
    }

    @Test func aWithdrawnLetterMayBeWrittenAgainAndTheOtherMayNot() async throws {
        try await run { trial in
            for address in [harrow, lund, "ministre@interieur.example"] {
                trial.post.answer(.deferred(Reply(450, "later")), to: address)
            }
            let browser = try await trial.confirmed(postcode: "ZQ1 1AA")
            let (after, _) = try await trial.write(
                step: "write-mp", postcode: "ZQ1 1AA", member: "ines harrow", in: browser)
            _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", member: "per lund", in: browser)
            let first = try #require(
                try await trial.services.database.read { try $0.letters.find(after.latest ?? 0) })
            guard case .withdrawn = try await trial.supporters.withdraw(first) else {
                Issue.record("not withdrawn"); return
            }
            for member in ["per lund", "ines harrow"] {
                _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", member: member, in: browser)
            }
            let counts = try await trial.services.database.read {
                try $0.letters.byMember(of: "calais", rehearsal: false)
            }
            #expect(counts.map { "\($0.name) \($0.letters)" } == ["Ines Harrow 1", "Per Lund 1"])
        }
    }

    @Test func chanceServesAllWhoCanBeReached() async throws {
        try await run { trial in
            for number in 0..<24 {
                let (name, email) = ("Writer \(number)", "writer\(number)@supporter.example")
                let browser = try await trial.confirmed(name, email, postcode: "ZQ1 1AA")
                _ = try await trial.write(
                    name, email, step: "write-mp", postcode: "ZQ1 1AA", member: Seat.anybody, in: browser)
            }
            try await trial.work()
            let (first, second) = (trial.post.mails(to: harrow).count, trial.post.mails(to: lund).count)
            #expect(first + second == 24 && first > 0 && second > 0, "\(first) and \(second)")
        }
    }

    @Test func membersWhoShareAnAddressGetTheirOwnLetters() async throws {
        try await run { trial in
            try await trial.seat([("Per Lund", harrow)], in: "ZQ01")
            let browser = try await trial.confirmed(postcode: "ZQ1 1AA")
            _ = try await trial.write(step: "write-mp", postcode: "ZQ1 1AA", member: "per lund", in: browser)
            try await trial.work()
            #expect(trial.post.mails(to: harrow).map(\.to.name) == ["Per Lund"])
        }
    }

    @Test func aMemberWhomNothingReachesIsNotWrittenTo() async throws {
        try await run { trial in
            try await trial.services.database.write { connection in
                guard var house = try connection.places.legislature(Self.house) else { return }
                house.post = []
                try connection.places.store(house)
            }
            try await trial.services.places.refresh()
            let (_, quiet) = try await trial.write(
                step: "write-mp", postcode: "ZQ1 1AA", member: "quiet member")
            guard case .problems = quiet else { Issue.record("\(quiet)"); return }
            let (_, vacant) = try await trial.write(step: "write-mp", postcode: "ZQ6 2AB", division: "ZQ07")
            guard case .problems = vacant else { Issue.record("\(vacant)"); return }
        }
    }

    @Test func lettersThatWaitedForADivisionBeforeItsQueuesWereMembersStillGo() async throws {
        try await run { trial in
            let browser = try await trial.confirmed(postcode: "ZQ3 1AA")
            _ = try await trial.write(step: "write-mp", postcode: "ZQ3 1AA", in: browser)
            _ = try await trial.services.database.write {
                try $0.run("UPDATE delivery SET seat = 'ZQ03' WHERE seat <> ''")
            }
            try await trial.work()
            #expect(trial.post.mails(to: "oluchi.marsh@members.example").count == 1)
        }
    }
}

extension Trial {
    /// Seats other members in a division, after Ines Harrow.
    func seat(_ others: [(name: String, email: String?)], in division: String) async throws {
        try await services.database.write { connection in
            let house = "uk-house-of-commons"
            var members = try connection.places.representatives(of: house).filter {
                $0.division != division || $0.name == "Ines Harrow"
            }
            members += others.map {
                Representative(legislature: house, division: division, name: $0.name, email: $0.email)
            }
            guard let kept = try connection.places.legislature(house) else { return }
            try connection.places.store(kept)
            try connection.places.replaceRepresentatives(of: house, with: members)
        }
        try await services.places.refresh()
    }
}
