package import Foundation

/// The rate limit for mail to one target, shared by all campaigns that write to the target.
///
/// A generic cell rate algorithm. `next` is the due time of the next letter at an even rate. A
/// burst may be sent before `next`.
package struct Pace: Sendable, Equatable {
    package var perHour: Int
    package static let usual = 300
    package static let burst = 20

    package init(perHour: Int?) { self.perHour = max(1, perHour ?? Self.usual) }

    private var interval: TimeInterval { 3_600 / Double(perHour) }

    /// Returns how many of `waiting` letters may be sent now, and the new `next`.
    package func allow(waiting: Int, next: Date, at now: Date) -> (letters: Int, next: Date) {
        let start = max(next, now)
        let spent = start.timeIntervalSince(now) / interval
        let letters = min(waiting, max(0, Int((Double(Self.burst) - spent).rounded(.down))))
        return (letters, letters == 0 ? next : start.addingTimeInterval(interval * Double(letters)))
    }
}

extension Hours {
    /// Whether mail may reach the target at `now`, by the clock of the target's time zone.
    package func isOpen(at now: Date) -> Bool {
        guard let from, let to, let zone = TimeZone(identifier: zone) else { return true }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.hour, .minute, .weekday], from: now)
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        let isWeekend = parts.weekday == 1 || parts.weekday == 7
        return !isWeekend && (from <= to ? (from..<to).contains(minute) : minute >= from || minute < to)
    }
}
