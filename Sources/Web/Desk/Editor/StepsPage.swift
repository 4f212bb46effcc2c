package import Domain

/// The steps of a campaign, in the editor.
package struct StepsEditor: Sendable {
    package var steps: [StepLine]
    /// The step that is being changed.
    package var open: StepEditor?
    package var state: EditorState

    package init(steps: [StepLine], open: StepEditor?, state: EditorState) {
        (self.steps, self.open, self.state) = (steps, open, state)
    }
}

/// One step, as a line.
package struct StepLine: Sendable {
    package let step: Step
    /// The target's name. Nil for a representative, and for a step without a target.
    package let target: String?
    /// The name of the letter.
    package let letter: String?

    package init(_ step: Step, target: String?, letter: String?) {
        (self.step, self.target, self.letter) = (step, target, letter)
    }
}

/// Returns the part of the editor that lists the steps. Each move is saved at once.
package func stepsPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ editor: StepsEditor
) -> HTML {
    let text = context.text
    let form = EditorForm(
        context: context, heading: heading, place: .steps, state: editor.state,
        action: context.links.deskSteps(heading.slug))
    let openForm = editor.open.map { open in
        EditorForm(
            context: context, heading: heading, place: .steps, state: open.state, action: form.action)
    }
    let shown = openForm.flatMap { form in editor.open.map { $0.controls(form) } } ?? []
    var both = editor.state
    both.issues.merge(editor.open?.state.issues ?? [:]) { $0 + $1 }
    return deskLayout(
        title: text(.railSteps), context, place: .campaigns, problems: both.issues.count,
        rail: campaignRail(context, heading, place: .steps),
        main: """
            <div class="head">
            <h1>\(text(.railSteps))</h1>
            <p>\(editor.state.saved.head(context)) \(text(.stepsSavedAtOnce))</p>
            </div>
            \(issueSummary(text, shown, both))<p class="lines">\(text(.stepsLead))</p>
            <form action="\(form.action)" method="post">
            \(form.hidden)<ol class="list">
            \(editor.steps.enumerated().map { line($1, $0 + 1, editor, form) })</ol>
            \(addSteps(text))</form>
            \(openForm.flatMap { form in editor.open.map { section($0, form, editor) } })\
            \(if: editor.open == nil, goOn(form))
            """)
}

private func goOn(_ form: EditorForm) -> HTML {
    guard form.heading.campaign.isDraft else { return "" }
    let path = form.heading.path(of: .dates, form.context.links)
    return
        "<p><a class=\"button\" href=\"\(path)\">\(form.text(.goOn, ["part": form.text(.railDates)]))</a></p>\n"
}

private func line(_ line: StepLine, _ number: Int, _ editor: StepsEditor, _ form: EditorForm) -> HTML {
    let text = form.text
    let title = line.title(text, form.languages)
    let name: HTML = "<span class=\"away\">\(text(.colon))\(title)</span>"
    func tool(_ what: String, _ key: DeskTextKey) -> HTML {
        "<button class=\"plain\" name=\"do\" value=\"\(what)-\(number)\">\(text(key))\(name)</button>\n"
    }
    return """
        <li class="cells end">
        <div><p><strong>\(number). \(title)</strong></p><p class="small soft">\(line.detail(text))</p></div>
        <p class="tools">\(if: number > 1, tool("up", .stepUp))\(if: number < editor.steps.count, tool("down", .stepDown))\
        <a href="\(form.action)?step=\(line.step.key)#step">\(text(.change))\(name)</a>
        \(tool("out", .toolOut))</p>
        </li>

        """
}

private func addSteps(_ text: DeskText) -> HTML {
    let kinds: [(String, DeskTextKey)] = [
        ("write", .addWrite), ("post", .addPost), ("link", .addLink), ("share", .addShare),
    ]
    return """
        <fieldset class="field" id="add"><legend>\(text(.addStep))</legend>
        <p class="hint">\(text(.addStepHint))</p>
        <div class="row">\(kinds.map { "<button name=\"do\" value=\"add-\($0.0)\">\(text($0.1))</button>\n" as HTML })</div>
        </fieldset>

        """
}

private func section(_ open: StepEditor, _ form: EditorForm, _ editor: StepsEditor) -> HTML {
    let text = form.text
    let number = (editor.steps.firstIndex { $0.step.key == open.key } ?? 0) + 1
    let title = editor.steps.first { $0.step.key == open.key }?.title(text, form.languages) ?? open.key
    return """
        <section id="step" aria-labelledby="step-title">
        <h2 id="step-title">\(text(.stepTitle, ["number": String(number), "title": title]))</h2>
        <form action="\(form.action)" method="post" novalidate data-autosave>
        \(form.hidden)\(hiddenField("step", open.key))\(open.html(form))\
        <p class="row"><button class="main">\(text(.saveStep, ["number": String(number)]))</button> \
        <span class="small soft">\(text.with("key", "<code>\(open.key)</code>", .stepKey))</span></p>
        <p class="small soft" role="status">\(open.state.saved.status(form.context))</p>
        </form>
        </section>

        """
}
