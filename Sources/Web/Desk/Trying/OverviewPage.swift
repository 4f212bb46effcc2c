import Domain

/// What the first page of a campaign at the desk shows.
package struct CampaignOverview: Sendable {
    /// The parts, of a draft.
    package var checks: [TryEditor.Check] = []
    /// What is saved and live.
    package var saved: SavedText
    /// The whole address of the page, once it is published.
    package var address: String?

    package init(saved: SavedText, checks: [TryEditor.Check] = [], address: String? = nil) {
        (self.saved, self.checks, self.address) = (saved, checks, address)
    }
}

/// Returns the first page of a campaign: of a draft its check list, else its state and figures.
package func overviewPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ overview: CampaignOverview
) -> HTML {
    let (text, title) = (context.text, heading.title)
    return deskLayout(
        title: title, context, place: .campaigns, rail: campaignRail(context, heading, place: .watch),
        main: """
            <div class="head">
            <h1><bdi>\(title)</bdi></h1>
            <p>\(heading.campaign.state(text)) \(overview.saved.head(context))</p>
            </div>
            \(heading.campaign.isDraft ? draft(context, heading, overview) : live(context, heading, overview))
            """)
}

private func draft(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ overview: CampaignOverview
) -> HTML {
    let text = context.text
    let form = EditorForm(
        context: context, heading: heading, place: .watch,
        state: EditorState(values: [:], base: 0, form: "", saved: overview.saved), action: "")
    let open = overview.checks.first { $0.state.blocks }?.place
    let path = heading.path(of: open ?? .trying, context.links)
    let label = open.map { text(.firstPart, ["part": $0.name(text)]) } ?? text(.railTry)
    return """
        <section aria-labelledby="parts">
        <h2 id="parts">\(text(.draftTitle))</h2>
        <p class="lines">\(text(.draftLead))</p>
        <ul class="list">
        \(overview.checks.map { line($0, form) })</ul>
        </section>
        <p><a class="button" href="\(path)">\(label)</a></p>
        \(if: heading.places.contains(.trying), deleteLink(context, heading))
        """
}

private func deleteLink(_ context: DeskPageContext, _ heading: DeskCampaignHeading) -> HTML {
    "<p><a class=\"alone\" href=\"\(context.links.deskDelete(heading.slug))\">\(context.text(.deleteDraft))</a></p>"
}

private func live(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ overview: CampaignOverview
) -> HTML {
    let (text, campaign) = (context.text, heading.campaign)
    let address: HTML? = overview.address.map {
        "<dt>\(text(.addressTitle))</dt><dd><a href=\"\($0)\"><bdi>\($0)</bdi></a></dd>\n"
    }
    return """
        \(waiting(context, heading))<section aria-labelledby="figures">
        <h2 id="figures">\(text(.figuresTitle))</h2>
        <p>\(campaign.told(text))</p>
        <dl class="facts">
        \(address)<dt>\(text(.languagesTitle))</dt><dd>\(text.names(of: campaign.languages))</dd>
        </dl>
        </section>
        \(if: heading.places.contains(.switches), stateSection(context, campaign))
        """
}

/// What waits for a decision.
private func waiting(_ context: DeskPageContext, _ heading: DeskCampaignHeading) -> HTML {
    let text = context.text
    let places: [CampaignPlace] = [.deliveries, .words, .trying]
    let lines = heading.campaign.waits(text).map { "<li><p>\($0)</p></li>\n" as HTML }
    let linked = places.compactMap { place -> HTML? in
        guard heading.places.contains(place), let state = heading.states[place], state.waits else {
            return nil
        }
        return """
            <li class="cells end"><p><a href="\(heading.path(of: place, context.links))">\(place.name(text))</a></p>\
            <p class="small">\(state.html(text))</p></li>

            """
    }
    let all = heading.places.contains(.deliveries) ? linked : lines + linked
    guard !all.isEmpty else { return "" }
    return """
        <section aria-labelledby="waits">
        <h2 id="waits">\(text(.waitsTitle))</h2>
        <ul class="list">
        \(all)</ul>
        </section>

        """
}

extension PlaceState {
    /// Whether somebody has to decide or to do something.
    fileprivate var waits: Bool {
        switch self {
        case .doubts(let count), .unread(let count), .changes(let count), .decisions(let count): count > 0
        default: false
        }
    }
}
