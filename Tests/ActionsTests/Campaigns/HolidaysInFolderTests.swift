import Domain
import Testing

@testable import Actions

/// Holidays and digests as campaign folders name them.
@Suite struct HolidaysInFolderTests {
    private static let hours = "hours: { zone: Europe/Paris, from: \"08:00\", to: \"19:00\", holidays: "
    private static let calendar =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261111\nEND:VEVENT\nEND:VCALENDAR\n"

    private func texts(_ keys: String, _ file: String = calendar) -> [String: String] {
        var texts = Riverside.files.mapValues {
            $0.replacing("    email: mayor@", with: "    \(keys)\n    email: mayor@")
        }
        texts["holidays.ics"] = file
        return texts
    }

    @Test(
        arguments: [
            (hours + "FR }", []), (hours + "holidays.ics }", []), ("digest: weekly", []),
            (hours + "XX }", ["Postbag knows the holidays of AT"]),
            (hours + "other.ics }", ["there is no file `other.ics`"]),
            ("hours: { zone: Europe/Paris, holidays: FR }", ["needs hours: write `from` and `to`"]),
            ("digest: monthly", ["unknown `monthly`"]),
        ] as [(String, [String])]) func whatIsWrongIsSaid(_ keys: String, _ expected: [String])
    {
        let messages = Riverside.messages(texts(keys))
        #expect(messages.count == expected.count, "\(messages)")
        for (message, words) in zip(messages, expected) { #expect(message.contains(words), "\(message)") }
    }

    @Test func theFileIsRead() throws {
        let folder = Riverside.folder(texts(Self.hours + "holidays.ics }"))
        let hours = try #require(readCampaign(folder).campaign?.target("mayor")?.hours)
        #expect(hours.holidays?.contains(try #require(Day("2026-11-11"))) == true)
        let faulty = texts(Self.hours + "holidays.ics }", "BEGIN:VCALENDAR\n")
        #expect(Riverside.messages(faulty).contains { $0.contains("has no holidays") })
    }

    @Test func theEditorWritesBoth() throws {
        var folder = Riverside.folder(texts(Self.hours + "FR }"))
        let part = TargetPart("mayor")
        #expect(part.fields(of: folder)["holidays"] == "FR" && part.fields(of: folder)["digest"] == "")
        try part.write(["holidays": "DE", "digest": "daily"], into: &folder)
        let target = try #require(readCampaign(folder).campaign?.target("mayor"))
        #expect(target.hours?.holidays?.source == "DE" && target.digest == .daily)
        try part.write(["holidays": "", "digest": ""], into: &folder)
        let after = try #require(readCampaign(folder).campaign?.target("mayor"))
        #expect(after.hours?.holidays == nil && after.hours?.from == 480 && after.digest == nil)
    }
}
