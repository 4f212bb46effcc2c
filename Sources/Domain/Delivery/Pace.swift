package import Foundation

/// The rate limit for mail to one address, shared by all campaigns that write to the address.
///
/// A generic cell rate algorithm. `next` is the due time of the next letter at an even rate. A few
/// letters may be sent before `next`. The even rate is so much below the budget that those few and
/// the even flow after them never exceed the budget, in any hour from any moment.
package struct Pace: Sendable, Equatable {
    /// The budget: letters in an hour, at most.
    package var perHour: Int
    package static let usual = 300
    /// Letters that may be sent together, at most.
    package static let burst = 20

    package init(perHour: Int?) { self.perHour = max(1, perHour ?? Self.usual) }

    /// Letters that may be sent together: a twentieth of the budget.
    package var together: Int { min(Self.burst, max(1, perHour / Self.burst)) }

    /// Milliseconds from one letter to the next at the even rate. Whole, and rounded up, because
    /// `next` is stored in milliseconds.
    private var interval: Int64 {
        let even = Int64(perHour - together + 1)
        return (3_600_000 + even - 1) / even
    }

    /// Returns how many of `waiting` letters may be sent now, and the new `next`.
    package func allow(waiting: Int, next: Date, at now: Date) -> (letters: Int, next: Date) {
        let present = Self.milliseconds(now)
        let start = max(Self.milliseconds(next), present)
        let spent = (start - present + interval - 1) / interval
        let letters = min(waiting, max(0, together - Int(min(spent, Int64(together)))))
        guard letters > 0 else { return (0, next) }
        return (letters, Date(timeIntervalSince1970: Double(start + interval * Int64(letters)) / 1_000))
    }

    /// Returns how long it takes at the even rate until a letter is sent, in seconds.
    /// - Parameter ahead: the letters before it.
    package func wait(for ahead: Int) -> TimeInterval { Double(interval) * Double(ahead) / 1_000 }

    /// Rounded to the nearest, since a time that was stored as milliseconds comes back as seconds.
    private static func milliseconds(_ date: Date) -> Int64 {
        let (seconds, most) = (date.timeIntervalSince1970, 253_402_300_799.0)
        return Int64((min(max(seconds, -most), most) * 1_000).rounded())
    }
}
