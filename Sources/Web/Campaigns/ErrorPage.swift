package import Domain

/// Returns the page that explains a refusal on a campaign's page. The page keeps the letter that
/// was typed. Where sending again can help, the page has a button for it. The page also shows the
/// own words as text.
package func errorPage(
    _ refusal: HTTPRefusal, context: PageContext, form: LetterForm? = nil, requestID: String = ""
) -> HTML {
    let text = context.text
    return layout(
        title: text(refusal.title), context: context,
        main: """
            \(explanation(refusal, text, requestID, opens: context.campaign.opens.written(in: text.language)))
            \(form.map { refusal.passes ? sendAgain($0, context) : keptWords($0, text) })
            \(wayBack(context))
            """)
}

/// Returns the page that explains a refusal where no campaign is known.
package func errorPage(_ refusal: HTTPRefusal, site: SiteContext, requestID: String = "") -> HTML {
    layout(
        title: site.text(refusal.title), site: site,
        main: """
            \(explanation(refusal, site.text, requestID))
            <p><a class="button" href="\(site.links.home)">\(site.text(.toHome))</a></p>
            """)
}

private func explanation(
    _ refusal: HTTPRefusal, _ text: InterfaceText, _ requestID: String, opens: String = ""
) -> HTML {
    """
    <div class="story">
    <h1>\(text(refusal.title))</h1>
    <p class="lead">\(text(refusal.text, ["id": requestID, "day": opens]))</p>
    </div>
    """
}

/// Returns the letter that was typed, with a button that sends it once more.
func sendAgain(_ form: LetterForm, _ context: PageContext) -> HTML {
    """
    <form class="sheet" action="\(context.links.letters(context.campaign.slug))" method="post">
    \(hiddenFields(form))<p>\(context.text(.keptBelow))</p>
    <p><button class="main">\(context.text(.tryAgain))</button></p>
    </form>
    \(keptWords(form, context.text))
    """
}
