import Domain
import Testing

@Suite struct HolidayCalendarTests {
    private func read(_ events: String...) throws -> Holidays {
        let text =
            (["BEGIN:VCALENDAR", "VERSION:2.0"] + events.map { "BEGIN:VEVENT\r\n\($0)\r\nEND:VEVENT" })
            .joined(separator: "\r\n") + "\r\nEND:VCALENDAR\r\n"
        return try HolidayCalendar.read(Array(text.utf8), named: "holidays.ics")
    }

    private func holds(_ event: String, _ day: String) throws -> Bool {
        try read(event).contains(try #require(Day(day)))
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20261111\r\nSUMMARY:Armistice", "2026-11-11", true),
        ("DTSTART;VALUE=DATE:20261111", "2027-11-11", false),
        ("DTSTART:20261111T000000Z", "2026-11-11", true),
        ("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227", "2026-12-26", true),
        ("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227", "2026-12-27", false),
        ("DTSTART;VALUE=DATE:20201111\r\nRRULE:FREQ=YEARLY", "2030-11-11", true),
        ("DTSTART;VALUE=DATE:20201111\r\nRRULE:FREQ=YEARLY", "2019-11-11", false),
        ("DTSTART;VALUE=DATE:20201111\r\nRRULE:FREQ=YEARLY;UNTIL=20221111", "2022-11-11", true),
        ("DTSTART;VALUE=DATE:20201111\r\nRRULE:FREQ=YEARLY;UNTIL=20221111", "2023-11-11", false),
        ("DTSTART;VALUE=DATE:20201111\r\nRRULE:FREQ=YEARLY;COUNT=3", "2023-11-11", false),
        ("DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "2026-05-25", true),
        ("DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "2026-05-18", false),
        // A line that is folded (RFC 5545 section 3.1).
        ("DTSTART;VALUE=DATE:2026\r\n 1111", "2026-11-11", true),
        ("STATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20261111", "2026-11-11", false),
    ]) func eventsAreHolidays(_ event: String, _ day: String, _ isHoliday: Bool) throws {
        #expect(try holds(event, day) == isHoliday)
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20261131", HolidayCalendarError.notADay(line: 4)),
        ("SUMMARY:no day", .notADay(line: 1)),
        ("DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20270101", .tooLong(line: 4)),
        ("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=WEEKLY", .rule(line: 5)),
        ("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;INTERVAL=2", .rule(line: 5)),
        ("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;BYDAY=MO", .rule(line: 5)),
        ("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;BYSETPOS=1", .rule(line: 5)),
    ]) func whatIsWrongHasItsLine(_ event: String, _ error: HolidayCalendarError) {
        #expect(throws: error) { try read(event) }
    }

    @Test func whatIsNoCalendarIsRefused() {
        for text in [
            "", "hello", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", String(repeating: " a\n", count: 80_000),
        ] {
            #expect(throws: HolidayCalendarError.noEvents) {
                try HolidayCalendar.read(Array(text.utf8), named: "x.ics")
            }
        }
        let many = String(repeating: "BEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\n", count: 5_001)
        #expect(throws: HolidayCalendarError.tooMany(5_000)) {
            try HolidayCalendar.read(Array("BEGIN:VCALENDAR\n\(many)".utf8), named: "x.ics")
        }
    }
}
