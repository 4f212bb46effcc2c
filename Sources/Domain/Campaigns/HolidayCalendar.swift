import Foundation

/// Reads the holidays of an iCalendar file (RFC 5545): each event is one, on all its days.
package enum HolidayCalendar {
    package static let mostEvents = 5_000
    /// Days of one event.
    package static let mostDays = 31

    /// Returns the holidays. Throws what is wrong, with the number of its line from 1.
    /// - Parameter octets: 256 KiB at most, as every text of a campaign folder.
    package static func read(_ octets: [UInt8], named source: String) throws(HolidayCalendarError) -> Holidays
    {
        var (holidays, event) = (Holidays(source), Event?.none)
        var (isCalendar, events) = (false, 0)
        for (number, line) in unfolded(octets) {
            guard let property = Property(line) else { continue }
            switch (property.name, property.value.uppercased()) {
            case ("BEGIN", "VCALENDAR"): isCalendar = true
            case ("BEGIN", "VEVENT"): event = Event()
            case ("END", "VEVENT"):
                try event?.add(to: &holidays)
                (event, events) = (nil, events + 1)
                if events > mostEvents { throw .tooMany(mostEvents) }
            default: try event?.set(property, line: number)
            }
        }
        guard isCalendar, events > 0 else { throw .noEvents }
        return holidays
    }

    /// Returns the lines with their numbers. A line that begins with white space goes on with the
    /// line before it (RFC 5545 section 3.1). What is longer than any date or rule is cut off.
    private static func unfolded(_ octets: [UInt8]) -> [(number: Int, line: [UInt8])] {
        var lines: [(number: Int, line: [UInt8])] = []
        let isReturn = { (octet: UInt8) in octet == 0x0D }
        for (index, line) in octets.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let bare = line.last.map(isReturn) == true ? line.dropLast() : line
            if let first = bare.first, first == 0x20 || first == 0x09, let last = lines.indices.last {
                let room = max(0, Property.longest - lines[last].line.count)
                lines[last].line += bare.dropFirst().prefix(room)
            } else {
                lines.append((index + 1, Array(bare.prefix(Property.longest))))
            }
        }
        return lines
    }
}

package enum HolidayCalendarError: Error, Equatable {
    case noEvents
    case tooMany(Int)
    case notADay(line: Int)
    /// An event of more days than a holiday has.
    case tooLong(line: Int)
    case rule(line: Int)
}

/// One line of an iCalendar file.
private struct Property {
    static let longest = 300
    let name: String
    let value: String

    /// Nil for a line without a colon.
    init?(_ line: [UInt8]) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let head = line[..<colon].prefix { $0 != UInt8(ascii: ";") }
        name = String(decoding: head, as: UTF8.self).uppercased()
        value = String(decoding: line[(colon + 1)...], as: UTF8.self)
    }

    /// The day at the beginning of a date or a time: `20261111`, `20261111T000000Z`.
    var day: Day? {
        let digits = Array(value.utf8.prefix(8))
        guard digits.count == 8 else { return nil }
        let text = String(decoding: digits, as: UTF8.self)
        return Day("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
    }
}

/// One event of an iCalendar file.
private struct Event {
    private var first: Day?, end: Day?
    private var lines = (start: 0, rule: 0)
    private var rule: [String: String]?
    private var isCancelled = false
    private static let weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]

    mutating func set(_ property: Property, line: Int) throws(HolidayCalendarError) {
        switch property.name {
        case "DTSTART":
            guard let day = property.day else { throw .notADay(line: line) }
            (first, lines.start) = (day, line)
        case "DTEND":
            guard let day = property.day else { throw .notADay(line: line) }
            end = day
        case "STATUS": isCancelled = property.value.uppercased() == "CANCELLED"
        case "RRULE":
            let pairs = property.value.uppercased().split(separator: ";").map {
                $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            }
            guard pairs.allSatisfy({ $0.count == 2 }) else { throw .rule(line: line) }
            rule = Dictionary(pairs.map { ($0[0], $0[1]) }) { first, _ in first }
            lines.rule = line
        default: break
        }
    }

    func add(to holidays: inout Holidays) throws(HolidayCalendarError) {
        guard !isCancelled else { return }
        guard let first else { throw .notADay(line: max(1, lines.start)) }
        // The end is the day after (RFC 5545 section 3.6.1).
        let count = max(1, (end ?? first.next).number - first.number)
        guard count <= HolidayCalendar.mostDays else { throw .tooLong(line: lines.start) }
        let days = (0..<count).map { Day(number: first.number + $0) }
        guard let rule else { return holidays.days.formUnion(days) }
        let last = try last(of: rule, from: first)
        if let weekday = try weekday(of: rule, first) {
            guard count == 1 else { throw .rule(line: lines.rule) }
            holidays.rules.append(.during(first, last, weekday))
        } else {
            holidays.rules += days.map { .during(first, last, .yearly(month: $0.month, day: $0.day)) }
        }
    }

    /// Returns the rule's last day. Nil: it has none.
    private func last(of rule: [String: String], from first: Day) throws(HolidayCalendarError) -> Day? {
        let known: Set = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"]
        guard rule["FREQ"] == "YEARLY", rule["INTERVAL"] ?? "1" == "1", known.isSuperset(of: rule.keys) else {
            throw .rule(line: lines.rule)
        }
        if let until = rule["UNTIL"] {
            guard let day = Property(Array("UNTIL:\(until)".utf8))?.day else { throw .rule(line: lines.rule) }
            return day
        }
        guard let text = rule["COUNT"] else { return nil }
        guard let count = Int(text), (1...1_000).contains(count) else { throw .rule(line: lines.rule) }
        return Day("\(first.year + count - 1)-12-31")
    }

    /// Returns the rule for a weekday of a month: `BYDAY=-1MO`. Nil for the same date each year.
    private func weekday(of rule: [String: String], _ first: Day) throws(HolidayCalendarError)
        -> HolidayRule?
    {
        let month = rule["BYMONTH"].map { Int($0) } ?? first.month
        guard let month, (1...12).contains(month) else { throw .rule(line: lines.rule) }
        guard let byDay = rule["BYDAY"] else {
            guard month == first.month, rule["BYMONTHDAY"] ?? "\(first.day)" == "\(first.day)" else {
                throw .rule(line: lines.rule)
            }
            return nil
        }
        guard rule["BYMONTHDAY"] == nil, rule["BYMONTH"] != nil,
            let weekday = Self.weekdays.firstIndex(of: String(byDay.suffix(2))),
            let number = Int(byDay.dropLast(2)), (-5...5).contains(number), number != 0
        else { throw .rule(line: lines.rule) }
        return .weekday(weekday, number: number, month: month)
    }
}
