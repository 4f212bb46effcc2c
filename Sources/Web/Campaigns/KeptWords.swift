import Domain

/// Returns the own words as text, for a page without a form for them. Empty when there are no own
/// words.
func keptWords(_ form: LetterForm?, _ text: InterfaceText) -> HTML {
    guard let words = form?.words, !words.isEmpty else { return "" }
    return """
        <section aria-labelledby="kept">
        <h2 id="kept">\(text(.keptHeading))</h2>
        <p class="sheet said" dir="auto">\(words)</p>
        </section>
        """
}

func wayBack(_ context: PageContext) -> HTML {
    "<p><a class=\"button\" href=\"\(context.links.campaign(context.campaign.slug, context.language))\">\(context.text(.toCampaign))</a></p>"
}
