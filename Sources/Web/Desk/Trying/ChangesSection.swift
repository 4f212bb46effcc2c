import Domain

/// Returns what changes for visitors, and what follows from it.
func changes(_ editor: TryEditor, _ form: EditorForm) -> HTML {
    let text = form.text
    return """
        <section aria-labelledby="changes">
        <h2 id="changes">\(text(.changesTitle))</h2>
        <ul class="list">
        \(editor.changes.map { changeLine($0, form.context) })</ul>
        \(editor.follows.map { follows($0, editor, form) })</section>

        """
}

/// Returns what is changed in one place, with marks.
func changeLine(_ change: TryEditor.Change, _ context: DeskPageContext) -> HTML {
    let who = change.by.map { context.text(.byWhom, ["who": $0.name(for: context)]) }
    return """
        <li><p><strong>\(change.place)</strong>\(who.map { " <span class=\"small soft\">\($0)</span>" as HTML })</p>\
        \(if: !change.words.isEmpty, "<p class=\"said\"\(change.language.map(contentAttributes))>\(change.words.map(\.html))</p>")</li>

        """
}

/// Returns what a new text does to the letters that there are.
private func follows(_ follows: TryEditor.Follows, _ editor: TryEditor, _ form: EditorForm) -> HTML {
    let (text, letters) = (form.text, follows.letters)
    let stops = letters.unconfirmed.isMore ? " " + text(.countStops) : ""
    let counted: [(Int, String)] = [
        (letters.onTheirWay, text(.waitingLeave, counting: letters.onTheirWay)),
        (letters.offered, text(.followsOffered, counting: letters.offered)),
        (
            letters.unconfirmed.number,
            text(.followsUnconfirmed, counting: letters.unconfirmed.number) + stops
        ),
    ]
    let lines =
        [text(.followsGone, counting: letters.gone)] + counted.filter { $0.0 > 0 }.map(\.1)
        + [text(.followsOpen), text(.followsNew), text(.followsTest)]
    return """
        <h3>\(text(.followsTitle))</h3>
        <ul class="lines">
        \(lines.map { "<li>\($0)</li>\n" as HTML })</ul>
        \(if: !follows.outdated.isEmpty, slips(follows.outdated, form))
        """
}

/// Returns the question whether translations that are older than the original may stay.
private func slips(_ outdated: [(name: String, path: String)], _ form: EditorForm) -> HTML {
    let text = form.text
    return """
        <form class="note look" action="\(form.action)" method="post" aria-labelledby="slip">
        <h3 id="slip">\(text(.slipTitle, counting: outdated.count))</h3>
        <ul>
        \(outdated.map { "<li><a class=\"alone\" href=\"\($0.path)\">\($0.name)</a></li>\n" as HTML })</ul>
        <p>\(text(.slipLead))</p>
        <p>\(form.hidden)<button name="do" value="slip">\(text(.slipGo))</button></p>
        </form>

        """
}
