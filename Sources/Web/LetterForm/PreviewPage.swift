package import Domain

/// Returns the page that shows the letter before signing, exactly as the target will get it. The
/// page asks for consent where the visitor has not given it yet. Throws for a letter text that
/// `postbag campaign check` refuses.
/// - Parameter changed: what was changed while the visitor had the form open. Nil for nothing.
package func previewPage(
    _ context: PageContext, step: Step, form: LetterForm, draft: Draft, composed: ComposedLetter,
    seat: SeatView? = nil, changed: PreviewChange? = nil
) throws
    -> HTML
{
    let text = context.text
    guard let writing = try LetterStepView(context, step: step, draft: draft, seat: seat) else {
        preconditionFailure("\(step.key) is not a writing step")
    }
    return layout(
        title: text(.previewTitle), context: context, options: LayoutOptions(narrow: writing.reading == nil),
        main: """
            <div>
            <h1>\(text(.previewTitle))</h1>
            <p class="lead">\(lead(changed, writing))</p>
            \(finalLetter(composed, on: context.language))
            </div>
            \(if: writing.reading != nil, sideBySide(writing, form))
            \(signAfterReading(writing, form))
            """)
}

/// What was changed while a visitor had the form open: the text, or the way of the letter.
package enum PreviewChange: Sendable { case text, way }

private func lead(_ changed: PreviewChange?, _ writing: LetterStepView) -> String {
    let text = writing.text
    return switch changed {
    case .text: text(.previewChanged)
    case .way where writing.isMailed:
        "\(text(.mailGoesNow, ["target": writing.target.spokenName(in: text)])) \(text(.previewLead))"
    case .way where writing.target.isMailStopped:
        "\(mailStopped(to: writing.target, writing.channel, text)) \(text(.previewLead))"
    case .way, nil: text(.previewLead)
    }
}

/// Returns a composed letter as a sheet of paper.
package func finalLetter(_ composed: ComposedLetter, on page: Language) -> HTML {
    """
    <div class="sheet final" lang="\(composed.language.tag)"\(if: composed.language.isRightToLeft != page.isRightToLeft, " dir=\"\(composed.language.direction)\"")>
    <h2>\(subjectLine(composed.subject, composed.language))</h2>
    \(said(composed.body))
    \(composed.reading.map { reading -> HTML in
        """
        <p class="soft">\(composed.readingLabel ?? "")</p>
        <div lang="\(reading.language.tag)" dir="\(reading.language.direction)">
        <h3>\(subjectLine(reading.subject, reading.language))</h3>
        \(said(reading.body))
        </div>
        """
    })
    </div>
    """
}

/// Returns a paragraph for each block of a plain text. Each has its own direction, because own
/// words may run in another direction than the rest.
private func said(_ text: String) -> [HTML] {
    text.blocks.map { "<p class=\"said\" dir=\"auto\">\($0)</p>\n" }
}

/// Returns the subject line. The word "Subject" is in the letter's language, where Postbag has that
/// language.
private func subjectLine(_ subject: String, _ language: Language) -> String {
    InterfaceText(language).map { $0(.subjectLine, ["subject": subject]) } ?? subject
}

private func sideBySide(_ writing: LetterStepView, _ form: LetterForm) -> HTML {
    """
    <details>
    <summary>\(writing.text(.previewPairs))</summary>
    <div class="sheet">
    \(letterPairs(writing, form: nil))
    </div>
    </details>
    """
}

private func signAfterReading(_ writing: LetterStepView, _ form: LetterForm) -> HTML {
    let context = writing.context
    var form = form
    form.shown = context.campaign.formMark(of: writing.write, to: context.language)
    return """
        <form class="sheet" action="\(context.links.letters(context.campaign.slug))" method="post">
        \(hiddenFields(form, without: [.consent, .updates]))\
        \(LetterFormView(writing, form).agreement)
        <p class="row"><button class="main">\(writing.text(.sign))</button>
        <button name="change" value="yes" formaction="\(context.links.preview(context.campaign.slug))" formnovalidate>\(writing.text(.change))</button></p>
        <p class="hint">\(writing.untilThen)</p>
        </form>
        """
}
