import Domain

/// Returns links to the same page in each of the campaign's languages. Empty where there is only
/// one language.
func languageNav(_ context: PageContext, _ options: LayoutOptions) -> HTML {
    guard context.campaign.languages.count > 1 else { return "" }
    let items = context.campaign.languages.map { language -> HTML in
        """
        <li><a href="\(path(in: language, context, options))" lang="\(language.tag)" hreflang="\(language.tag)"\
        \(if: language.isRightToLeft != context.language.isRightToLeft, " dir=\"\(language.direction)\"")\
        \(if: language == context.language, " aria-current=\"page\"")>\(language.ownName)</a></li>

        """
    }
    return """
        <nav aria-label="\(context.text(.languageNav))">
        <ul class="bare row">
        \(items)</ul>
        </nav>
        """
}

/// Returns what search engines and social networks read of a campaign page: its other languages and
/// its preview card.
func campaignHead(_ context: PageContext, title: String, description: String) -> HTML {
    let links = context.links
    let slug = context.campaign.slug
    let alternates = context.campaign.languages.map { language -> HTML in
        "<link rel=\"alternate\" hreflang=\"\(language.tag)\" href=\"\(links.absolute(links.campaign(slug, language)))\">\n"
    }
    return """
        <link rel="canonical" href="\(links.absolute(links.campaign(slug, context.language)))">
        \(alternates)<link rel="alternate" hreflang="x-default" href="\(links.absolute(links.campaign(slug)))">
        <meta property="og:type" content="website">
        <meta property="og:title" content="\(title)">
        <meta property="og:description" content="\(description)">
        <meta property="og:url" content="\(links.absolute(links.campaign(slug, context.language)))">
        \(context.picture.map { "<meta property=\"og:image\" content=\"\(links.absolute($0.path))\">\n" as HTML })\
        <meta property="og:locale" content="\(context.language.tag.replacing("-", with: "_"))">
        <meta property="og:site_name" content="\(context.campaign.publisher.name)">
        """
}

private func path(in language: Language, _ context: PageContext, _ options: LayoutOptions) -> String {
    options.path?(language) ?? context.links.campaign(context.campaign.slug, language)
}
