import Domain

/// Returns the page that shows a letter as it would leave, signed by somebody.
/// - Parameter key: the letter's key. Nil: the first letter.
func letterPreviewPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ letter: ComposedLetter, key: String?
) -> HTML {
    let text = context.text
    let attributes = contentAttributes(letter.language)
    let links = LookRow(
        .letter,
        Gender.allCases.map {
            .signed($0, path: context.links.deskLetterPreview(heading.slug, as: $0, letter: key))
        })
    let paragraphs = letter.text.split(separator: "\n\n").map(String.init)
    return deskLayout(
        title: text(.lookLetter), context, place: .campaigns,
        rail: campaignRail(context, heading, place: .trying),
        main: """
            <div class="head">
            <h1>\(text(.lookLetter))</h1>
            </div>
            <dl class="facts">
            \(links.html(text))</dl>
            <article class="sheet"\(attributes)>
            <p class="name">\(letter.subject)</p>
            \(paragraphs.map { "<p class=\"said\">\($0)</p>\n" as HTML })</article>
            <p><a class="alone" href="\(context.links.deskTry(heading.slug))">\(text(.railTry))</a></p>
            """)
}
