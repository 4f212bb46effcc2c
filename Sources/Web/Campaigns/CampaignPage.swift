package import Domain

/// Returns the campaign page: the case for acting, the letter, the form and the count. The page is
/// the same for every visitor, so that any cache can keep it. Throws for a letter text that
/// `postbag campaign check` refuses.
package func campaignPage(_ context: PageContext, tally: Tally) throws -> HTML {
    let campaign = context.campaign
    let (language, page) =
        campaign.page(context.language) ?? (
            context.language, Page(title: campaign.slug, summary: "", body: "")
        )
    let writing = try campaign.openSteps.first.flatMap { try LetterStepView(context, step: $0.step) }
    let isOpen = context.isOpen
    return layout(
        title: page.title, context: context,
        options: LayoutOptions(
            description: page.summary, narrow: false, skipsToForm: isOpen && writing != nil, unlisted: false),
        head: campaignHead(context, title: page.title, description: page.summary),
        main: """
            <div class="split">
            \(story(context, page, language, tally, canWrite: isOpen && writing != nil))
            \(writing.map(recipientPanel))
            </div>
            \(writing.map { letterSection($0, form: isOpen ? LetterForm() : nil, folds: true) })
            \(if: isOpen, writing.map(formSection) ?? "")
            \(tallySection(context, tally))
            """)
}

private func story(_ context: PageContext, _ page: Page, _ language: Language, _ tally: Tally, canWrite: Bool)
    -> HTML
{
    """
    <div class="story"\(languageAttributes(language, on: context.language))>
    <p class="dateline">\(context.campaign.opens.written(in: language))</p>
    <h1>\(page.title)</h1>
    <p class="lead">\(page.summary)</p>
    <div\(languageAttributes(context.text.language, on: language))>
    \(firstThings(context, tally, canWrite: canWrite))
    </div>
    \(context.picture.map { figure($0, context) })
    \(caseForActing(page, context.text))
    </div>
    """
}

/// Links to the form and the letter, the number of supporters, and the opening or closing day. All
/// of them are visible without scrolling.
private func firstThings(_ context: PageContext, _ tally: Tally, canWrite: Bool) -> HTML {
    let text = context.text
    return """
        \(context.isInTime ? context.stop.map { stopSection($0, context) } : nil)\
        \(if: context.isInTime && context.stop == nil, context.delay.map { delayNote($0, context) } ?? "")\
        \(if: context.isOpen, HTML(mailStoppedNotes(context)))\
        \(if: canWrite, """
            <p class="row noprint"><a class="button" href="#write">\(text(.goToForm))</a>
            <a class="button" href="#letter">\(text(.readLetter))</a></p>

            """)\
        <p class="small soft"><span data-said="so_far">\(text(.tallySoFar, counting: tally.supporters))</span>
        \(phase(context) ?? "")</p>
        """
}

/// Returns the text of the page. On a phone, a long text is folded after its beginning, and one
/// touch shows the rest.
private func caseForActing(_ page: Page, _ text: InterfaceText) -> HTML {
    let (first, rest) = foldedText(Markdown.safeBlocks(page.body))
    guard !rest.isEmpty else { return HTML(trusted: first.joined()) }
    return """
        \(HTML(trusted: first.joined()))\
        \(fold("whole-text", text(.readOn)))
        <div class="rest">
        \(HTML(trusted: rest.joined()))</div>
        """
}

/// The organiser's picture. Browsers load the picture only when the visitor scrolls to it.
private func figure(_ picture: PagePicture, _ context: PageContext) -> HTML {
    let described = context.campaign.picture?.description.best(
        context.language, else: context.campaign.languages)
    return """
        <figure><img class="picture" src="\(picture.path)" width="\(picture.width)" height="\(picture.height)" loading="lazy" decoding="async"
        alt="\(described?.1 ?? "")"></figure>
        """
}

/// Returns a sentence with the opening or the closing day. Nil for an open campaign without a
/// closing day.
private func phase(_ context: PageContext) -> String? {
    let (campaign, text) = (context.campaign, context.text)
    if context.stop?.name == .closed { return nil }
    return switch campaign.phase(at: context.now) {
    case .announced: text(.opensOn, ["day": campaign.opens.written(in: text.language)])
    case .open: campaign.closes.map { text(.openUntil, ["day": $0.written(in: text.language)]) }
    case .closed: campaign.closes.map { text(.closedOn, ["day": $0.written(in: text.language)]) }
    }
}

private func formSection(_ writing: LetterStepView) -> HTML {
    """
    <section class="noprint" aria-labelledby="write">
    <h2 id="write">\(writing.text(.formHeading))</h2>
    <div class="split">
    \(letterForm(writing, LetterForm(for: writing.context.campaign)))
    \(whatHappensNext(writing))
    </div>
    </section>
    """
}
