package import Foundation

/// When a letter that waits will probably leave.
package enum Departure: Sendable, Equatable {
    case at(Date)
    /// So many letters go before it that the date is only roughly known. Nil: not within a year.
    case behind(Int, perHour: Int, Date?)
    /// Mail to the target is paused, or a switch holds it.
    case paused

    /// Returns when a letter leaves, if all before it leave at the even rate. Nil: not within a
    /// year.
    /// - Parameter ahead: the letters to the same address that leave before it.
    /// - Parameter next: when the next mail to the address is due.
    package static func of(
        ahead: Int, pace: Pace, next: Date, hours: Hours?, digest: Digest? = nil, at now: Date
    ) -> Departure? {
        if let digest {
            let day = digest.leaves(queued: now, hours: hours)
            return (hours.map { $0.nextOpening(after: day) } ?? day).map(Departure.at)
        }
        let wait =
            pace.wait(for: ahead) + max(0, next.timeIntervalSince(now) - pace.wait(for: pace.together - 1))
        return (hours.map { $0.after(wait, from: now) } ?? now + wait).map(Departure.at)
    }

    /// The moment at which the letter leaves. Nil where that is not known.
    package var date: Date? {
        switch self {
        case .at(let date): date
        case .behind(_, _, let date): date
        case .paused: nil
        }
    }

    /// Returns a number of two digits and zeros, which is not much more exact than what is known.
    private static func roughly(_ number: Int) -> Int {
        var unit = 1
        while number / unit >= 100 { unit *= 10 }
        return (number + unit / 2) / unit * unit
    }

    /// Returns the sentence for the writer: "It should leave on Monday morning."
    /// - Parameter zone: the target's, in which "morning" and "Monday" are meant.
    package func told(_ text: InterfaceText, target: String, in zone: TimeZone, at now: Date) -> String {
        let date: Date
        switch self {
        case .at(let moment): date = moment
        case .behind(let ahead, let perHour, let moment):
            let day = moment.map { Day($0, in: zone).written(in: text.language) }
            return text(
                .leavesLast, counting: Self.roughly(ahead),
                [
                    "rate": text.number(perHour), "when": day == nil ? "later" : "date", "day": day ?? "",
                ])
        case .paused: return text(.leaves, ["when": "paused", "day": "", "target": target])
        }
        let (today, day) = (Day(now, in: zone), Day(date, in: zone))
        let hour = Int(date.timeIntervalSince(day.start(in: zone)) / 3_600)
        let part = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening"
        let ahead = day.number - today.number
        let when: String
        switch ahead {
        case _ where date.timeIntervalSince(now) <= 3_600: when = "hour"
        case ...0: when = "today"
        case 1: when = "tomorrow_\(part)"
        case 2...6: when = "week_\(part)"
        default: when = "date"
        }
        let name = ahead < 7 ? day.weekday(in: text.language) : day.written(in: text.language)
        return text(.leaves, ["when": when, "day": name, "target": target])
    }
}
