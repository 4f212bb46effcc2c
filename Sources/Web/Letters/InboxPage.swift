import Domain

/// "Look in your inbox" for a browser that keeps no cookies: nothing of the letter can be shown, but the mail is on its way.
package func inboxPage(_ context: PageContext) -> HTML {
    let (slug, links, text) = (context.campaign.slug, context.links, context.text)
    return layout(
        title: text(.waitingTitle), context: context, frame: Frame(path: { links.waiting(slug, $0) }),
        main: """
            <div class="envelope">
            <h1>\(text(.waitingTitle))</h1>
            <p class="lead">\(text(.waitingNoCookie))</p>
            </div>
            <p><a class="alone" href="\(links.campaign(slug, context.language))">\(text(.toCampaign))</a></p>
            """)
}
