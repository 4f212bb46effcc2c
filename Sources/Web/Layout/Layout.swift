package import Domain

/// Options for the layout of a page that differs from the campaign page.
package struct LayoutOptions: Sendable {
    package var description: String?
    /// Whether the page has one column, as pages with one thing to do have.
    package var narrow: Bool
    /// Whether the skip link goes to the letter form. Otherwise the link goes to the main text.
    package var skipsToForm: Bool
    /// Returns the path of the same page in another language. Nil when the page exists only once:
    /// the language links then lead to the campaign page.
    package var path: (@Sendable (Language) -> String)?
    /// Whether search engines should leave the page out. False only for the campaign page, the
    /// places page and home.
    package var unlisted: Bool

    package init(
        description: String? = nil, narrow: Bool = true, skipsToForm: Bool = false, unlisted: Bool = true,
        path: (@Sendable (Language) -> String)? = nil
    ) {
        self.description = description
        self.narrow = narrow
        self.skipsToForm = skipsToForm
        self.unlisted = unlisted
        self.path = path
    }
}

/// Returns a page of a campaign.
package func layout(
    title: String, context: PageContext, options: LayoutOptions = LayoutOptions(), head: HTML = "", main: HTML
) -> HTML {
    shell(
        title: title, text: context.text, links: context.links, options: options, head: head,
        body: """
            \(skipLink(context.text, options))
            <header>
            <p><a href="\(context.links.campaign(context.campaign.slug, context.language))"><bdi>\(context.campaign.publisher.name)</bdi></a></p>
            \(languageNav(context, options))
            \(if: context.rehearsal, rehearsalBanner(context.text))
            </header>
            \(mainElement(main, options))
            \(footer(context))
            """)
}

/// Returns a page that belongs to no campaign.
package func layout(title: String, site: SiteContext, options: LayoutOptions = LayoutOptions(), main: HTML)
    -> HTML
{
    shell(
        title: title, text: site.text, links: site.links, options: options, head: "",
        body: """
            \(skipLink(site.text, options))
            <header>
            <p>\(home(site))</p>
            \(if: site.rehearsal, rehearsalBanner(site.text))
            </header>
            \(mainElement(main, options))
            <footer>\(contact(site))<p>\(site.text(.footerSoftware))</p></footer>
            """)
}

private func home(_ site: SiteContext) -> HTML {
    let name = site.identity.name
    return name.isEmpty
        ? "<a href=\"\(site.links.home)\" lang=\"en\">Postbag</a>"
        : "<a href=\"\(site.links.home)\"><bdi>\(name)</bdi></a>"
}

private func contact(_ site: SiteContext) -> HTML? {
    let address = site.identity.contact
    return address.isEmpty ? nil : "<p><a href=\"mailto:\(address)\">\(site.text(.footerWrite))</a></p>\n"
}

private func shell(
    title: String, text: InterfaceText, links: Links, options: LayoutOptions, head: HTML, body: HTML
) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="\(text.language.tag)" dir="\(text.language.direction)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    \(if: options.description != nil, "<meta name=\"description\"\(attribute: "content", options.description)>\n")\
    \(if: options.unlisted, "<meta name=\"robots\" content=\"noindex\">\n")\
    <link rel="icon" href="\(links.asset("icon.svg"))" type="image/svg+xml">
    <link rel="stylesheet" href="\(links.asset("postbag.css"))">
    <script type="module" src="\(links.asset("postbag.js"))"></script>
    \(head)
    </head>
    <body data-copy="\(text(.copy))" data-copied="\(text(.copied))" data-share="\(text(.shareNatively))">
    \(body)
    </body>
    </html>

    """
}

private func skipLink(_ text: InterfaceText, _ options: LayoutOptions) -> HTML {
    let (place, words) = options.skipsToForm ? ("#write", text(.skipToForm)) : ("#main", text(.skipToMain))
    return "<a class=\"skip\" href=\"\(place)\">\(words)</a>"
}

private func rehearsalBanner(_ text: InterfaceText) -> HTML {
    "<p class=\"rehearsal\">\(text(.rehearsalBanner))</p>"
}

private func mainElement(_ main: HTML, _ options: LayoutOptions) -> HTML {
    "<main id=\"main\"\(if: options.narrow, " class=\"narrow\"")>\n\(main)\n</main>"
}
