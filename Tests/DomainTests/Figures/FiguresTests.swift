import Domain
import Foundation
import Testing

/// Days and hours of figures, and the marks of links.
@Suite struct FiguresTests {
    private static func date(_ text: String) -> Date {
        (try? Date(text, strategy: .iso8601)) ?? .distantPast
    }

    @Test(arguments: [
        ("2016-10-30T12:00:00Z", "Europe/Paris", 25, "2016-10-29T22:00:00Z"),
        ("2016-03-27T12:00:00Z", "Europe/Paris", 23, "2016-03-26T23:00:00Z"),
        ("2016-10-30T12:00:00Z", "UTC", 24, "2016-10-30T00:00:00Z"),
        ("2016-10-30T20:00:00Z", "Asia/Kolkata", 24, "2016-10-30T18:30:00Z"),
        ("2016-10-30T12:00:00Z", "Nowhere/Else", 24, "2016-10-30T00:00:00Z"),
    ])
    func aDayHasItsHours(_ moment: String, _ zone: String, _ hours: Int, _ start: String) {
        let spans = FigureSpan.hours(ofDayOf: Self.date(moment), in: zone)
        #expect(spans.count == hours && spans.first?.start == Self.date(start))
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end == $1.start })
        let day = FigureSpan.days(1, to: Self.date(moment), in: zone)
        #expect(day.map(\.start) == [spans.first?.start] && day.map(\.end) == [spans.last?.end])
    }

    @Test func everyQuarterIsInOneDay() {
        let now = Self.date("2016-11-01T10:00:00Z")
        let days = FigureSpan.days(4, to: now, in: "Europe/Paris")
        #expect(days.map { $0.end.timeIntervalSince($0.start) / 3_600 } == [24, 25, 24, 24])
        let quarters = stride(from: days[0].start, to: days[3].end, by: Quarter.seconds).map { ($0, 1) }
        let series = Dictionary(uniqueKeysWithValues: quarters.map { (Quarter($0.0), $0.1) })
        #expect(FigureSpan.sums(of: series, in: days) == [96, 100, 96, 96])
        let first = [Quarter(days[1].start): 3, Quarter(days[1].start.addingTimeInterval(-1)): 4]
        #expect(FigureSpan.sums(of: first, in: days) == [4, 3, 0, 0])
    }

    @Test(arguments: [
        ("https://letters.example/calais?from=newsletter", "newsletter"),
        ("https://letters.example/calais/fr?x=1&from=Leaf-let_2#form", "leaf-let_2"),
        ("https://letters.example/calais?from=a%20b", ""), ("https://letters.example/calais?from=", ""),
        ("https://letters.example/calais?from=<b>", ""), ("https://letters.example/from=x", ""),
        ("?from=" + String(repeating: "a", count: 40), String(repeating: "a", count: 40)),
        ("?from=" + String(repeating: "a", count: 41), ""), ("?from=é", ""), ("", ""),
    ])
    func onlyAPlainMarkCounts(_ address: String, _ mark: String) {
        #expect(LetterSource.read(fromQueryOf: address) == mark)
    }

    @Test func daysAreThoseOfWhomTheLettersGoTo() {
        var campaign = calais()
        campaign.country = nil
        #expect(campaign.deskZone == "UTC")
        campaign.country = "GB"
        #expect(campaign.deskZone == "Europe/London")
        campaign.targets[0].hours = Hours(zone: "Europe/Paris")
        #expect(campaign.deskZone == "Europe/Paris")
    }
}
