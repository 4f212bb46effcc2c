package import Foundation

/// What bounds news to supporters.
package enum NewsRules {
    /// The form promises "at most once a week".
    package static let pause: TimeInterval = 7 * 86_400
    /// Mails that are queued in a minute. Confirmations leave between them.
    package static let aMinute = 100
    /// So many mails wait at once, of all campaigns. A mail that is tried later does not count.
    package static let waiting = 50
    /// In characters.
    package static let longestSubject = 150
    package static let longestBody = 10_000

    /// Returns when the next news may go. Nil when it may go now.
    package static func waits(since last: Date?, at now: Date) -> Date? {
        guard let next = last?.addingTimeInterval(pause), next > now else { return nil }
        return next
    }

    /// Returns how many mails may be queued now.
    /// - Parameter waiting: the mails of all news that could be sent now.
    package static func due(_ progress: News.Progress, waiting: Int, at now: Date) -> Int {
        let room = Self.waiting - waiting
        guard let last = progress.lastAt else { return max(0, min(room, 1)) }
        let elapsed = max(0, now.timeIntervalSince(last))
        return max(0, min(room, Int(elapsed * Double(aMinute) / 60)))
    }
}
