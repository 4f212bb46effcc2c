import Domain

/// Returns the desk without a campaign. Whoever may begin one is led there, anybody else reads whom
/// to ask.
func emptyDeskPage(_ context: DeskPageContext, mayBegin: Bool) -> HTML {
    let text = context.text
    let title = text(mayBegin ? .emptyTitle : .emptyMineTitle)
    return deskLayout(
        title: title, context, place: .campaigns,
        main: """
            <div class="head">
            <h1>\(title)</h1>
            <p class="lines">\(text(mayBegin ? .emptyLead : .emptyMineLead))</p>
            </div>
            \(if: mayBegin, "<p>\(beginButton(context))</p>\n")
            """)
}

/// The way to the page on which a campaign begins.
func beginButton(_ context: DeskPageContext) -> HTML {
    "<a class=\"button\" href=\"\(context.links.newCampaign)\">\(context.text(.newTitle))</a>"
}
