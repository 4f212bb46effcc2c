import Domain

/// Returns a page of the desk with a title, one paragraph and the way on.
func deskAnswer(
    _ context: DeskPageContext, _ title: DeskTextKey, _ lead: String, to path: String, _ label: DeskTextKey
) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(title), context, narrow: true,
        main: """
            <div>
            <h1>\(text(title))</h1>
            <p>\(lead)</p>
            <p><a class="button" href="\(path)">\(text(label))</a></p>
            </div>
            """)
}

/// Returns the page for an address under the desk that leads nowhere, or to what this account may
/// not see. The HTTP status is 404.
package func deskNotFoundPage(_ context: DeskPageContext) -> HTML {
    deskAnswer(
        context, .notFoundTitle, context.text(.notFoundText), to: context.links.desk, .toCampaigns)
}
