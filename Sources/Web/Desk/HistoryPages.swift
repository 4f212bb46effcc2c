package import Domain
import Foundation

/// A part of the history, the newest line first.
package struct HistoryPart: Sendable {
    package let lines: [HistoryLine]
    /// The path of the next part. Nil at the end.
    package let older: String?

    package init(_ lines: [HistoryLine], older: String?) { (self.lines, self.older) = (lines, older) }
}

/// Returns the history of the whole site, for an owner.
package func siteHistoryPage(_ context: DeskPageContext, _ history: HistoryPart) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.historyTitle), context, place: .site,
        main: """
            \(siteTabs(context, place: .history))
            <div class="head">
            <h1>\(text(.historyTitle))</h1>
            <p class="lines">\(text(.historySiteLead))</p>
            </div>
            \(days(history, context, namesCampaigns: true))
            """)
}

/// Returns the history of a campaign.
package func campaignHistoryPage(
    _ context: DeskPageContext, _ campaign: DeskCampaignHeading, _ history: HistoryPart
) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.historyOfCampaign, ["title": campaign.title]), context, place: .campaigns,
        rail: campaignRail(context, campaign, place: .history),
        main: """
            <div class="head">
            <h1>\(text(.historyTitle))</h1>
            <p class="lines">\(text(.historyLead)) <a href="\(context.links.deskVersions(campaign.slug))">\(text(.versionsTitle))</a></p>
            </div>
            \(days(history, context, namesCampaigns: false))
            """)
}

private func days(_ history: HistoryPart, _ context: DeskPageContext, namesCampaigns: Bool) -> HTML {
    let text = context.text
    var days: [(day: Day, lines: [HistoryLine])] = []
    for line in history.lines {
        if days.last?.day == Day(line.at) {
            days[days.count - 1].lines.append(line)
        } else {
            days.append((Day(line.at), [line]))
        }
    }
    return """
        \(if: days.isEmpty, "<p>\(text(.historyNothing))</p>\n")\
        \(days.map { section($0.day, $0.lines, context, namesCampaigns) })\
        \(history.older.map { "<p><a class=\"alone\" href=\"\($0)\">\(text(.historyOlder))</a></p>\n" as HTML })\
        <p class="small soft">\(text(.historyInUTC))</p>
        """
}

private func section(
    _ day: Day, _ lines: [HistoryLine], _ context: DeskPageContext, _ namesCampaigns: Bool
) -> HTML {
    """
    <section aria-labelledby="day-\(day.description)">
    <h2 id="day-\(day.description)">\(heading(day, context))</h2>
    <ul class="list">
    \(lines.map { row($0, context, namesCampaigns) })</ul>
    </section>

    """
}

private func heading(_ day: Day, _ context: DeskPageContext) -> String {
    let text = context.text
    switch day {
    case Day(context.now): return text(.historyToday, ["day": text.dayAndWeekday(day)])
    case Day(context.now.addingTimeInterval(-86_400)):
        return text(.historyYesterday, ["day": text.dayAndWeekday(day)])
    default: return text.language.sentenceCased(text.dayAndWeekday(day))
    }
}

private func row(_ line: HistoryLine, _ context: DeskPageContext, _ namesCampaigns: Bool) -> HTML {
    let text = context.text
    let who = line.doer.name(for: context)
    var arguments = ["clock": text.shared.clock(line.at), "who": who]
    arguments["campaign"] = namesCampaigns ? line.campaign : nil
    let place: DeskTextKey = arguments["campaign"] == nil ? .historyLine : .historyLineWhere
    return """
        <li><p>\(text(line.sentence, ["subject": line.subject.isolated, "role": text.name(of: line.role)]))</p>
        \(if: !line.note.isEmpty, "<p class=\"small\">\(text(.quoted, ["words": line.note.isolated]))</p>\n")\
        <p class="small soft">\(text(place, arguments))</p></li>

        """
}
