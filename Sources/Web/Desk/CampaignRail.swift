import Domain

/// The campaign that a page of the desk is about.
package struct DeskCampaignHeading: Sendable {
    package let campaign: DeskCampaign
    /// The number of people with a role in the campaign.
    package let members: Int

    package init(campaign: DeskCampaign, members: Int) {
        (self.campaign, self.members) = (campaign, members)
    }

    var slug: String { campaign.slug }
    var title: String { campaign.title }
}

/// A page of a campaign at the desk, as a line of the rail.
enum CampaignPlace: CaseIterable { case people, history }

/// Returns the rail: the list of a campaign's pages, with what waits on each.
func campaignRail(_ context: DeskPageContext, _ heading: DeskCampaignHeading, place: CampaignPlace) -> HTML {
    let (text, title) = (context.text, heading.title)
    return """
        <nav class="rail" aria-label="\(title)">
        <details class="fold"><summary><bdi>\(title)</bdi>: \(place.name(text))</summary></details>
        <div class="whose"><p><a href="\(context.links.campaign(heading.slug))"><bdi>\(title)</bdi></a></p>\
        <p class="group">\(heading.campaign.state(text))</p></div>
        <p class="group" id="around">\(text(.railAround))</p>
        <ul class="bare" aria-labelledby="around">
        \(CampaignPlace.allCases.map { line($0, context, heading, isCurrent: $0 == place) })</ul>
        </nav>
        """
}

private func line(
    _ place: CampaignPlace, _ context: DeskPageContext, _ heading: DeskCampaignHeading, isCurrent: Bool
) -> HTML {
    let text = context.text
    let (path, state): (String, String?) =
        switch place {
        case .people: (context.links.deskPeople(heading.slug), text(.railCount, counting: heading.members))
        case .history: (context.links.deskHistory(heading.slug), nil)
        }
    return """
        <li><a href="\(path)"\(if: isCurrent, " aria-current=\"page\"")>\(place.name(text))\
        \(state.map { " <small>\($0)</small>" as HTML })</a></li>

        """
}

extension CampaignPlace {
    fileprivate func name(_ text: DeskText) -> String {
        switch self {
        case .people: text(.railPeople)
        case .history: text(.railHistory)
        }
    }
}

/// Returns the links between the pages of the whole site.
func siteTabs(_ context: DeskPageContext, place: CampaignPlace) -> HTML {
    let items = CampaignPlace.allCases.map { tab -> HTML in
        let path = tab == .people ? context.links.deskPeople() : context.links.deskHistory()
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
