package import Domain

/// Returns the page of one writing step: a later step after confirming, or the way back from the
/// preview. `form` has the values that are already known. Throws for a letter text that `postbag
/// campaign check` refuses.
/// - Parameter proved: whether this browser has proved the address and the name in `form`. If so,
///   no mail will ask again.
/// - Parameter did: keys of the steps that this supporter has done.
package func stepPage(
    _ context: PageContext, step: Step, form: LetterForm = LetterForm(), proved: Bool = false,
    seat: SeatView? = nil, did: [String]? = nil
) throws -> HTML {
    guard let writing = try LetterStepView(context, step: step, proved: proved, seat: seat, did: did) else {
        preconditionFailure("\(step.key) is not a writing step")
    }
    var form = form
    if form.name.isEmpty, form.country.isEmpty { form.country = context.campaign.chosenCountry ?? "" }
    let title = writing.text(.stepTitle, ["target": writing.targetName])
    let links = context.links
    return layout(
        title: title, context: context,
        options: LayoutOptions(
            narrow: false, skipsToForm: true, path: { links.write(context.campaign.slug, $0, step: step.key) }
        ),
        main: """
            <div class="split">
            <div class="story">
            <h1>\(title)</h1>
            \(if: !form.name.isEmpty, "<p class=\"lead\">\(writing.text(.stepLead))</p>")
            \(if: !form.name.isEmpty, forgetMe(context))
            </div>
            \(recipientPanel(writing))
            </div>
            \(seatSection(writing, form))
            \(writing.isToMember ? [signing(writing, form), letterSection(writing, form: form)]
                : [letterSection(writing, form: form, folds: true), signing(writing, form)])
            """)
}

/// Returns the form with its heading. For a representative, the heading asks for own words first,
/// because they count most there.
private func signing(_ writing: LetterStepView, _ form: LetterForm) -> HTML {
    """
    <section class="noprint" aria-labelledby="write">
    <h2 id="write">\(writing.text(writing.isToMember ? .ownWordsFirst : .formHeading))</h2>
    \(if: writing.isToMember, "<p class=\"lead\">\(writing.text(.ownWordsFirstWhy)) <a href=\"#letter\">\(writing.text(.readLetter))</a></p>\n")\
    <div class="split">
    \(letterForm(writing, form))
    \(whatHappensNext(writing))
    </div>
    </section>
    """
}
