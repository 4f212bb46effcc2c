import Domain
import Foundation

/// The order of day and month in a day such as 04/07/2024.
package enum DayOrder: String, Sendable, CaseIterable {
    case dmy, mdy

    var words: String { self == .dmy ? "the day before the month" : "the month before the day" }
}

/// Reads days as tables write them. Sometimes numbers alone do not show which is the month. All
/// days of the file, or the operator, then decide.
struct TableDays {
    enum Reading: Equatable {
        case none
        case day(Day)
        /// Two days fit.
        case either(Day, Day)
        case unreadable
    }

    private let order: DayOrder?
    private let today: Day
    /// A sentence on the order that all days of the file together show. Nil when they show none, or
    /// the operator gave the order.
    private(set) var remark: String?

    init(_ texts: [String], told: DayOrder?, today: Day) {
        self.today = today
        let numbers = texts.compactMap(Self.numbers)
        let late = { (part: (TableDays.Numbers) -> Int) in numbers.first { part($0) > 12 } }
        let (first, second) = (late { $0.first }, late { $0.second })
        if let told {
            order = told
        } else if let first, second == nil {
            order = .dmy
            remark = "days are read with \(DayOrder.dmy.words): only so does \(first.text) fit"
        } else if let second, first == nil {
            order = .mdy
            remark = "days are read with \(DayOrder.mdy.words): only so does \(second.text) fit"
        } else {
            order = nil
        }
    }

    /// Reads one day. A year or a month alone means its first day, or with `isEnd` its last day.
    func read(_ text: String, isEnd: Bool = false) -> Reading {
        if text.isEmpty { return .none }
        if let day = Self.iso(text, isEnd: isEnd) ?? named(text) { return .day(day) }
        guard let numbers = Self.numbers(text) else { return .unreadable }
        let dmy = day(numbers.year, numbers.second, numbers.first),
            mdy = day(numbers.year, numbers.first, numbers.second)
        switch order {
        case .dmy: return dmy.map(Reading.day) ?? .unreadable
        case .mdy: return mdy.map(Reading.day) ?? .unreadable
        case nil: break
        }
        guard let dmy else { return mdy.map(Reading.day) ?? .unreadable }
        guard let mdy, mdy != dmy else { return .day(dmy) }
        return .either(dmy, mdy)
    }

    /// Reads `2024-07-04`, also with a time after it, `2024/07/04`, and a year or a month alone.
    private static func iso(_ text: String, isEnd: Bool) -> Day? {
        if let match = text.wholeMatch(
            of: /([0-9]{4})[-\/.]([0-9]{1,2})[-\/.]([0-9]{1,2})(?:[T ][0-9:.,+Z -]*)?/)
        {
            return Day(year: match.1, month: match.2, day: match.3)
        }
        guard let match = text.wholeMatch(of: /([0-9]{4})(?:-([0-9]{2}))?/) else { return nil }
        guard isEnd else { return Day(year: match.1, month: match.2 ?? "1", day: "1") }
        return [31, 30, 29, 28].lazy.compactMap { Day(year: match.1, month: match.2 ?? "12", day: "\($0)") }
            .first
    }

    private struct Numbers {
        var first: Int, second: Int
        var year: Substring
        var text: String
    }

    private static func numbers(_ text: String) -> Numbers? {
        let pattern =
            /([0-9]{1,2})[-\/. ]([0-9]{1,2})[-\/. ]([0-9]{4}|[0-9]{2})(?:[T ][0-9:.,+Z -]*(?:[AaPp][Mm])?)?/
        guard let match = text.wholeMatch(of: pattern), let first = Int(match.1), let second = Int(match.2)
        else { return nil }
        return Numbers(first: first, second: second, year: match.3, text: text)
    }

    /// Reads `4-Jul-24`, `4 juillet 2024`, `July 4, 2024`.
    private func named(_ text: String) -> Day? {
        let dayFirst = /([0-9]{1,2})(?:st|nd|rd|th|er|\.)?[-\/. ]*(\p{L}{3,})[-\/.,’' ]*([0-9]{4}|[0-9]{2})/
        let monthFirst = /(\p{L}{3,})\.? *([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})/
        if let match = text.wholeMatch(of: dayFirst), let month = Self.month(match.2),
            let number = Int(match.1)
        {
            return day(match.3, month, number)
        }
        guard let match = text.wholeMatch(of: monthFirst), let month = Self.month(match.1),
            let number = Int(match.2)
        else { return nil }
        return day(match.3, month, number)
    }

    /// Returns the day. A year of two digits is at most ten years ahead, else in the century
    /// before.
    private func day(_ year: Substring, _ month: Int, _ day: Int) -> Day? {
        guard var year = Int(year) else { return nil }
        if year < 100 {
            year += year <= today.year % 100 + 10 ? today.year / 100 * 100 : today.year / 100 * 100 - 100
        }
        return Day(year: "\(year)", month: "\(month)", day: "\(day)")
    }

    private static func month(_ word: Substring) -> Int? {
        let plain = Columns.plain(String(word))
        let found = Set(months.indices.filter { months[$0].hasPrefix(plain) }.map { $0 % 12 + 1 })
        return found.count == 1 ? found.first : nil
    }

    private static let months =
        [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        + [
            "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
            "novembre", "decembre",
        ]
}

extension Day {
    /// Makes a day from digits as a table writes them. Nil when the calendar has no such day.
    fileprivate init?(year: some StringProtocol, month: some StringProtocol, day: some StringProtocol) {
        let padded = { (digits: String) in digits.count < 2 ? "0" + digits : digits }
        self.init("\(year)-\(padded(String(month)))-\(padded(String(day)))")
    }
}
