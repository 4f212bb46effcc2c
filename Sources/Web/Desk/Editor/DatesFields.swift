import Domain

/// The fields of dates, languages, organiser and picture.
struct DatesFields {
    let form: EditorForm
    let editor: DatesEditor

    private var text: DeskText { form.text }
    private func html(_ fields: [DeskField]) -> HTML { HTML(fields.map { $0.html(text) }) }

    var controls: [any NamedControl] {
        zone + opens + closes + after + [languages] + organiser + [upload] + descriptions
    }

    var dates: HTML {
        """
        \(html(zone))<div class="two top">
        <div>
        \(editor.openSince.map { open($0) })\(html(opens))</div>
        <div>
        \(html(closes))</div>
        </div>
        \(after.map { $0.html() })
        """
    }

    private func open(_ day: Day) -> HTML {
        let told = text(.openSince, ["day": text.dayAndWeekday(day)])
        return
            "<div class=\"field\"><strong class=\"long\">\(text(.opens))</strong><p class=\"hint\">\(told)</p></div>\n"
    }

    private var opens: [DeskField] {
        guard editor.openSince == nil else { return [] }
        return day("opens", .opens, hint: .opensHint, optional: false)
    }

    private var closes: [DeskField] { day("closes", .closes, hint: .closesHint, optional: true) }

    /// A day, and a time of day where the campaign can hold one.
    private func day(_ name: String, _ label: DeskTextKey, hint: DeskTextKey, optional: Bool) -> [DeskField] {
        let told = Day(form.state.value(name)).map { text(.thatIs, ["day": text.dayAndWeekday($0)]) }
        let day = form.field(
            name, text(label), hint: [told, text(hint)].compactMap(\.self).joined(separator: " "),
            optional: optional, .line(type: "date", look: "short"))
        let time = form.field(
            "\(name)-at", text(.timeOf, ["what": text(label)]), .line(type: "time", look: "short"))
        return form.state.has(time.name) ? [day, time] : [day]
    }

    /// Shown where the campaign can hold it.
    private var zone: [DeskField] {
        guard form.state.has("zone") else { return [] }
        let zones = Set(editor.zones + [form.state.value("zone")]).sorted()
        let options = zones.map { DeskField.Option(value: $0, label: $0.replacing("_", with: " ")) }
        return [form.field("zone", text(.timesAreOf), .choice(options, look: "mid"))]
    }

    /// Shown where the campaign can hold it.
    private var after: [DeskChoices] {
        guard form.state.has("after") else { return [] }
        return [
            form.choices(
                "after", text(.afterTitle),
                [
                    .init(value: "erase", label: text(.afterErase), hint: text(.afterEraseHint)),
                    .init(value: "all", label: text(.afterAll)),
                ])
        ]
    }

    var languages: DeskChoices {
        let chosen = form.state.set("languages")
        let own =
            form.languages + chosen.map { Language($0) }.filter { !form.languages.contains($0) }.sorted()
        let all = own + editor.offered.filter { !own.contains($0) }
        return form.choices(
            "languages", text(.whichLanguagesOfPage), hint: text(.languagesHint), kind: .checkbox,
            isRow: true, all.map { .init(value: $0.tag, label: form.capital($0)) })
    }

    private var organiser: [DeskField] {
        [
            form.field("organiser-name", text(.organiserName), hint: text(.organiserNameHint)),
            form.field(
                "organiser-email", text(.email), hint: text(.organiserEmailHint), .line(type: "email")),
            form.field("organiser-privacy", text(.privacy), hint: text(.privacyHint), .line(type: "url")),
            form.field("organiser-imprint", text(.imprint), optional: true, .line(type: "url")),
            form.field("country", text(.country), hint: text(.countryHint), optional: true, .country),
        ]
    }

    var organiserHTML: HTML { "<div class=\"two\">\n\(html(organiser))</div>\n" }

    private var upload: DeskField {
        form.field(
            "picture", text(editor.picture == nil ? .pictureOne : .pictureOther), hint: text(.pictureHint),
            .file(accept: "image/jpeg,image/png"))
    }

    /// What the picture shows, in each language. One without a text has a note if others have one.
    private var descriptions: [DeskField] {
        let names = form.languages.map { "alt-\($0.tag)" }
        let hasSome = editor.picture != nil && names.contains { !form.state.value($0).isEmpty }
        return form.languages.map { language in
            let name = "alt-\(language.tag)"
            var field = form.field(
                name, text(.altIn, ["language": text.language.name(of: language)]),
                hint: language == form.languages.first ? text(.altHint) : nil, content: language)
            if hasSome, form.state.value(name).isEmpty {
                field.note = "<strong class=\"old\">\(text(.missing))</strong> \(text(.altMissing))"
            }
            return field
        }
    }

    var picture: HTML {
        """
        <div class="two top">
        \(editor.picture.map { present($0) })<div>
        \(upload.html(text))\(html(descriptions))</div>
        </div>

        """
    }

    private func present(_ picture: DatesEditor.Picture) -> HTML {
        let shown = descriptions.first { !$0.value.isEmpty }
        let alt = text(.picturePresent, ["words": shown?.value ?? picture.file])
        let size = text.shared.number(max(1, picture.octets / 1_000))
        return """
            <div class="field">
            <img src="\(picture.path)" alt="\(alt)">
            <p class="hint">\(text(.pictureFile, ["file": picture.file, "size": size]))</p>
            <p class="tools"><button class="plain" name="do" value="no-picture">\(text(.pictureOut))</button></p>
            </div>

            """
    }
}
