package import Domain

/// Returns the page with the form issues, which keeps everything that was typed. The HTTP status is
/// 422. Throws for a letter text that `postbag campaign check` refuses.
package func problemPage(
    _ context: PageContext, form: LetterForm, problems: [LetterForm.Issue], seat: SeatView? = nil
) throws -> HTML {
    let text = context.text
    guard let writing = try writingStep(of: form, context, seat) else {
        return unknownStepPage(context, form)
    }
    let state = FormState(form, issues: problems, text: text)
    return layout(
        title: text(.problemTitle, ["problems": state.problemCount]), context: context,
        options: LayoutOptions(narrow: false),
        main: """
            \(state.summary(anchor: LetterForm.anchor))
            <section aria-labelledby="write">
            <h2 id="write">\(text(.formTo, ["target": writing.targetName]))</h2>
            <p><a href="#letter">\(text(.readAgain))</a></p>
            \(letterForm(writing, form, problems: problems))
            </section>
            \(letterSection(writing, form: form))
            """)
}

/// Returns the step that the form names. Nil when the campaign has no such writing step, or
/// no longer.
private func writingStep(of form: LetterForm, _ context: PageContext, _ seat: SeatView?) throws
    -> LetterStepView?
{
    guard let step = context.campaign.step(form.step), step.write.map(context.campaign.takesLetters) ?? true
    else { return nil }
    return try LetterStepView(context, step: step, seat: seat)
}

/// Returns the page for a form whose step is unknown. The page has no form and gives the own words
/// back.
private func unknownStepPage(_ context: PageContext, _ form: LetterForm) -> HTML {
    let count = context.text(.problemCount, counting: 1)
    return layout(
        title: context.text(.problemTitle, ["problems": count]), context: context,
        main: """
            <div class="sheet summary">
            <h1>\(count)</h1>
            <p class="problem" id="error-step">\(context.text(.unknownStep))</p>
            </div>
            \(keptWords(form, context.text))
            \(wayBack(context))
            """)
}

extension LetterForm {
    /// The `id` to which a link from the summary leads: the control, or else the message.
    fileprivate static func anchor(_ field: Field) -> String {
        switch field {
        case .step, .language: "error-step"
        case .leaveOut: "letter"
        default: field.htmlName
        }
    }
}
