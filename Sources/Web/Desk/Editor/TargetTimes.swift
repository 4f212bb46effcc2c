import Domain

/// The fields that say when mail reaches a target, and whether as single letters.
struct TargetTimes {
    let form: EditorForm
    /// IANA names of time zones to choose from.
    let zones: [String]

    private var text: DeskText { form.text }

    var fields: [DeskField] {
        let choices = Set(zones + [form.state.value("zone")]).sorted()
        return [
            form.field(
                "zone", text(.zone),
                .choice(choices.map { .init(value: $0, label: $0.replacing("_", with: " ")) })),
            form.field("per-hour", text(.perHour), .line(look: "short", digits: true)),
            form.field("from", text(.hoursFrom), .line(type: "time", look: "short")),
            form.field("to", text(.hoursTo), .line(type: "time", look: "short")),
            form.field("holidays", text(.holidays), .choice(holidays)),
            form.field("digest", text(.digest), .choice(digests)),
        ]
    }

    /// The countries whose holidays Postbag knows, and the file that the folder names.
    private var holidays: [DeskField.Option] {
        let chosen = form.state.value("holidays")
        let isOther = !chosen.isEmpty && !Holidays.countries.contains(chosen)
        let countries = Holidays.countries.map {
            DeskField.Option(value: $0, label: Country.name($0, in: text.language))
        }
        return [.init(value: "", label: text(.holidaysNone))] + countries.sorted { $0.label < $1.label }
            + (isOther ? [.init(value: chosen, label: chosen)] : [])
    }

    private var digests: [DeskField.Option] {
        [
            .init(value: "", label: text(.digestNone)),
            .init(value: Digest.daily.rawValue, label: text(.digestDaily)),
            .init(value: Digest.weekly.rawValue, label: text(.digestWeekly)),
        ]
    }
}
