package import Domain

/// Returns the page to keep beside the target's own form. Nil when the letter's target has no form.
package func formPage(
    _ context: PageContext, letter: Letter, token: String, composed: ComposedLetter, told: Handover? = nil
) -> HTML? {
    let held = SignedLetterView(context: context, letter: letter, token: token, composed: composed)
    guard let form = held.target.form else { return nil }
    let (slug, links, step) = (context.campaign.slug, context.links, letter.draft.step)
    return layout(
        title: context.text(.formTitle), context: context,
        options: LayoutOptions(path: { links.form(slug, $0, step: step) }),
        main: """
            \(held.note(told))
            <div>
            <h1>\(context.text(.formTitle))</h1>
            <p class="lead">\(context.text(.formLead, ["target": held.targetName]))</p>
            </div>
            \(held.assistedForm(form, level: 2, filled: true))
            <p>\(held.back)</p>
            """)
}
