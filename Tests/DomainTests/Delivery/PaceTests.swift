import Domain
import Foundation
import Testing

@Suite struct PaceTests {
    private static let start = Date(timeIntervalSince1970: 1_477_555_200)

    /// Returns when letters of an endless queue are sent, in milliseconds after the start. A worker
    /// looks every `look` milliseconds.
    private func sent(_ pace: Pace, looking look: Int, for hours: Int) -> [Int] {
        var (next, times) = (Date.distantPast, [Int]())
        for moment in stride(from: 0, to: hours * 3_600_000, by: look) {
            let (letters, after) = pace.allow(
                waiting: 1_000, next: next, at: Self.start + Double(moment) / 1_000)
            times += Array(repeating: moment, count: letters)
            next = after
        }
        return times
    }

    @Test(arguments: [1, 2, 7, 19, 20, 39, 40, 50, 119, 120, 300, 399, 400, 1_000, 7_201])
    func noHourHoldsMoreThanTheBudget(_ budget: Int) {
        for look in [250, 997, 60_000, 1_700_000] {
            let times = sent(Pace(perHour: budget), looking: look, for: 3)
            for (first, later) in zip(times, times.dropFirst(budget)) {
                #expect(later - first >= 3_600_000, "\(budget) an hour, looking every \(look) ms")
            }
        }
    }

    @Test(arguments: [1, 7, 20, 50, 120, 300, 1_000]) func theBudgetIsNearlyUsed(_ budget: Int) {
        let times = sent(Pace(perHour: budget), looking: 250, for: 10)
        #expect(times.count >= budget * 10 * 93 / 100 && times.count <= budget * 10)
    }

    @Test(arguments: [(1, 1), (19, 1), (40, 2), (120, 6), (300, 15), (400, 20), (1_000_000, 20)])
    func aTwentiethGoesTogether(_ budget: Int, _ together: Int) {
        let pace = Pace(perHour: budget)
        let (letters, next) = pace.allow(waiting: 100, next: .distantPast, at: Self.start)
        #expect(letters == together && pace.together == together)
        #expect(pace.allow(waiting: 100, next: next, at: Self.start).letters == 0)
        #expect(pace.allow(waiting: 100, next: next, at: Self.start + 3_600).letters == together)
    }

    @Test(arguments: [(300, 20), (300, 1), (20, 300), (1_000, 7)])
    func aBudgetThatIsChangedHoldsFromThenOn(_ before: Int, _ after: Int) {
        var (next, times) = (Date.distantPast, [Int]())
        for second in 0..<(4 * 3_600) {
            let pace = Pace(perHour: second < 3_600 ? before : after)
            let (letters, later) = pace.allow(waiting: 1_000, next: next, at: Self.start + Double(second))
            if second >= 3_600 { times += Array(repeating: second, count: letters) }
            next = later
        }
        #expect(times.count >= 3 * after * 9 / 10)
        for (first, later) in zip(times, times.dropFirst(after)) { #expect(later - first >= 3_600) }
    }

    @Test(arguments: [
        (Digest.daily, "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
        (.daily, "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        (.daily, "2026-10-25T00:30:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
        (.weekly, "2026-10-28T12:00:00Z", "2026-10-25T23:00:00Z", "2026-11-01T23:00:00Z"),
        (.weekly, "2026-10-25T22:59:59Z", "2026-10-18T22:00:00Z", "2026-10-25T23:00:00Z"),
        (.weekly, "2026-03-29T22:00:00Z", "2026-03-29T22:00:00Z", "2026-04-05T22:00:00Z"),
    ]) func aDigestEndsAtMidnightAlsoWhereClocksChange(
        _ digest: Digest, _ now: String, _ cut: String, _ leaves: String
    ) throws {
        let hours = Hours(zone: "Europe/Paris")
        let date = { (text: String) in try Date(text, strategy: .iso8601) }
        #expect(try digest.cut(at: date(now), hours: hours) == date(cut))
        #expect(try digest.leaves(queued: date(now), hours: hours) == date(leaves))
    }

    @Test func campaignsTakeTurns() {
        let turns = { (count: Int, waiting: [String: Int], last: String) in
            CampaignTurns.next(count, of: waiting, after: last).joined()
        }
        #expect(turns(5, ["a": 9, "b": 9], "") == "ababa")
        #expect(turns(5, ["a": 9, "b": 9], "a") == "babab")
        #expect(turns(5, ["a": 1, "b": 9], "b") == "abbbb")
        #expect(turns(6, ["a": 2, "b": 1, "c": 2], "b") == "cabca")
        #expect(turns(3, ["b": 3], "z") == "bbb")
        #expect(turns(3, [:], "a").isEmpty && turns(0, ["a": 1], "").isEmpty)
        #expect(CampaignTurns.ahead(of: "a", waiting: ["a": 3, "b": 100]) == 7)
        #expect(CampaignTurns.ahead(of: "a", waiting: ["a": 300, "b": 100]) == 400)
        #expect(CampaignTurns.ahead(of: "c", waiting: ["a": 3, "b": 0]) == 1)
    }
}
