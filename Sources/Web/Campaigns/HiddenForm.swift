import Domain

/// Returns all typed values as hidden fields, so that the next page still has them.
func hiddenFields(_ form: LetterForm, without visible: Set<String> = []) -> HTML {
    let single: [(String, String)] = [
        ("step", form.step), ("language", form.language), ("name", form.name), ("email", form.email),
        ("email_asked", form.emailAsked), ("country", form.country),
        ("postcode", form.postcode), ("address", form.address), ("writer", form.writer),
        ("words", form.words),
        ("own_only", form.ownOnly ? "yes" : ""), ("consent", form.consent ? "yes" : ""),
        ("updates", form.updates ? "yes" : ""),
        ("division", form.division), ("member", form.member), ("needs_help", form.needsHelp ? "yes" : ""),
    ]
    let fields = single + form.leaveOut.sorted().map { ("leave_out", String($0)) }
    return HTML(
        fields.filter { !$0.1.isEmpty && !visible.contains($0.0) }
            .map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">\n" })
}

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
