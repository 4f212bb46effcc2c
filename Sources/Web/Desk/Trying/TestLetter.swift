import Domain

/// Returns the form for a test letter to oneself, and what came of earlier ones.
func testLetter(_ editor: TryEditor, _ form: EditorForm) -> HTML {
    let (text, context) = (form.text, form.context)
    let email: HTML = "<bdi>\(context.account?.email ?? "")</bdi>"
    let lead: HTML =
        context.rehearsal
        ? "\(text(.testRehearsal)) \(letterbox(context))" : text.with("email", email, .testLead)
    return """
        <section aria-labelledby="test">
        <h2 id="test">\(text(.testTitle))</h2>
        \(if: editor.canTest, "<p class=\"lines\">\(lead)</p>\n\(sending(editor, form))")\
        \(if: !editor.canTest, "<p class=\"soft\">\(text(.sentence, ["words": text.language.sentenceCased(text(.lookLater))]))</p>\n")\(tests(editor, context))</section>

        """
}

private func letterbox(_ context: DeskPageContext) -> HTML? {
    guard context.showsLetterbox else { return nil }
    return "<a href=\"\(context.links.letterbox)\">\(context.text(.openLetterbox))</a>"
}

private func sending(_ editor: TryEditor, _ form: EditorForm) -> HTML {
    let text = form.text
    let ways: [(Gender, DeskTextKey)] = [
        (.feminine, .testAsWoman), (.masculine, .testAsMan), (.other, .testOpen),
    ]
    let chosen = form.state.values["as"] ?? Gender.feminine.rawValue
    return """
        <form class="row" action="\(form.context.links.deskTest(form.heading.slug))" method="post">\
        \(ways.map { gender, key -> HTML in
            "<label class=\"choice\"><input type=\"radio\" name=\"as\" value=\"\(gender.rawValue)\"\(if: gender.rawValue == chosen, " checked")> <span>\(text(key))</span></label>\n"
        })<button>\(text(form.context.rehearsal ? .testGoRehearsal : .testGo))</button></form>

        """
}

private func tests(_ editor: TryEditor, _ context: DeskPageContext) -> HTML {
    guard !editor.tests.isEmpty else { return "" }
    return """
        <ul class="list">
        \(editor.tests.map { test($0, context) })</ul>

        """
}

private func test(_ test: TryEditor.Test, _ context: DeskPageContext) -> HTML {
    let text = context.text
    let arguments = ["moment": text.shared.moment(test.at), "version": text.shared.number(test.version)]
    let said: HTML? = test.reply.map { "\(text(.serverSaid)) <q>\($0)</q>. " }
    let state: HTML =
        switch test.state {
        case .sent: strong(text(.testSent))
        case .underWay: strong(text(.testUnderWay))
        case .notSent: "<strong class=\"bad\">\(text(.testNotSent))</strong>"
        }
    let meaning =
        switch test.state {
        // A mail in the letterbox is in nobody's spam folder.
        case .sent: test.meaning ?? (context.rehearsal ? "" : text(.testNotThere))
        case .underWay: test.meaning ?? text(.testLook)
        case .notSent: test.meaning ?? ""
        }
    return """
        <li><p>\(state) \(text(.testWhen, arguments))</p>\
        <p class="small soft">\(said)\(meaning)</p></li>

        """
}
