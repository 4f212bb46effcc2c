package import Domain

/// One writing step alone: a later step after confirming, or the way back from the preview. `form` is what is known already.
/// - Parameter proved: this browser has proved the address and the name in `form`, so that no mail will ask again.
package func stepPage(_ context: PageContext, step: Step, form: LetterForm = LetterForm(), proved: Bool = false) throws -> HTML {
    guard let writing = try Writing(context, step: step, proved: proved) else { preconditionFailure("\(step.key) is not a writing step") }
    let title = writing.text(.stepTitle, ["target": writing.targetName])
    let links = context.links
    return layout(
        title: title, context: context,
        frame: Frame(narrow: false, skipsToForm: true, path: { links.write(context.campaign.slug, $0, step: step.key) }),
        main: """
            <div class="split">
            <div class="story">
            <h1>\(title)</h1>
            \(if: !form.name.isEmpty, "<p class=\"lead\">\(writing.text(.stepLead))</p>")
            \(if: !form.name.isEmpty, forgetMe(context))
            </div>
            \(recipient(writing))
            </div>
            \(letterSection(writing, form: form))
            <section class="noprint" aria-labelledby="write">
            <h2 id="write">\(writing.text(.formHeading))</h2>
            <div class="split">
            \(letterForm(writing, form))
            \(whatHappensNext(writing))
            </div>
            </section>
            """)
}
