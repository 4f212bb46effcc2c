/// The public holidays on which no mail reaches a target.
package struct Holidays: Sendable, Hashable {
    /// What the campaign folder says: a country (`FR`), or a file (`holidays.ics`).
    package var source: String
    /// Single days.
    package var days: Set<Day>
    package var rules: [HolidayRule]

    package init(_ source: String, days: Set<Day> = [], rules: [HolidayRule] = []) {
        (self.source, self.days, self.rules) = (source, days, rules)
    }

    package func contains(_ day: Day) -> Bool {
        days.contains(day) || rules.contains { $0.falls(on: day) }
    }
}

/// A day that returns each year.
package enum HolidayRule: Sendable, Hashable {
    case yearly(month: Int, day: Int)
    /// On these days of the week only, from 0 for Sunday: a holiday that moves off the weekend.
    case substitute(month: Int, day: Int, on: Set<Int>)
    /// So many days after Easter Sunday of the Western churches.
    case easter(Int)
    /// A day of the week in a month: the first for 1, the last for -1.
    case weekday(Int, number: Int, month: Int)
    /// The rule holds from the first day to the last one. Nil: for ever.
    indirect case during(Day, Day?, HolidayRule)

    package func falls(on date: Day) -> Bool {
        switch self {
        case .yearly(let month, let day): return date.month == month && date.day == day
        case .substitute(let month, let day, let weekdays):
            return date.month == month && date.day == day && weekdays.contains(date.weekday)
        case .easter(let days): return Day.easter(date.year).number + days == date.number
        case .weekday(let weekday, let number, let month):
            guard date.month == month, date.weekday == weekday else { return false }
            let fromEnd = (date.daysOfMonth - date.day) / 7 + 1
            return number > 0 ? (date.day - 1) / 7 + 1 == number : fromEnd == -number
        case .during(let first, let last, let rule):
            return first <= date && last.map { date <= $0 } ?? true && rule.falls(on: date)
        }
    }
}

extension Holidays {
    /// The countries whose holidays Postbag knows: those of the whole country, as its law names
    /// them. A day that a government proclaims once is not among them.
    package static let countries = national.keys.sorted()

    /// Nil for a country whose holidays Postbag does not know.
    package init?(country: String) {
        guard let rules = Self.national[country] else { return nil }
        self.init(country, rules: rules)
    }

    private static let (goodFriday, easterMonday, ascension, whitMonday, corpusChristi) = (-2, 1, 39, 50, 60)
    /// The Monday after a holiday on a weekend.
    private static let monday: Set<Int> = [1]
    /// Christmas and the day after it both move, so that a Tuesday may be free as well.
    private static let mondayOrTuesday: Set<Int> = [1, 2]

    private static func rules(_ dates: [(month: Int, day: Int)], easter: [Int] = []) -> [HolidayRule] {
        dates.map { .yearly(month: $0.month, day: $0.day) } + easter.map(HolidayRule.easter)
    }

    private static let national: [String: [HolidayRule]] = [
        "AT": rules(
            [(1, 1), (1, 6), (5, 1), (8, 15), (10, 26), (11, 1), (12, 8), (12, 25), (12, 26)],
            easter: [easterMonday, ascension, whitMonday, corpusChristi]),
        "BE": rules(
            [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)],
            easter: [easterMonday, ascension, whitMonday]),
        "DE": rules(
            [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)],
            easter: [goodFriday, easterMonday, ascension, whitMonday]),
        "ES": rules(
            [(1, 1), (1, 6), (5, 1), (8, 15), (10, 12), (11, 1), (12, 6), (12, 8), (12, 25)],
            easter: [goodFriday]),
        "FR": rules(
            [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)],
            easter: [easterMonday, ascension, whitMonday]),
        "GB": moving + [
            .easter(goodFriday), .easter(easterMonday), .weekday(1, number: 1, month: 5),
            .weekday(1, number: -1, month: 5), .weekday(1, number: -1, month: 8),
        ],
        "IE": moving + [
            .yearly(month: 3, day: 17), .substitute(month: 3, day: 18, on: monday),
            .substitute(month: 3, day: 19, on: monday), .easter(easterMonday),
            .weekday(1, number: 1, month: 5), .weekday(1, number: 1, month: 6),
            .weekday(1, number: 1, month: 8), .weekday(1, number: -1, month: 10),
        ] + brigid,
        "IT": rules(
            [(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)],
            easter: [easterMonday]) + [francis].compactMap(\.self),
        "LU": rules(
            [(1, 1), (5, 1), (6, 23), (8, 15), (11, 1), (12, 25), (12, 26)],
            easter: [easterMonday, ascension, whitMonday]) + [europe].compactMap(\.self),
        "NL": rules(
            [(1, 1), (4, 27), (12, 25), (12, 26)],
            easter: [goodFriday, easterMonday, ascension, whitMonday]),
        "PT": rules(
            [(1, 1), (4, 25), (5, 1), (6, 10), (8, 15), (10, 5), (11, 1), (12, 1), (12, 8), (12, 25)],
            easter: [goodFriday, corpusChristi]),
    ]

    /// New Year and Christmas where they move off the weekend.
    private static let moving: [HolidayRule] =
        rules([(1, 1), (12, 25), (12, 26)]) + [
            .substitute(month: 1, day: 2, on: monday), .substitute(month: 1, day: 3, on: monday),
            .substitute(month: 12, day: 27, on: mondayOrTuesday),
            .substitute(month: 12, day: 28, on: mondayOrTuesday),
        ]

    /// Saint Brigid's day, since 2023: the first Monday in February, or 1 February on a Friday.
    private static let brigid: [HolidayRule] =
        Day("2023-01-01").map { first in
            [
                .during(first, nil, .substitute(month: 2, day: 1, on: [5])),
                .during(first, nil, .weekday(1, number: 1, month: 2)),
            ]
        } ?? []

    /// Saint Francis of Assisi, since 2026.
    private static let francis = Day("2026-01-01").map {
        HolidayRule.during($0, nil, .yearly(month: 10, day: 4))
    }

    /// Europe Day, since 2019.
    private static let europe = Day("2019-01-01").map {
        HolidayRule.during($0, nil, .yearly(month: 5, day: 9))
    }
}
