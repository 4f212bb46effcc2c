package import Domain

/// The campaign that a page of the desk is about.
package struct DeskCampaignHeading: Sendable {
    package let campaign: DeskCampaign
    /// The number of people with a role in the campaign.
    package let members: Int
    /// The pages that this account may open. The rail leaves the others out.
    package var places: Set<CampaignPlace> = [.people, .history]
    package var states: [CampaignPlace: PlaceState] = [:]
    /// The key of the letter to which the rail leads. Nil while there is none.
    package var letter: String?
    /// The language of the page to which the rail leads. Nil: the campaign's first.
    package var pageLanguage: Language?
    /// The languages of the draft, where they differ from those that visitors see.
    package var draftLanguages: [Language]?

    package init(campaign: DeskCampaign, members: Int) {
        (self.campaign, self.members) = (campaign, members)
    }

    var slug: String { campaign.slug }
    var title: String { campaign.title }
    var languages: [Language] { draftLanguages ?? campaign.languages }

    func path(of place: CampaignPlace, _ links: Links) -> String {
        switch place {
        case .watch: links.deskCampaign(slug)
        case .deliveries: links.deskDeliveries(slug)
        case .words: links.deskWords(slug)
        case .news: links.deskNews(slug)
        case .page: links.deskPage(slug, pageLanguage ?? languages.first ?? "en")
        case .targets: links.deskTargets(slug)
        case .letters: letter.map { links.deskLetter(slug, $0) } ?? links.deskLetters(slug)
        case .steps: links.deskSteps(slug)
        case .dates: links.deskDates(slug)
        case .trying: links.deskTry(slug)
        case .people: links.deskPeople(slug)
        case .history: links.deskHistory(slug)
        case .switches: links.deskSwitches(slug)
        case .export: links.deskExport(slug)
        case .settings: links.deskSettings
        case .mails: links.deskMails
        }
    }

    /// The name of a page. The overview of a draft is no page of figures.
    func name(of place: CampaignPlace, _ text: DeskText) -> String {
        place == .watch && campaign.isDraft ? text(.railOverview) : place.name(text)
    }
}

/// Returns the rail: the list of a campaign's pages, with what waits on each.
func campaignRail(_ context: DeskPageContext, _ heading: DeskCampaignHeading, place: CampaignPlace) -> HTML {
    let (text, title) = (context.text, heading.title)
    let home =
        heading.places.contains(.watch)
        ? context.links.deskCampaign(heading.slug) : context.links.campaign(heading.slug)
    return """
        <nav class="rail" aria-label="\(title)">
        <details class="fold"><summary><bdi>\(title)</bdi>\(text(.colon))\(heading.name(of: place, text))</summary></details>
        <div class="whose"><p><a href="\(home)"><bdi>\(title)</bdi></a></p>\
        <p class="group">\(heading.campaign.state(text))</p></div>
        \(railGroups.map { group($0, context, heading, current: place) })</nav>
        """
}

private struct RailGroup {
    let id: StaticString
    let name: DeskTextKey
    let places: [CampaignPlace]
}

private let railGroups = [
    RailGroup(id: "rail-happens", name: .railHappens, places: [.watch, .deliveries, .words, .news]),
    RailGroup(id: "rail-says", name: .railSays, places: CampaignPlace.parts + [.trying]),
    RailGroup(id: "rail-around", name: .railAround, places: [.people, .history, .switches, .export]),
]

private func group(
    _ group: RailGroup, _ context: DeskPageContext, _ heading: DeskCampaignHeading, current: CampaignPlace
) -> HTML {
    let places = group.places.filter(heading.places.contains)
    guard !places.isEmpty else { return "" }
    return """
        <p class="group" id="\(group.id.description)">\(context.text(group.name))</p>
        <ul class="bare" aria-labelledby="\(group.id.description)">
        \(places.map { line($0, context, heading, isCurrent: $0 == current) })</ul>

        """
}

private func line(
    _ place: CampaignPlace, _ context: DeskPageContext, _ heading: DeskCampaignHeading, isCurrent: Bool
) -> HTML {
    """
    <li><a href="\(heading.path(of: place, context.links))"\(if: isCurrent, " aria-current=\"page\"")>\
    \(heading.name(of: place, context.text))\(state(of: place, context.text, heading))</a></li>

    """
}

private func state(of place: CampaignPlace, _ text: DeskText, _ heading: DeskCampaignHeading) -> HTML? {
    if place == .people { return " <small>\(text(.railCount, counting: heading.members))</small>" }
    return heading.states[place].map {
        " <small\(attribute: "class", $0.look)>\($0.told(text))</small>"
    }
}

/// Returns the links between the pages of the whole site.
func siteTabs(_ context: DeskPageContext, place: CampaignPlace) -> HTML {
    let items = [CampaignPlace.settings, .people, .mails, .history, .switches].map { tab -> HTML in
        let path =
            switch tab {
            case .settings: context.links.deskSettings
            case .mails: context.links.deskMails
            case .history: context.links.deskHistory()
            case .switches: context.links.deskSwitches()
            default: context.links.deskPeople()
            }
        return """
            <li><a href="\(path)"\(if: tab == place, " aria-current=\"page\"")>\(tab.name(context.text))</a></li>

            """
    }
    return """
        <nav aria-label="\(context.text(.siteTabs))">
        <ul class="tabs">
        \(items)</ul>
        </nav>
        """
}
