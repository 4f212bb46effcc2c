package import Actions
package import Domain
import Foundation

/// Returns the page on which a writer sees, takes and erases what is kept of one letter. Opening it
/// shows nothing personal; the buttons do.
/// - Parameter kept: what to show. Nil before anybody has asked.
package func keptPage(
    _ context: PageContext, of letter: Letter, token: String, _ kept: SupporterActions.Kept? = nil
) -> HTML {
    let (text, links) = (context.text, context.links)
    return layout(
        title: text(.keptTitle), context: context,
        main: """
            <div class="sheet">
            <h1>\(text(.keptTitle))</h1>
            <p class="lead">\(text(.keptLead, ["target": addressee(of: letter, context)]))</p>
            \(kept.map { facts($0, text) } ?? "")\
            <form class="row" action="\(links.kept(token))" method="post">
            \(if: kept == nil, "<button class=\"main\" name=\"do\" value=\"show\">\(text(.keptShow))</button>")
            <button name="do" value="take">\(text(.keptTake))</button>
            </form>
            <p><a class="alone" href="\(links.notMe(token))">\(text(.keptErase))</a></p>
            </div>
            """)
}

private func addressee(of letter: Letter, _ context: PageContext) -> String {
    if let name = letter.addressee?.name, !name.isEmpty { return name }
    return context.campaign.target(letter.target)?.spokenName(in: context.text) ?? letter.target
}

private func facts(_ kept: SupporterActions.Kept, _ text: InterfaceText) -> HTML {
    let (letter, draft) = (kept.letter.letter, kept.letter.letter.draft)
    let values: [(TextKey, String)] = [
        (.keptWritten, moment(letter.writtenAt, text)),
        (.keptConfirmed, letter.confirmedAt.map { moment($0, text) } ?? ""),
        (.keptState, letter.status.map { text($0.name, counting: 1) } ?? ""), (.name, draft.name),
        (.email, draft.email), (.address, draft.address.joined(separator: "\n")),
        (.postcode, draft.postcode), (.country, Country.name(draft.country, in: text.language)),
        (.words, draft.words), (.keptNews, kept.news?.email ?? ""),
    ]
    let lines = values.filter { !$0.1.isEmpty }.map { key, value -> HTML in
        "<dt>\(text(key))</dt><dd dir=\"auto\">\(value)</dd>\n"
    }
    return """
        <div role="status">
        <dl class="kept">
        \(lines)</dl>
        </div>

        """
}

private func moment(_ date: Date, _ text: InterfaceText) -> String {
    "\(Day(date).written(in: text.language)), \(text.clock(date)) UTC"
}
