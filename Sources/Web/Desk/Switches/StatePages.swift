package import Domain

/// Returns the page that asks what visitors read, before a campaign is paused or closed.
/// - Parameter name: `.paused` or `.closed`.
package func statePage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ name: Switch.Name
) -> HTML {
    let (text, links) = (context.text, context.links)
    let isClosing = name == .closed
    let title = text(isClosing ? .closeTitle : .pauseTitle)
    let active = heading.campaign.state.flatMap { $0.name == name ? $0 : nil }
    let path = isClosing ? links.deskClose(heading.slug) : links.deskPause(heading.slug)
    return deskLayout(
        title: title, context, place: .campaigns, rail: campaignRail(context, heading, place: .watch),
        main: """
            <div class="head">
            <h1>\(title)</h1>
            <p class="lines">\(text(isClosing ? .closeLead : .pauseLead))</p>
            </div>
            <form action="\(path)" method="post">
            <fieldset class="lines">
            <legend>\(text(.switchTold))</legend>
            <p class="hint">\(text(.switchEmpty))</p>
            \(heading.campaign.languages.map { sentenceField(name, active, $0, text).html(text) })</fieldset>
            <div class="lines">
            \(why(text).html(text))</div>
            <p class="row"><button class="main">\(text(isClosing ? .closeGo : .pauseGo))</button></p>
            </form>
            """)
}

/// Returns the part of a campaign's overview that says its state, and changes it.
func stateSection(_ context: DeskPageContext, _ campaign: DeskCampaign) -> HTML {
    let (text, links, slug) = (context.text, context.links, campaign.slug)
    let close: HTML = "<a class=\"alone\" href=\"\(links.deskClose(slug))\">\(text(.closeGo))</a>"
    let pause: HTML = "<a class=\"alone\" href=\"\(links.deskPause(slug))\">\(text(.pauseGo))</a>"
    let actions: HTML =
        switch campaign.state?.name {
        case .closed: press(links.deskReopen(slug), text(.reopenGo))
        case .paused:
            """
            \(press(links.deskResume(slug), text(.resumeGo)))
            <p><a class="alone" href="\(links.deskPause(slug))">\(text(.pauseChange))</a> \(close)</p>
            """
        default:
            "<p class=\"row\">\(if: campaign.phase == .open, pause) \(if: campaign.phase != .closed, close)</p>"
        }
    return """
        <section aria-labelledby="state">
        <h2 id="state">\(text(.stateTitle))</h2>
        <p>\(campaign.state(text))</p>
        \(actions)
        </section>
        """
}

private func press(_ path: String, _ label: String) -> HTML {
    "<form action=\"\(path)\" method=\"post\"><p><button>\(label)</button></p></form>"
}

/// Returns the answer to a form of the desk while nothing may be written. It keeps what was sent.
func readOnlyDeskPage(_ context: DeskPageContext, _ body: FormBody, at path: String) -> HTML {
    let text = context.text
    let title = text(.readOnlyDesk)
    return deskLayout(
        title: title, context, narrow: true,
        main: """
            <h1>\(title)</h1>
            <p class="lines">\(text(.readOnlyDeskLead))</p>
            <form action="\(path)" method="post">
            \(body.pairs.map { hiddenField($0.name, $0.value) })<p><button class="main">\(text(.readOnlyAgain))</button></p>
            </form>
            """)
}
