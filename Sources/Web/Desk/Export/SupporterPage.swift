package import Actions
import Domain
import Foundation

/// What the page of one supporter shows.
package struct SupporterView: Sendable {
    /// The slug of the campaign that is searched. Nil: all.
    package var campaign: String?
    package var email = ""
    /// Nil before anything was looked for.
    package var found: [OneSupporter.Found]?
    /// The campaigns of which the address gets news.
    package var news: [String] = []
    package var erased: OneSupporter.Erased?

    package init(campaign: String?) { self.campaign = campaign }
}

/// Returns the page on which what is kept of one supporter is found, taken and erased.
package func supporterPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading?, _ view: SupporterView
) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.supporterTitle), context, place: heading == nil ? .site : .campaigns,
        rail: heading.map { campaignRail(context, $0, place: .export) },
        main: """
            <div class="head">
            <h1>\(text(.supporterTitle))</h1>
            <p class="lines">\(text(.supporterLead))</p>
            </div>
            \(view.erased.map { outcome($0, text) })\
            <form action="\(context.links.deskSupporter(view.campaign))" method="post">
            \(email(view, text))\
            <p><button class="main" name="do" value="find">\(text(.supporterFind))</button></p>
            </form>
            \(view.found.map { found($0, context, view) })
            """)
}

private func email(_ view: SupporterView, _ text: DeskText) -> HTML {
    DeskField(
        name: "email", label: text(.email), hint: "\(text(.supporterEmailHint))", value: view.email,
        control: .line(type: "email", look: "mid")
    ).html(text)
}

private func outcome(_ erased: OneSupporter.Erased, _ text: DeskText) -> HTML {
    """
    <div role="status">
    \(if: erased.letters > 0 || erased.underWay == 0 && erased.news == 0,
        "<p>\(text(.supporterErased, counting: erased.letters))</p>\n")\
    \(if: erased.underWay > 0, "<p class=\"problem\">\(text(.supporterUnderWay, counting: erased.underWay))</p>\n")\
    \(if: erased.news > 0, "<p>\(text(.supporterNewsErased, counting: erased.news))</p>\n")\
    </div>

    """
}

private func found(
    _ letters: [OneSupporter.Found], _ context: DeskPageContext, _ view: SupporterView
) -> HTML {
    let text = context.text
    guard !letters.isEmpty || !view.news.isEmpty else { return "<p>\(text(.supporterNone))</p>" }
    let address = hiddenField("email", view.email)
    let action = context.links.deskSupporter(view.campaign)
    return """
        <section aria-labelledby="found">
        <h2 id="found">\(text(.supporterFound, counting: letters.count))</h2>
        \(letters.map { letter($0, text) })\
        \(if: !view.news.isEmpty, "<p>\(text(.supporterNews, ["campaigns": view.news.joined(separator: text(.listComma))]))</p>")
        </section>
        <form action="\(action)" method="post">\(address)
        <p><button name="do" value="take">\(text(.supporterTake))</button></p>
        </form>
        <form class="lines" action="\(action)" method="post">\(address)
        <p>\(text(.supporterEraseHint)) \(text(.supporterStays))</p>
        <p><button class="danger" name="do" value="erase">\(text(.supporterErase))</button></p>
        </form>
        """
}

private func letter(_ found: OneSupporter.Found, _ text: DeskText) -> HTML {
    let (letter, draft) = (found.letter, found.letter.draft)
    let values: [(ExportColumn, String)] = [
        (.target, found.to), (.written, time(letter.writtenAt, text)),
        (.confirmed, letter.confirmedAt.map { time($0, text) } ?? ""),
        (.state, letter.status.map { text.shared($0.name, counting: 1) } ?? ""), (.name, draft.name),
        (.email, draft.email), (.address, draft.address.joined(separator: ", ")),
        (.postcode, draft.postcode), (.country, Country.name(draft.country, in: text.language)),
        (.place, letter.place?.name ?? ""),
        (.language, text.language.name(of: draft.language)), (.words, draft.words),
        (.news, text(draft.updates ? .wordYes : .wordNo)), (.consent, found.consent),
    ]
    let lines = values.filter { !$0.1.isEmpty }.map { column, value -> HTML in
        "<dt>\(text(column.title))</dt><dd dir=\"auto\">\(value)</dd>\n"
    }
    return """
        <h3>\(text(.sheetLetterNumber)) \(String(letter.id)), <bdi>\(letter.campaign)</bdi></h3>
        <dl class="facts">
        \(lines)</dl>

        """
}

private func time(_ date: Date, _ text: DeskText) -> String {
    "\(Day(date).written(in: text.language)), \(text.shared.clock(date)) UTC"
}
