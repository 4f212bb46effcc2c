import Domain

/// Returns the page on which a campaign is tried and published.
package func tryPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ editor: TryEditor
) -> HTML {
    let text = context.text
    let form = EditorForm(
        context: context, heading: heading, place: .trying, state: editor.state,
        action: context.links.deskPublish(heading.slug))
    let isBlocked = !editor.blocking.isEmpty
    let shown = PublishForm(form: form, editor: editor).controls
    return deskLayout(
        title: text(.railTry), context, place: .campaigns, problems: editor.state.issues.count,
        rail: campaignRail(context, heading, place: .trying),
        main: """
            <div class="head">
            <h1>\(text(.railTry))</h1>
            <p>\(editor.state.saved.status(context)) \(liveLine(editor.state.saved, text))</p>
            </div>
            \(issueSummary(text, shown, editor.state))\
            \(isBlocked ? firstThings(editor, form) : checkList(editor, form))\(looks(editor, text))\
            \(testLetter(editor, form))\(if: !editor.changes.isEmpty, changes(editor, form))\
            \(isBlocked ? notYet(editor, form) : PublishForm(form: form, editor: editor).html)
            """)
}

private func liveLine(_ saved: SavedText, _ text: DeskText) -> String {
    saved.live.map { text(.liveVersion, ["live": text.shared.number($0)]) } ?? text(.neverPublished)
}

/// What must be done first.
private func firstThings(_ editor: TryEditor, _ form: EditorForm) -> HTML {
    let text = form.text
    let things = editor.blocking.flatMap { check in
        check.lines.isEmpty
            ? [(check.state.told(text), form.heading.path(of: check.place, form.context.links))]
            : check.lines.map { ($0.words, $0.path) }
    }
    let names = editor.blocking.flatMap { check in
        Array(repeating: form.heading.name(of: check.place, text), count: max(1, check.lines.count))
    }
    let complete = editor.checks.filter { $0.state == .complete }.map { $0.place.name(text) }
    let told = text(
        .completeParts, counting: complete.count, ["parts": complete.joined(separator: text(.listComma))])
    return """
        <div class="note red" role="group" aria-labelledby="first">
        <h2 id="first">\(text(.firstThings, counting: things.count))</h2>
        <ul>
        \(zip(names, things).map { name, thing -> HTML in
            "<li><a class=\"alone\" href=\"\(thing.1)\">\(name)\(text(.colon))\(thing.0)</a></li>\n"
        })</ul>
        \(if: !complete.isEmpty, "<p class=\"small\">\(told)</p>\n")</div>

        """
}

/// The parts of the campaign, those without a fault in one line.
private func checkList(_ editor: TryEditor, _ form: EditorForm) -> HTML {
    let text = form.text
    let complete = editor.checks.filter { $0.state == .complete }
    let names = complete.enumerated().map { index, check -> HTML in
        "\(if: index > 0, ", ")\(partLink(check.place, form))"
    }
    let first: HTML = """
        <li class="cells end"><p>\(names)</p><p class="small">\(text(.stateComplete))</p></li>

        """
    return """
        <section aria-labelledby="complete">
        <h2 id="complete">\(text(.isComplete))</h2>
        <ul class="list">
        \(if: !complete.isEmpty, first)\(editor.checks.filter { $0.state != .complete }.map { line($0, form) })</ul>
        </section>

        """
}

private func partLink(_ place: CampaignPlace, _ form: EditorForm) -> HTML {
    "<a href=\"\(form.heading.path(of: place, form.context.links))\">\(form.heading.name(of: place, form.text))</a>"
}

func line(_ check: TryEditor.Check, _ form: EditorForm) -> HTML {
    """
    <li class="cells end"><div><p>\(partLink(check.place, form))</p>\
    \(check.lines.map { "<p class=\"small\"><a href=\"\($0.path)\">\($0.words)</a></p>\n" as HTML })</div>\
    <p class="small">\(check.state.html(form.text))</p></li>

    """
}

private func looks(_ editor: TryEditor, _ text: DeskText) -> HTML {
    guard !editor.looks.isEmpty else { return "" }
    return """
        <section aria-labelledby="looks">
        <h2 id="looks">\(text(.looksTitle))</h2>
        <dl class="facts">
        \(editor.looks.map { $0.html(text) })</dl>
        <p class="small soft">\(text(.looksNote))</p>
        </section>

        """
}

/// In place of the form that publishes: the way to the first missing thing.
private func notYet(_ editor: TryEditor, _ form: EditorForm) -> HTML {
    let text = form.text
    let first = editor.blocking.first?.place ?? .page
    let path = editor.blocking.first?.lines.first?.path ?? form.heading.path(of: first, form.context.links)
    return """
        <section class="lines" aria-labelledby="publish">
        <h2 id="publish">\(text(.publish))</h2>
        \(if: form.context.rehearsal, "<p>\(text(.publishRehearsal))</p>\n")\
        <p><a class="button" href="\(path)">\(text(.firstPart, ["part": form.heading.name(of: first, text)]))</a></p>
        </section>

        """
}
