package import Domain

/// The case for acting, the letter, the form and the count. The same for every visitor, so that any cache can hold it.
package func campaignPage(_ context: PageContext, tally: Tally) throws -> HTML {
    let campaign = context.campaign
    let (language, page) = campaign.page(context.language) ?? (context.language, Page(title: campaign.slug, summary: "", body: ""))
    let writing = try campaign.writingSteps.first.flatMap { try Writing(context, step: $0.step) }
    let isOpen = campaign.phase(at: context.now) == .open
    return layout(
        title: page.title, context: context,
        frame: Frame(description: page.summary, narrow: false, skipsToForm: isOpen && writing != nil, unlisted: false),
        head: campaignHead(context, title: page.title, description: page.summary),
        main: """
            <div class="split">
            \(story(context, page, language, writing: writing, isOpen: isOpen))
            \(writing.map(recipient))
            </div>
            \(writing.map { letterSection($0, form: isOpen ? LetterForm() : nil) })
            \(if: isOpen, writing.map(formSection) ?? "")
            \(tallySection(context, tally))
            """)
}

private func story(_ context: PageContext, _ page: Page, _ language: Language, writing: Writing?, isOpen: Bool) -> HTML {
    let text = context.text
    return """
        <div class="story"\(languageAttributes(language, on: context.language))>
        <p class="dateline">\(context.campaign.opens.written(in: language))</p>
        <h1>\(page.title)</h1>
        <p class="lead">\(page.summary)</p>
        \(context.picture.map { figure($0, context) })
        \(HTML(trusted: Markdown.safeHTML(page.body)))
        \(phaseNote(context))
        \(if: writing != nil && isOpen, """
            <p class="row noprint"><a class="button" href="#letter">\(text(.readLetter))</a> <a class="button" href="#write">\(text(.goToForm))</a></p>
            """)
        </div>
        """
}

/// The organiser's picture: it comes after the text, for whoever scrolls to it.
private func figure(_ picture: PagePicture, _ context: PageContext) -> HTML {
    let described = context.campaign.picture?.description.best(context.language, else: context.campaign.languages)
    return """
        <figure><img class="picture" src="\(picture.path)" width="\(picture.width)" height="\(picture.height)" loading="lazy" decoding="async"
        alt="\(described?.1 ?? "")"></figure>
        """
}

/// Says that people cannot write yet, or no longer, or until when they can.
private func phaseNote(_ context: PageContext) -> HTML {
    let campaign = context.campaign
    let text = context.text
    let note: String? =
        switch campaign.phase(at: context.now) {
        case .announced: text(.opensOn, ["day": campaign.opens.written(in: context.language)])
        case .open: campaign.closes.map { text(.openUntil, ["day": $0.written(in: context.language)]) }
        case .closed: campaign.closes.map { text(.closedOn, ["day": $0.written(in: context.language)]) }
        }
    return note.map { "<p class=\"note\"\(languageAttributes(context.text.language, on: context.language))>\($0)</p>" } ?? ""
}

private func formSection(_ writing: Writing) -> HTML {
    """
    <section class="noprint" aria-labelledby="write">
    <h2 id="write">\(writing.text(.formHeading))</h2>
    <div class="split">
    \(letterForm(writing, LetterForm()))
    \(whatHappensNext(writing))
    </div>
    </section>
    """
}
