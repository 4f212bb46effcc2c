import Domain
import Foundation
import Testing

@Suite struct HoursTests {
    private static let paris = Hours(
        zone: "Europe/Paris", from: 8 * 60, to: 19 * 60, holidays: Holidays(country: "FR"))

    private func date(_ text: String) throws -> Date {
        try #require(ISO8601DateFormatter().date(from: text))
    }

    @Test(arguments: [
        ("2016-10-27T06:00:00Z", true), ("2016-10-27T05:59:59Z", false), ("2016-10-27T16:59:59Z", true),
        ("2016-10-27T17:00:00Z", false), ("2016-10-29T10:00:00Z", false), ("2016-10-30T10:00:00Z", false),
        // Winter time since Sunday morning.
        ("2016-10-31T06:30:00Z", false), ("2016-10-31T07:00:00Z", true), ("2016-11-01T10:00:00Z", false),
        ("2016-11-11T10:00:00Z", false), ("2016-11-10T10:00:00Z", true), ("2017-04-17T10:00:00Z", false),
    ]) func hoursWeekendsAndHolidays(_ moment: String, _ isOpen: Bool) throws {
        #expect(Self.paris.isOpen(at: try date(moment)) == isOpen)
    }

    @Test(arguments: [
        ("2016-10-27T10:00:00Z", "2016-10-27T10:00:00Z"), ("2016-10-27T18:00:00Z", "2016-10-28T06:00:00Z"),
        ("2016-10-28T18:00:00Z", "2016-10-31T07:00:00Z"), ("2016-10-31T18:00:00Z", "2016-11-02T07:00:00Z"),
        ("2016-11-10T18:00:00Z", "2016-11-14T07:00:00Z"), ("2017-03-24T18:00:00Z", "2017-03-27T06:00:00Z"),
    ]) func theNextOpeningIsOverNightsHolidaysAndChangesOfClocks(_ moment: String, _ opening: String) throws {
        #expect(Self.paris.nextOpening(after: try date(moment)) == (try date(opening)))
    }

    @Test func hoursWithinAChangeOfClocks() throws {
        let always = Hours(zone: "Africa/Cairo", from: 30, to: 60)
        // Clocks in Cairo went from 0:00 to 1:00 on Friday, 28 April 2023.
        #expect(
            always.nextOpening(after: try date("2023-04-27T12:00:00Z")) == (try date("2023-04-30T21:30:00Z")))
        #expect(Hours(zone: "UTC", perHour: 5).nextOpening(after: .distantPast) == .distantPast)
        let never = Hours(
            zone: "UTC", from: 0, to: 60,
            holidays: Holidays(
                "all", rules: (1...12).flatMap { month in (1...31).map { .yearly(month: month, day: $0) } }))
        #expect(never.nextOpening(after: try date("2023-04-27T12:00:00Z")) == nil)
    }

    @Test func openTimeRunsOnlyInHours() throws {
        let friday = try date("2016-10-28T16:30:00Z")
        #expect(Self.paris.after(1_799, from: friday) == friday + 1_799)
        #expect(Self.paris.after(1_800, from: friday) == (try date("2016-10-31T07:00:00Z")))
        #expect(Self.paris.after(1_800 + 11 * 3_600 + 60, from: friday) == (try date("2016-11-02T07:01:00Z")))
        let night = Hours(zone: "UTC", from: 22 * 60, to: 2 * 60)
        #expect(
            night.after(5 * 3_600, from: try date("2016-10-26T12:00:00Z"))
                == (try date("2016-10-27T22:00:00Z") + 3_600)
        )
    }

    @Test(arguments: [
        ("FR", "2026-11-11", true), ("FR", "2026-05-14", true), ("FR", "2026-05-25", true),
        ("FR", "2026-04-03", false), ("DE", "2026-04-03", true), ("DE", "2026-11-11", false),
        ("GB", "2026-12-28", true), ("GB", "2027-12-28", true), ("GB", "2026-08-31", true),
        ("GB", "2028-01-03", true), ("GB", "2026-08-24", false), ("IE", "2026-02-02", true),
        ("IE", "2022-02-07", false), ("IT", "2027-10-04", true), ("IT", "2025-10-04", false),
        ("AT", "2026-06-04", true), ("BE", "2026-07-21", true), ("LU", "2026-06-23", true),
        ("NL", "2026-04-27", true), ("PT", "2026-06-10", true), ("ES", "2026-10-12", true),
    ]) func holidaysOfCountries(_ country: String, _ day: String, _ isHoliday: Bool) throws {
        #expect(try #require(Holidays(country: country)).contains(try #require(Day(day))) == isHoliday)
    }

    @Test(arguments: [
        (Digest.daily, "2016-11-10T09:00:00Z", "2016-11-09T23:00:00Z", "2016-11-10T23:00:00Z"),
        (.weekly, "2016-11-10T09:00:00Z", "2016-11-06T23:00:00Z", "2016-11-13T23:00:00Z"),
        (.weekly, "2016-11-06T22:59:00Z", "2016-10-30T23:00:00Z", "2016-11-06T23:00:00Z"),
    ]) func aDigestHoldsWhatWasQueuedBefore(
        _ digest: Digest, _ now: String, _ cut: String, _ leaves: String
    ) throws {
        #expect(digest.cut(at: try date(now), hours: Self.paris) == (try date(cut)))
        #expect(digest.leaves(queued: try date(now), hours: Self.paris) == (try date(leaves)))
    }

    @Test(arguments: [
        (0, "2016-10-27T09:00:00Z", "It should leave within the hour."),
        (300, "2016-10-27T09:00:00Z", "It should leave later today."),
        (0, "2016-10-27T18:00:00Z", "It should leave tomorrow morning."),
        (0, "2016-10-29T09:00:00Z", "It should leave on Monday morning."),
        (700, "2016-10-29T09:00:00Z", "It should leave on Monday afternoon."),
        (0, "2016-11-10T18:00:00Z", "It should leave on Monday morning."),
        (6_000, "2016-10-29T09:00:00Z", "It should leave on 7 November 2016."),
    ]) func aWriterReadsWhenTheLetterLeaves(_ ahead: Int, _ now: String, _ told: String) throws {
        let now = try date(now)
        let departure = try #require(
            Departure.of(
                ahead: ahead, pace: Pace(perHour: 120), next: .distantPast, hours: Self.paris, at: now))
        let zone = try #require(TimeZone(identifier: "Europe/Paris"))
        let english = try #require(InterfaceText("en"))
        #expect(departure.told(english, target: "the Minister", in: zone, at: now) == told)
    }

    @Test func theSentenceIsWholeInEachLanguage() throws {
        let now = try date("2016-10-29T09:00:00Z")
        let zone = try #require(TimeZone(identifier: "Europe/Paris"))
        let told = { (language: Language, departure: Departure) in
            InterfaceText(best: [language]).language == language
                ? departure.told(InterfaceText(best: [language]), target: "X", in: zone, at: now) : ""
        }
        let monday = Departure.at(try date("2016-10-31T07:00:00Z"))
        #expect(told("fr", monday) == "Elle devrait partir lundi matin.")
        #expect(told("ar", monday) == "من المتوقّع أن تنطلق صباح يوم الاثنين.")
        #expect(told("fr", .paused).hasPrefix("L’envoi à X est suspendu"))
        let behind = Departure.behind(12_345, perHour: 120, try date("2016-11-11T07:00:00Z"))
        #expect(
            told("fr", behind)
                == "Environ 12\u{202F}000 lettres passent avant la vôtre, 120 par heure au plus. "
                + "Elle devrait partir vers le 11 novembre 2016.")
        #expect(told("en", .behind(987_654, perHour: 30, nil)).hasSuffix("That takes more than a year."))
        #expect(told("ar", behind).contains("رسالتك نحو 11 نوفمبر"))
    }
}
