package import Domain

/// The mail to one target, on the page of deliveries.
package struct TargetMailLine: Sendable {
    let key: String, name: String
    let waiting: CappedCount
    let stop: Switch?
    /// How offices asked to get their letters, by address.
    let asked: [(address: String, choice: DigestChoice)]

    package init(
        key: String, name: String, waiting: CappedCount, stop: Switch?,
        asked: [(address: String, choice: DigestChoice)] = []
    ) {
        (self.key, self.name, self.waiting, self.stop) = (key, name, waiting, stop)
        self.asked = asked
    }
}

/// Returns the list of targets whose mail can be paused, resumed and stopped. Empty without any.
func targetMailSection(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ list: DeliveryList)
    -> HTML
{
    guard !list.targetMail.isEmpty else { return "" }
    let text = context.text
    let problem = list.problem == .unsure ? list.problem?.told(text) : nil
    let rows = list.targetMail.map { line($0, context.links.deskTargetMail(heading.slug), text) }
    return """
        <section aria-labelledby="target-mail">
        <h2 id="target-mail">\(text(.targetMailTitle))</h2>
        <p class="lines">\(text(.targetMailLead))</p>
        \(problemText(problem, of: "sure"))<ul class="list">
        \(rows)</ul>
        </section>

        """
}

private func line(_ line: TargetMailLine, _ action: String, _ text: DeskText) -> HTML {
    let told: HTML? = line.stop.map { stop in
        "<p>\(text.told(stop, stop.name == .paused ? .targetMailPaused : .targetMailStopped))</p>\n"
    }
    return """
        <li>
        <form action="\(action)" method="post" aria-label="\(line.name)">
        <input type="hidden" name="target" value="\(line.key)">
        <p class="name"><bdi>\(text.language.sentenceCased(line.name))</bdi></p>
        <p class="small soft">\(text(.targetMailWaiting, counting: line.waiting))</p>
        \(told)<p>\(line.stop == nil ? button("pause", .targetMailPause, text) : button("resume", .targetMailResume, text))</p>
        \(if: line.stop?.name != .closed, stopping(line, text))</form>
        \(line.asked.map { asked($0.address, $0.choice, line, action, text) })</li>

        """
}

/// Says how an office asked to get its letters, with the button that undoes it.
private func asked(
    _ address: String, _ choice: DigestChoice, _ line: TargetMailLine, _ action: String, _ text: DeskText
) -> HTML {
    """
    <form action="\(action)" method="post">
    <input type="hidden" name="target" value="\(line.key)">
    <input type="hidden" name="address" value="\(address)">
    <p>\(text(.targetMailAsked, ["how": choice.rawValue])) <bdi class="small">\(address)</bdi></p>
    <p>\(button("as-planned", .targetMailAsPlanned, text))</p>
    </form>

    """
}

private func button(_ deed: String, _ label: DeskTextKey, _ text: DeskText) -> HTML {
    "<button name=\"do\" value=\"\(deed)\">\(text(label))</button>"
}

private func stopping(_ line: TargetMailLine, _ text: DeskText) -> HTML {
    """
    <details class="tight"><summary>\(text(.targetMailStop))<span class="hide">\(text(.colon))\(line.name)</span></summary>
    <label class="choice"><input type="checkbox" name="sure" value="yes"> <span>\(text(.targetMailSure))</span></label>
    <p>\(button("cancel", .targetMailStopGo, text))</p>
    </details>

    """
}
