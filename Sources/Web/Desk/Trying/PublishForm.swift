import Domain

/// The form that publishes a draft, now or at an hour.
struct PublishForm {
    let form: EditorForm
    let editor: TryEditor

    private var text: DeskText { form.text }
    private var version: String { text.shared.number(editor.state.saved.version) }

    var controls: [any NamedControl] { [note, when] + later + [questions].compactMap(\.self) }

    var html: HTML {
        """
        \(editor.scheduled.map { scheduled($0) })<form action="\(form.action)" method="post" aria-labelledby="publish" novalidate>
        <h2 id="publish">\(text(.publishVersion, ["version": version]))</h2>
        \(form.hidden)\(hiddenField("over", form.state.values["over"]))\(if: form.context.rehearsal, "<p class=\"lines\">\(text(.publishRehearsal))</p>\n")<div class="lines">
        \(note.html(text))\(when.html())\(questions?.html())</div>
        <p class="row"><button class="main">\(text(.publish))</button> \(putBack)</p>
        </form>

        """
    }

    private var note: DeskField { form.field("note", text(.publishNote), optional: true) }

    private var when: DeskChoices {
        var when = form.choices(
            "when", text(.publishWhen),
            [
                .init(value: "now", label: text(.publishNow)),
                .init(value: "later", label: text(.publishLater)),
            ])
        if when.chosen.isEmpty { when.chosen = ["now"] }
        when.below = "<div class=\"inset two\">\n\(later.map { $0.html(text) })</div>\n"
        return when
    }

    private var later: [DeskField] {
        let zones = Set(editor.zones + [form.state.value("zone")]).filter { !$0.isEmpty }.sorted()
        let options = zones.map { DeskField.Option(value: $0, label: $0.replacing("_", with: " ")) }
        return [
            form.field("day", text(.publishDay), .line(type: "date", look: "short")),
            form.field("time", text(.publishTime), .line(type: "time", look: "short")),
            form.field("zone", text(.publishZone), .choice(options, look: "mid")),
        ]
    }

    /// What somebody must have seen.
    private var questions: DeskChoices? {
        guard !editor.questions.isEmpty else { return nil }
        return form.choices(
            "confirm", text(.publishConfirm), kind: .checkbox,
            editor.questions.map { .init(value: $0.value, label: $0.label, hint: $0.hint) })
    }

    private var putBack: HTML? {
        guard let live = editor.state.saved.live, form.heading.places.contains(.history) else { return nil }
        let path = form.context.links.deskVersions(form.heading.slug)
        return "<a href=\"\(path)\">\(text(.canPutBack, ["live": text.shared.number(live)]))</a>"
    }

    private func scheduled(_ scheduled: TryEditor.Scheduled) -> HTML {
        let told = text(
            .scheduled,
            [
                "moment": text.moment(scheduled.at, in: scheduled.zone),
                "zone": text.place(of: scheduled.zone), "who": scheduled.by.name(for: form.context),
            ])
        return """
            <form class="note look" action="\(form.action)" method="post" aria-label="\(text(.scheduledName))">
            <p>\(told)</p>
            <p>\(form.hidden)<button name="do" value="unschedule">\(text(.unschedule))</button></p>
            </form>

            """
    }
}
