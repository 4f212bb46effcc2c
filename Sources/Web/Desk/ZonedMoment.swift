import Domain
import Foundation

extension DeskText {
    /// Returns a day and a time of day in a time zone: "3 November 2016, 9:20 pm".
    func moment(_ date: Date, in zone: String) -> String {
        date.formatted(
            Date.FormatStyle(
                date: .long, time: .shortened, locale: language.locale,
                timeZone: TimeZone(identifier: zone) ?? .gmt))
    }
}
