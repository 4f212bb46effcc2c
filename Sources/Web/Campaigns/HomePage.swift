package import Domain
package import Foundation

/// Returns the page with the open campaigns of this site.
package func homePage(_ site: SiteContext, campaigns: [Campaign], now: Date) -> HTML {
    let open = campaigns.filter { $0.phase(at: now) == .open }
    return layout(
        title: site.text(.homeTitle), site: site, options: LayoutOptions(unlisted: false),
        main: """
            <h1>\(site.text(.homeTitle))</h1>
            \(if: open.isEmpty, "<p class=\"lead\">\(site.text(.homeNone))</p>")
            \(open.map { card($0, site) })
            """)
}

private func card(_ campaign: Campaign, _ site: SiteContext) -> HTML {
    let wanted = campaign.languages.contains(site.language) ? site.language : campaign.defaultLanguage
    guard let (language, page) = campaign.page(wanted) else { return "" }
    return """
        <section class="sheet"\(languageAttributes(language, on: site.text.language))>
        <h2><a href="\(site.links.campaign(campaign.slug))">\(page.title)</a></h2>
        <p>\(page.summary)</p>
        <ul class="bare row">
        \(campaign.languages.map { language -> HTML in
            """
            <li><a href="\(site.links.campaign(campaign.slug, language))" lang="\(language.tag)" hreflang="\(language.tag)">\(language.ownName)</a></li>

            """
        })</ul>
        </section>
        """
}
