import Domain

/// Returns the page that ends news of a campaign for one reader, with its button.
package func newsStopPage(_ site: SiteContext, title: String, token: String) -> HTML {
    let text = site.text
    return layout(
        title: text(.newsStopTitle), site: site,
        main: """
            <div class="sheet">
            <h1>\(text(.newsStopTitle))</h1>
            <p class="lead">\(text(.newsStopLead, ["title": title]))</p>
            <form action="\(site.links.newsStop(token))" method="post"><p><button class="main">\(text(.newsStopButton))</button></p></form>
            </div>
            """)
}

/// Returns the page that says that no more news comes.
package func newsStoppedPage(_ site: SiteContext) -> HTML {
    let text = site.text
    return layout(
        title: text(.newsStoppedTitle), site: site,
        main: "<h1>\(text(.newsStoppedTitle))</h1>\n<p class=\"lead\">\(text(.newsStoppedLead))</p>")
}
