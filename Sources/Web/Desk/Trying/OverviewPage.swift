import Domain

/// What the first page of a campaign at the desk shows.
package struct CampaignOverview: Sendable {
    /// The parts, of a draft.
    package var checks: [TryEditor.Check] = []
    /// What is saved and live.
    package var saved: SavedText
    /// The whole address of the page, once it is published.
    package var address: String?
    /// The figures of a campaign that is published.
    package var figures: FiguresView?

    package init(
        saved: SavedText, checks: [TryEditor.Check] = [], address: String? = nil, figures: FiguresView? = nil
    ) {
        (self.saved, self.checks, self.address, self.figures) = (saved, checks, address, figures)
    }
}

/// Returns the first page of a campaign: of a draft its check list, else its state and figures.
package func overviewPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ overview: CampaignOverview
) -> HTML {
    let (text, title) = (context.text, heading.title)
    return deskLayout(
        title: title, context, place: .campaigns,
        refresh: overview.figures?.renews == true ? figuresRefresh : nil,
        rail: campaignRail(context, heading, place: .watch),
        main: """
            <div class="head">
            <h1><bdi>\(title)</bdi></h1>
            <p>\(heading.campaign.state(text)) \(overview.saved.head(context))</p>
            \(if: !heading.campaign.isDraft && heading.places.contains(.trying), correctLink(context, heading))</div>
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

/// The way to a letter of a campaign that is live, and to what is changed in it already.
private func correctLink(_ context: DeskPageContext, _ heading: DeskCampaignHeading) -> HTML {
    "<p><a class=\"alone\" href=\"\(heading.path(of: .letters, context.links))\">\(context.text(.correctLetter))</a></p>\n"
}

private func deleteLink(_ context: DeskPageContext, _ heading: DeskCampaignHeading) -> HTML {
    "<p><a class=\"alone\" href=\"\(context.links.deskDelete(heading.slug))\">\(context.text(.deleteDraft))</a></p>"
}

/// The seconds after which a page of figures loads itself again where no script renews them.
let figuresRefresh = 30

private func live(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ overview: CampaignOverview
) -> HTML {
    let (text, campaign) = (context.text, heading.campaign)
    let address: HTML? = overview.address.map {
        "<dt>\(text(.addressTitle))</dt><dd><a href=\"\($0)\"><bdi>\($0)</bdi></a></dd>\n"
    }
    let state = heading.places.contains(.switches) ? stateSection(context, campaign) : ""
    return """
        \(if: campaign.state != nil, state)\(waiting(context, heading))\(overview.figures.map { figures($0, context, heading) })\
        <dl class="facts small">
        \(address)<dt>\(text(.languagesTitle))</dt><dd>\(text.names(of: campaign.languages))</dd>
        </dl>
        \(if: campaign.state == nil, state)
        """
}

/// The figures, and how they renew themselves.
private func figures(_ view: FiguresView, _ context: DeskPageContext, _ heading: DeskCampaignHeading) -> HTML
{
    let (text, links) = (context.text, context.links)
    let live = links.deskFigures(heading.slug) + (view.figures.byHour ? "?by=hour" : "")
    let told = view.renews ? text(.figuresRenew, counting: figuresRefresh) : text(.figuresRest)
    let path = links.deskCampaign(heading.slug) + (view.renews ? "?live=no" : "")
    return """
        <div class="live" data-live="\(live)">
        \(liveFigures(context, heading.slug, view))</div>
        <noscript><p class="small">\(told) <a href="\(path)">\(text(view.renews ? .figuresStop : .figuresGo))</a></p></noscript>

        """
}

/// What waits for a decision.
private func waiting(_ context: DeskPageContext, _ heading: DeskCampaignHeading) -> HTML {
    let text = context.text
    let deliveries = heading.campaign.waits(text).map { line(.deliveries, $0, context, heading) }
    let others = [CampaignPlace.words, .trying].compactMap { place -> HTML? in
        guard let state = heading.states[place], state.waits else { return nil }
        return line(place, text.language.sentenceCased(state.told(text)), context, heading)
    }
    let all = deliveries + others
    guard !all.isEmpty else { return "" }
    return """
        <section aria-labelledby="waits">
        <h2 id="waits">\(text(.waitsTitle))</h2>
        <ul class="list">
        \(all)</ul>
        </section>

        """
}

/// One line of what waits, with the way to its page for whoever may open it.
private func line(
    _ place: CampaignPlace, _ state: String, _ context: DeskPageContext, _ heading: DeskCampaignHeading
) -> HTML {
    let path = heading.path(of: place, context.links)
    let linked: HTML = heading.places.contains(place) ? "<a href=\"\(path)\">\(state)</a>" : "\(state)"
    return """
        <li class="cells end"><p>\(linked)</p><p class="small soft">\(place.name(context.text))</p></li>

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
