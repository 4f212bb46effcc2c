package import Foundation

/// How often a target gets its letters as one mail.
package enum Digest: String, Sendable, CaseIterable {
    case daily, weekly

    /// Returns the moment before which a letter must have been queued to go with the mail of
    /// today. That is midnight, or midnight before Monday, by the clock of the target's time zone.
    package func cut(at now: Date, hours: Hours?) -> Date {
        let zone = hours.flatMap { TimeZone(identifier: $0.zone) } ?? .gmt
        let today = Day(now, in: zone)
        let sinceMonday = (today.weekday + 6) % 7
        let day = self == .daily ? today : Day(number: today.number - sinceMonday)
        return day.start(in: zone)
    }

    /// Returns the day from which a letter may go that is queued now: tomorrow, or next Monday.
    package func leaves(queued now: Date, hours: Hours?) -> Date {
        let zone = hours.flatMap { TimeZone(identifier: $0.zone) } ?? .gmt
        let day = Day(cut(at: now, hours: hours), in: zone)
        return Day(number: day.number + (self == .daily ? 1 : 7)).start(in: zone)
    }
}

/// How an office asks to get its letters. Its choice comes before that of the campaign.
package enum DigestChoice: String, Sendable, CaseIterable {
    case single, daily, weekly

    package init(_ digest: Digest?) {
        self = digest.flatMap { DigestChoice(rawValue: $0.rawValue) } ?? .single
    }

    package var digest: Digest? { Digest(rawValue: rawValue) }
}
