import Domain

/// Returns the page that says why a letter was not taken. The form keeps everything except the
/// consent. Throws for a letter text that `postbag campaign check` refuses.
func foreignOriginPage(
    _ context: PageContext, _ refusal: HTTPRefusal, step: Step, form: LetterForm, seat: SeatView?
) throws -> HTML {
    guard let writing = try LetterStepView(context, step: step, seat: seat) else {
        return errorPage(refusal, context: context, form: form)
    }
    let text = context.text
    var form = form
    form.consent = false
    return layout(
        title: text(refusal.title), context: context, options: LayoutOptions(narrow: false),
        main: """
            <div class="story">
            <h1>\(text(refusal.title))</h1>
            <p class="lead">\(text(refusal.text))</p>
            </div>
            <section aria-labelledby="write">
            <h2 id="write">\(text(.formTo, ["target": writing.targetName]))</h2>
            <p>\(text(.problemKept)) <a href="#letter">\(text(.readAgain))</a></p>
            \(letterForm(writing, form))
            </section>
            \(letterSection(writing, form: form))
            """)
}
