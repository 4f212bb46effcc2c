import Domain
import Foundation

/// Returns the stamp with a postmark of the day on which the letter was confirmed. The drawing runs
/// from left to right in every language.
func postmarked(_ now: Date, _ confirmed: Date?, in language: Language) -> HTML {
    let day = Day(confirmed ?? now)
    return """
        <svg class="stamp posted" viewBox="0 0 136 92" aria-hidden="true" focusable="false">
        <g transform="translate(68 2)">\(stampDrawing)</g>
        <g class="mark" fill="none" stroke="currentColor" stroke-width="1.4"><circle cx="46" cy="48" r="25"/><circle cx="46" cy="48" r="21"/>\
        <path d="M2 37q5-4 10 0t9 0M2 44q5-4 10 0t9 0M2 51q5-4 10 0t9 0M2 58q5-4 10 0t9 0"/>
        <g direction="ltr" fill="currentColor" stroke="none" font-size="9.5" font-weight="700" text-anchor="middle" font-family="sans-serif">\
        <text x="46" y="46">\(shortDay(day, in: language))</text><text x="46" y="57">\(String(day.year))</text></g></g>
        </svg>
        """
}

/// Returns a day as "3 NOV". Uses numbers only where the month has no short name that fits a
/// postmark.
private func shortDay(_ day: Day, in language: Language) -> String {
    let style = Date.FormatStyle(locale: language.locale, timeZone: .gmt).month(.abbreviated)
    let month = day.start.formatted(style).filter(\.isLetter).uppercased()
    return language.isRightToLeft || month.count > 4 ? "\(day.day)/\(day.month)" : "\(day.day) \(month)"
}
