package import Foundation

/// A span of time over which a chart counts.
package struct FigureSpan: Hashable, Sendable {
    package let start: Date, end: Date

    /// Returns the hours of the day of `date` in a time zone. A day has 23 or 25 of them where the
    /// clocks change.
    package static func hours(ofDayOf date: Date, in zone: String) -> [FigureSpan] {
        let calendar = Calendar.desk(zone)
        let start = calendar.startOfDay(for: date)
        guard let next = calendar.date(byAdding: .day, value: 1, to: start) else { return [] }
        let end = calendar.startOfDay(for: next)
        return stride(from: start.timeIntervalSince1970, to: end.timeIntervalSince1970, by: 3_600).map {
            let from = Date(timeIntervalSince1970: $0)
            return FigureSpan(start: from, end: min(from.addingTimeInterval(3_600), end))
        }
    }

    /// Returns the last days in a time zone, of which the day of `date` is the last.
    package static func days(_ count: Int, to date: Date, in zone: String) -> [FigureSpan] {
        let calendar = Calendar.desk(zone)
        let starts = (0...count).compactMap { number in
            calendar.date(byAdding: .day, value: number + 1 - count, to: calendar.startOfDay(for: date))
                .map(calendar.startOfDay)
        }
        return zip(starts, starts.dropFirst()).map { FigureSpan(start: $0, end: $1) }
    }

    /// Returns how much of a series falls into each span.
    package static func sums(of series: [Quarter: Int], in spans: [FigureSpan]) -> [Int] {
        spans.map { span in
            let (first, end) = (Quarter(span.start), Quarter(span.end))
            return series.reduce(0) { $1.key >= first && $1.key < end ? $0 + $1.value : $0 }
        }
    }
}

extension Calendar {
    fileprivate static func desk(_ zone: String) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        return calendar
    }
}
