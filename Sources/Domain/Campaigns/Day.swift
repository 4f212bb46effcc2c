package import Foundation

/// A calendar day without a time: `2016-10-27`.
package struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let year: Int, month: Int, day: Int

    private static let utc: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    /// The day that `date` falls on in UTC.
    package init(_ date: Date) {
        let parts = Self.utc.dateComponents([.year, .month, .day], from: date)
        (year, month, day) = (parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1)
    }

    /// The day that a clock in the zone shows at `date`.
    package init(_ date: Date, in zone: TimeZone) {
        self.init(date + TimeInterval(zone.secondsFromGMT(for: date)))
    }

    /// Reads `YYYY-MM-DD`. Nil when the text is no day of the calendar.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        let components = DateComponents(year: year, month: month, day: day)
        guard let date = Self.utc.date(from: components) else { return nil }
        self.init(date)
        guard self.year == year, self.month == month, self.day == day else { return nil }
    }

    /// Midnight in UTC at the start of this day.
    package var start: Date {
        Self.utc.date(from: DateComponents(year: year, month: month, day: day)) ?? .distantPast
    }

    /// Returns the name of the day of the week: "Monday", « lundi ».
    package func weekday(in language: Language) -> String {
        Self.writings([description, language.tag, "weekday"]) {
            let style = Date.FormatStyle(locale: language.locale, calendar: Self.utc, timeZone: .gmt)
            return start.formatted(style.weekday(.wide))
        }
    }

    /// Returns the day written out in `language`: "27 October 2016", « 27 octobre 2016 ».
    package func written(in language: Language) -> String {
        Self.writings([description, language.tag]) {
            let text = start.formatted(
                Date.FormatStyle(
                    date: .long, time: .omitted, locale: language.locale, calendar: Self.utc, timeZone: .gmt))
            // French writes the first of a month as an ordinal; ICU does not.
            return language.primary == "fr" && text.hasPrefix("1 ") ? "1er" + text.dropFirst() : text
        }
    }

    private static let writings = BoundedCache<[String], String>(most: 1_000)

    package var description: String {
        "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    package static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

extension Day {
    /// The days since 1 January 1970.
    package var number: Int { Int((start.timeIntervalSince1970 / 86_400).rounded(.down)) }

    /// Returns the day with this number of days since 1 January 1970.
    package init(number: Int) { self.init(Date(timeIntervalSince1970: Double(number) * 86_400)) }

    package var next: Day { Day(number: number + 1) }

    /// The day of the week, from 0 for Sunday.
    package var weekday: Int { ((number + 4) % 7 + 7) % 7 }

    package var isWeekend: Bool { weekday == 0 || weekday == 6 }

    package var daysOfMonth: Int {
        month == 2
            ? (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28)
            : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Returns the moment at which the day begins by a clock in the zone.
    package func start(in zone: TimeZone) -> Date {
        // The offset of the evening before: clocks change after midnight, but for a few zones.
        let guess = start - TimeInterval(zone.secondsFromGMT(for: start - 86_400))
        return start - TimeInterval(zone.secondsFromGMT(for: guess))
    }

    /// Returns Easter Sunday of the Western churches, by the rule of Meeus, Jones and Butcher.
    package static func easter(_ year: Int) -> Day {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let days = h + l - 7 * m + 114
        let first = DateComponents(year: year, month: days / 31, day: days % 31 + 1)
        return Day(utc.date(from: first) ?? .distantPast)
    }
}
