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
