package import Foundation

extension Hours {
    /// A silence of more days is none that ends: every day is a holiday.
    private static let longestSilence = 400

    /// Whether mail may reach the target at `now`, by the clock of the target's time zone.
    package func isOpen(at now: Date) -> Bool {
        guard let from, let to, let zone = TimeZone(identifier: zone) else { return true }
        let (day, minute) = Self.clock(now, in: zone)
        guard !day.isWeekend, holidays?.contains(day) != true else { return false }
        return from <= to ? (from..<to).contains(minute) : minute >= from || minute < to
    }

    /// Returns the first moment, from `now` on, at which mail may reach the target. Nil when there
    /// is none within a year.
    package func nextOpening(after now: Date) -> Date? {
        if isOpen(at: now) { return now }
        guard let from, let to, let zone = TimeZone(identifier: zone) else { return now }
        var day = Self.clock(now, in: zone).day
        // Hours over midnight also begin at midnight, after a holiday.
        let minutes = from <= to ? [from] : [0, from]
        for _ in 0..<Self.longestSilence {
            for minute in minutes {
                let found = Self.moments(day, minute, in: zone).first { $0 > now && isOpen(at: $0) }
                if let found { return found }
            }
            day = day.next
        }
        return nil
    }

    /// Returns the first moment after `now` at which the target is closed. `now` is in its hours.
    private func closing(after now: Date) -> Date? {
        guard let from, let to, let zone = TimeZone(identifier: zone) else { return nil }
        let today = Self.clock(now, in: zone).day
        let minutes = from <= to ? [to] : [to, 24 * 60]
        let ends = [today, today.next].flatMap { day in
            minutes.flatMap { Self.moments(day, $0, in: zone) }
        }
        return ends.filter { $0 > now }.min()
    }

    /// Returns the moment after so many seconds of open time. Nil when there is none within a
    /// year.
    package func after(_ seconds: TimeInterval, from now: Date) -> Date? {
        var (left, moment, rounds) = (seconds, now, 0)
        while let opening = nextOpening(after: moment), rounds < Self.longestSilence {
            guard let closing = closing(after: opening) else { return opening + left }
            if opening + left < closing { return opening + left }
            left -= closing.timeIntervalSince(opening)
            (moment, rounds) = (closing, rounds + 1)
        }
        return nil
    }

    /// Returns the day and the minute after midnight that a clock in the zone shows.
    private static func clock(_ now: Date, in zone: TimeZone) -> (day: Day, minute: Int) {
        let day = Day(now, in: zone)
        let local = now + TimeInterval(zone.secondsFromGMT(for: now))
        return (day, Int((local.timeIntervalSince(day.start) / 60).rounded(.down)))
    }

    /// Returns the moments at which a clock in the zone shows this time, earliest first. A time
    /// that a change of clocks leaves out is named by the clocks before and after the change.
    private static func moments(_ day: Day, _ minute: Int, in zone: TimeZone) -> [Date] {
        let local = day.start + Double(minute) * 60
        let offsets = Set([-86_400.0, 86_400].map { zone.secondsFromGMT(for: local + $0) })
        let named = offsets.map { local - TimeInterval($0) }.sorted()
        let exact = named.filter { $0 + TimeInterval(zone.secondsFromGMT(for: $0)) == local }
        return exact.isEmpty ? named : exact
    }
}
