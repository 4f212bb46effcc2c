import Domain

/// Returns the desk without a campaign. An owner reads how one is made, anybody else whom to ask.
func emptyDeskPage(_ context: DeskPageContext) -> HTML {
    let text = context.text
    let isOwner = context.account?.isOwner == true
    let title = text(isOwner ? .emptyTitle : .emptyMineTitle)
    return deskLayout(
        title: title, context, place: .campaigns,
        main: """
            <div class="head">
            <h1>\(title)</h1>
            <p class="lines">\(text(isOwner ? .emptyLead : .emptyMineLead))</p>
            </div>
            \(if: isOwner, waysToBegin(text))
            """)
}

private func waysToBegin(_ text: DeskText) -> HTML {
    """
    <div class="two top">
    <section aria-labelledby="own">
    <h2 id="own">\(text(.emptyFolderTitle))</h2>
    <p>\(text(.emptyFolder))</p>
    <p>\(text.withCode(.emptyImport))</p>
    </section>
    <section aria-labelledby="example">
    <h2 id="example">\(text(.emptyExampleTitle))</h2>
    <p>\(text.withCode(.emptyExample))</p>
    </section>
    </div>
    <p class="small soft">\(text(.emptyAfter))</p>
    """
}
