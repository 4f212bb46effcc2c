import Domain
import Foundation

/// Reads when mail may reach a target.
extension CampaignFile {
    func hours(_ entry: YAMLEntry) -> Hours? {
        guard let entries = entry.mapping(["zone", "from", "to", "per_hour", "holidays"]) else { return nil }
        let zone = entries["zone"]?.bare() ?? "UTC"
        if TimeZone(identifier: zone) == nil {
            entries["zone"]?.error("unknown time zone `\(zone)`: write it as Europe/Paris")
        }
        let hours = Hours(
            zone: zone, from: entries["from"]?.clock(), to: entries["to"]?.clock(),
            perHour: entries["per_hour"]?.number(1...1_000_000),
            holidays: entries["holidays"].flatMap(holidays))
        if hours.from != nil || hours.to != nil {
            if entries["zone"] == nil {
                entry.error("`\(entry.name)` says no zone: write `zone: Europe/Paris`")
            }
            if let from = hours.from, let to = hours.to, to <= from {
                entry.error("`\(entry.name)`: `to` is not after `from`")
            }
        }
        if let holidays = entries["holidays"], hours.from == nil || hours.to == nil {
            holidays.error("`\(holidays.name)` needs hours: write `from` and `to` beside it")
        }
        return hours
    }

    /// Reads the holidays of a country, or of an iCalendar file in the folder.
    private func holidays(_ entry: YAMLEntry) -> Holidays? {
        guard let source = entry.bare() else { return nil }
        guard source.lowercased().hasSuffix(CampaignFolder.calendar) else {
            if let known = Holidays(country: source) { return known }
            entry.error(
                "`\(entry.name)`: Postbag knows the holidays of \(Holidays.countries.joined(separator: ", ")): write one of them, or the name of an iCalendar file, as holidays.ics"
            )
            return nil
        }
        guard let text = texts[source] else {
            entry.error("there is no file `\(source)` in the folder")
            return nil
        }
        do { return try HolidayCalendar.read(Array(text.utf8), named: source) } catch {
            report(error, source)
            return nil
        }
    }

    private func report(_ error: HolidayCalendarError, _ file: String) {
        switch error {
        case .noEvents:
            diagnostics.error(file, nil, "has no holidays: it is no iCalendar file, or it has no events")
        case .tooMany(let most):
            diagnostics.error(file, nil, "has more than \(most) events: keep the years of the campaign")
        case .notADay(let line):
            diagnostics.error(file, line, "is not a day: write it as DTSTART;VALUE=DATE:20261111")
        case .tooLong(let line):
            diagnostics.error(file, line, "is longer than \(HolidayCalendar.mostDays) days: is it a holiday?")
        case .rule(let line):
            diagnostics.error(
                file, line,
                "is a rule that Postbag does not know: it knows FREQ=YEARLY, also with BYMONTH and one BYDAY. Write the days themselves"
            )
        }
    }
}
