import Foundation
import Synchronization

/// The value of the `Date` header field (RFC 9110 section 6.6.1), formatted once a second.
final class DateField: Sendable {
    private let kept = Mutex<(second: Int, text: String)>((0, ""))

    var now: String {
        let second = Int(Date().timeIntervalSince1970)
        return kept.withLock { kept in
            if kept.second != second { kept = (second, Self.format(second)) }
            return kept.text
        }
    }

    /// Returns an IMF-fixdate: "Sun, 06 Nov 1994 08:49:37 GMT".
    static func format(_ second: Int) -> String {
        Date(timeIntervalSince1970: Double(second)).formatted(style)
    }

    private static let style = Date.VerbatimFormatStyle(
        format: """
            \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
            \(second: .twoDigits) GMT
            """,
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
}
