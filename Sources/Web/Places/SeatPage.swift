package import Domain

/// Returns the page that asks for the seat before a letter to its representative can be shown.
/// `isProblem`: whether a letter came without a seat. Everything in that letter is kept.
package func seatPage(
    _ context: PageContext, step: Step, form: LetterForm, view: SeatView, isProblem: Bool = false
) -> HTML {
    let (slug, links, text) = (context.campaign.slug, context.links, context.text)
    let title = text(.seatTitle, ["kind": view.kind])
    return layout(
        title: title, context: context,
        options: LayoutOptions(path: { links.write(slug, $0, step: step.key) }),
        main: """
            <div>
            <h1>\(title)</h1>
            \(if: isProblem, "<p class=\"problem\" id=\"error-division\" role=\"alert\">\(problem(view, text))</p>\n")\
            \(SeatQuestion(view: view, context: context, step: step.key, form: form).whole)
            </div>
            \(keptWords(form, text))
            \(wayBack(context))
            """)
}

private func problem(_ view: SeatView, _ text: InterfaceText) -> String {
    text(view.finding.division == nil ? .missingSeat : view.asksForMember ? .missingMember : .missingWay)
}

/// Returns the section above a letter: "Your MP: Jane Example (Zeal Harbour). Not right?". Empty
/// where the seat is not known.
func seatSection(_ writing: LetterStepView, _ form: LetterForm) -> HTML {
    guard let view = writing.seat, view.finding.division != nil else { return "" }
    let text = writing.text
    let question = SeatQuestion(view: view, context: writing.context, step: writing.step.key, form: form)
    return """
        <div class="sheet" id="division">
        \(view.whose(text).map { "<p><strong>\($0)</strong></p>\n" as HTML })\(view.remarks(text).map { "<p>\($0)</p>\n" as HTML })\(question.otherMembers)\(question.correction)
        </div>
        """
}
