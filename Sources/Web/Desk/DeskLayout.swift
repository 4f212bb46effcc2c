import Domain

/// What is marked as current in the desk's own navigation.
enum DeskPlace { case campaigns, site, account, none }

/// Returns a page of the desk.
/// - Parameters:
///   - problems: the number of form issues, which the title tells first.
///   - refresh: the seconds after which the page loads itself again without a script.
///   - rail: the list of a campaign's pages, for a page of a campaign.
func deskLayout(
    title: String, _ context: DeskPageContext, place: DeskPlace = .none, problems: Int = 0,
    narrow: Bool = false, refresh: Int? = nil,
    rail: HTML? = nil, main: HTML
) -> HTML {
    let (text, links) = (context.text, context.links)
    let told = problems == 0 ? title : text(.problemTitle, counting: problems, ["title": title])
    let body: HTML = "<main id=\"main\"\(if: narrow, " class=\"narrow\"")>\n\(main)\n</main>"
    return """
        <!DOCTYPE html>
        <html lang="\(text.language.tag)" dir="\(text.language.direction)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(told)</title>
        <meta name="robots" content="noindex">
        \(refresh.map { "<noscript><meta http-equiv=\"refresh\" content=\"\($0)\"></noscript>\n" as HTML })\
        <link rel="icon" href="\(links.asset("icon.svg"))" type="image/svg+xml">
        <link rel="stylesheet" href="\(links.asset("postbag.css"))">
        <link rel="stylesheet" href="\(links.asset("desk.css"))">
        \(if: context.account != nil, "<script type=\"module\" src=\"\(links.asset("desk.js"))\"></script>\n")\
        </head>
        <body class="desk">
        <a class="skip" href="#main">\(text.shared(.skipToMain))</a>
        \(deskHeader(context, place))
        \(rail.map { "<div class=\"work\">\n\($0)\n\(body)\n</div>" as HTML } ?? body)
        <footer>
        <div class="row"><span>\(text.shared(.footerSoftware))</span>
        \(if: context.account != nil, languageChoice(context))</div>
        </footer>
        </body>
        </html>

        """
}

private func deskHeader(_ context: DeskPageContext, _ place: DeskPlace) -> HTML {
    let text = context.text
    let name = context.siteName ?? text(.newSite)
    return """
        <header>
        <p><a href="\(context.links.desk)"><bdi>\(name)</bdi></a>\(if: context.siteName != nil, " <small>\(text(.deskName))</small>")</p>
        \(context.account.map { deskNav(context, $0, place) } ?? languageChoice(context))
        \(context.band.map { $0.html(context) } ?? (context.rehearsal ? rehearsalBand(context) : ""))
        </header>
        """
}

private func deskNav(_ context: DeskPageContext, _ account: Account, _ place: DeskPlace) -> HTML {
    let (text, links) = (context.text, context.links)
    func current(_ own: DeskPlace) -> String? { place == own ? "true" : nil }
    return """
        <nav aria-label="\(text(.deskNav))">
        <ul class="bare row">
        <li><a href="\(links.desk)"\(attribute: "aria-current", current(.campaigns))>\(text(.navCampaigns))</a></li>
        \(if: account.isOwner, "<li><a href=\"\(links.deskSettings)\"\(attribute: "aria-current", current(.site))>\(text(.navSite))</a></li>\n")\
        <li><a href="\(links.deskPeople())#you"\(attribute: "aria-current", current(.account))><bdi>\(account.name)</bdi></a></li>
        </ul>
        </nav>
        """
}

private func languageChoice(_ context: DeskPageContext) -> HTML {
    let items = DeskText.languages.map { language -> HTML in
        """
        <li><a href="\(context.path(in: language))" lang="\(language.tag)" hreflang="\(language.tag)"\
        \(if: language == context.language, " aria-current=\"true\"")>\(language.ownName)</a></li>

        """
    }
    return """
        <nav aria-label="\(context.text.shared(.languageNav))">
        <ul class="bare row">
        \(items)</ul>
        </nav>
        """
}

private func rehearsalBand(_ context: DeskPageContext) -> HTML {
    let text = context.text
    let isThere = context.path.hasPrefix(context.links.deskSettings)
    let canEnd = !context.showsLetterbox && !isThere && context.account?.isOwner == true
    return """
        <p class="rehearsal">\(text(.rehearsalBand))\
        \(if: context.showsLetterbox, " <a href=\"\(context.links.letterbox)\">\(text(.openLetterbox))</a>")\
        \(if: canEnd, " <a href=\"\(context.links.deskSettings)\">\(text(.rehearsalEnd))</a>")</p>
        """
}
