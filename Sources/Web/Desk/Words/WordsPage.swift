package import Domain

/// The own words of a campaign, as their page shows them.
package struct WordsView: Sendable {
    package let standing: WordsStanding
    package let words: [ReadableWords]
    package let counts: [WordsStanding: CappedCount]
    package let policy: WordsPolicy
    /// The time zone of the times on the page.
    package let zone: String
    /// What is looked for. "" for nothing.
    package var query = ""
    /// The path of the next part. Nil at the end.
    package var older: String?
    /// Whether this account decides, and sees names.
    package var mayDecide = true
    /// What the last form did, and to how many letters.
    package var done: (what: WordsDone, count: Int)?
    package var problem: WordsProblem?
    /// The letters that the last form chose, and the reason that it gave.
    package var chosen: Set<Int64> = []
    package var reason = ""

    package init(
        standing: WordsStanding, words: [ReadableWords], counts: [WordsStanding: CappedCount],
        policy: WordsPolicy,
        zone: String
    ) {
        (self.standing, self.words, self.counts) = (standing, words, counts)
        (self.policy, self.zone) = (policy, zone)
    }
}

/// What a form about own words did. The raw values stand in addresses.
package enum WordsDone: String, Sendable { case released, refused, held, rule }

/// Why a form about own words did nothing.
package enum WordsProblem: Sendable { case noLetter, noReason, longReason }

/// Returns the page on which own words are read, released and refused.
package func wordsPage(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: WordsView) -> HTML
{
    let text = context.text
    let held = view.counts[.held] ?? CappedCount(0)
    return deskLayout(
        title: held.number == 0 ? text(.railWords) : text(.wordsHeldTitle, counting: held), context,
        place: .campaigns, problems: view.problem == nil ? 0 : 1,
        rail: campaignRail(context, heading, place: .words),
        main: """
            <div class="head">
            <h1>\(text(.railWords))</h1>
            <p>\(text(.wordsLead)) \(text(view.mayDecide ? .wordsWithNames : .wordsWithoutNames))</p>
            </div>
            \(done(view, text))<div>
            \(tabs(context, heading, view))\(search(context, heading, view))</div>
            \(list(context, heading, view))\
            \(view.older.map { "<p><a class=\"alone\" href=\"\($0)\">\(text(.wordsOlder))</a></p>\n" as HTML })\
            <p class="small soft">\(text(.timesOf, ["place": text.place(of: view.zone)]))</p>
            \(if: view.mayDecide && view.standing == .held, wordsRule(context, heading, view.policy))
            """)
}

private func done(_ view: WordsView, _ text: DeskText) -> HTML? {
    view.done.map { done in
        let told =
            switch done.what {
            case .released: text(.wordsReleased, counting: done.count)
            case .refused: text(.wordsRefusedNow, counting: done.count)
            case .held: text(.wordsHeldNow, counting: done.count)
            case .rule: text(.wordsRuleSet)
            }
        return "<p class=\"note\" role=\"status\">\(told)</p>\n"
    }
}

private func tabs(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: WordsView) -> HTML {
    let items = WordsStanding.allCases.map { standing -> HTML in
        """
        <li><a href="\(context.links.deskWords(heading.slug, standing, query: view.query))"\
        \(if: standing == view.standing, " aria-current=\"page\"")>\(label(standing, view, context.text))</a></li>

        """
    }
    return """
        <nav aria-label="\(context.text(.wordsStandings))">
        <ul class="tabs">
        \(items)</ul>
        </nav>

        """
}

private func label(_ standing: WordsStanding, _ view: WordsView, _ text: DeskText) -> String {
    let key: DeskTextKey =
        switch standing {
        case .held: .wordsHeld
        case .gone: .wordsGone
        case .refused: .wordsRefused
        }
    let count = view.counts[standing] ?? CappedCount(0)
    return text(
        count.isMore ? .tabMore : .tabCount, ["tab": text(key), "count": text.shared.number(count.number)])
}

private func search(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: WordsView) -> HTML {
    let text = context.text
    return """
        <form class="row" action="\(context.links.deskWords(heading.slug))" role="search">
        \(hiddenField("show", view.standing.rawValue))<label for="q">\(text(.wordsSearch))</label> \
        <input class="mid" id="q" name="q" type="search" value="\(view.query)" maxlength="200" aria-describedby="q-hint"> \
        <button>\(text(.wordsSearchGo))</button> <span class="small soft" id="q-hint">\(text(.wordsSearchHint))</span>
        </form>

        """
}

private func list(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: WordsView) -> HTML {
    let text = context.text
    guard !view.words.isEmpty else {
        return "<p>\(text(view.query.isEmpty ? .wordsNone : .wordsNotFound))</p>\n"
    }
    let decides = view.mayDecide && view.standing == .held
    let rows = view.words.map { row($0, context, heading, view, ticks: decides) }
    guard decides else { return "<ul class=\"list\">\n\(rows)</ul>\n" }
    let problem = view.problem == .noLetter ? text(.wordsUnchosen) : nil
    return """
        <form action="\(context.links.deskWords(heading.slug))" method="post">
        \(hiddenField("q", view.query))\(problemText(problem, of: "id"))<ul class="list">
        \(rows)</ul>
        <div class="save"><button class="main" name="decide" value="release">\(text(.wordsRelease))</button></div>
        <details class="tight"\(if: view.problem == .noReason || view.problem == .longReason, " open")>\
        <summary>\(text(.wordsRefuseSummary))</summary>
        <div class="lines">
        \(wordsReason(view.reason, view.problem, text).html(text))
        <p><button name="decide" value="refuse">\(text(.wordsRefuseGo))</button></p>
        </div></details>
        </form>
        \(together(context, heading, view))
        """
}

/// The way to decide about all that are held, or about all that are found.
private func together(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: WordsView) -> HTML {
    let text = context.text
    let isSearch = !view.query.isEmpty
    return """
        <form class="tools" action="\(context.links.deskWords(heading.slug))" method="post">
        \(hiddenField("all", "ask"))\(hiddenField("q", view.query))\
        <button class="plain" name="decide" value="release">\(text(isSearch ? .wordsReleaseFound : .wordsReleaseAll))</button>
        <button class="plain" name="decide" value="refuse">\(text(isSearch ? .wordsRefuseFound : .wordsRefuseAll))</button>
        </form>

        """
}

/// Returns the field for the reason of a refusal.
func wordsReason(_ value: String, _ problem: WordsProblem?, _ text: DeskText) -> DeskField {
    let told: String? =
        switch problem {
        case .noReason: text(.wordsNoReason)
        case .longReason:
            text(.wordsLongReason, ["limit": text.shared.number(WordsRules.reason.scalars)])
        default: nil
        }
    return DeskField(
        name: "reason", label: text(.wordsReason), value: value, problem: told, control: .text(rows: 4))
}

private func row(
    _ words: ReadableWords, _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: WordsView,
    ticks: Bool
) -> HTML {
    let text = context.text
    let name = words.writer ?? ""
    let place = words.place ?? Country.name(words.country, in: text.language)
    let when = words.confirmed.map { text.moment($0, in: view.zone) } ?? ""
    return """
        <li class="cells end">
        <div><p class="small soft">\(if: !name.isEmpty, "<strong><bdi>\(name)</bdi></strong>, ")\
        <bdi>\(place)</bdi>, \(when). \(words.shownWhy.map { "<span class=\"old\">\($0.told(text))</span>" as HTML })</p>\
        <p class="said" lang="\(words.language.tag)" dir="auto">\(words.words)</p>\
        \(if: !words.reason.isEmpty, "<p class=\"small\">\(text(.wordsToldWriter)) \(text(.quoted, ["words": words.reason.isolated]))</p>")</div>
        <div class="small">\(if: ticks, tick(words, view, text))\(if: !ticks, state(words, context, heading, view))</div>
        </li>

        """
}

private func tick(_ words: ReadableWords, _ view: WordsView, _ text: DeskText) -> HTML {
    """
    <label class="choice small"><input type="checkbox" name="id" value="\(String(words.letter))"\
    \(if: view.chosen.contains(words.letter), " checked")> <span>\(text(.wordsChoose))\
    <span class="hide">\(text(.colon))<bdi>\(words.writer ?? "")</bdi></span></span></label>
    """
}

private func state(
    _ words: ReadableWords, _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: WordsView
) -> HTML {
    guard view.standing == .gone, let state = words.delivery else { return "" }
    guard view.mayDecide, words.canBeHeld else { return "<p>\(state.html(context.text))</p>" }
    let text = context.text
    return """
        <p>\(state.html(text))</p><form class="tools" action="\(context.links.deskWords(heading.slug))" method="post">
        \(hiddenField("id", String(words.letter)))<button class="plain" name="decide" value="hold">\(text(.wordsHold))\
        <span class="hide">\(text(.colon))<bdi>\(words.writer ?? "")</bdi></span></button></form>
        """
}

extension ReadableWords {
    /// Why they are held, where not all are.
    fileprivate var shownWhy: WordsHold? { why == .all ? nil : why }
}

extension WordsHold {
    fileprivate func told(_ text: DeskText) -> String {
        let key: DeskTextKey =
            switch self {
            case .all: .wordsHoldAll
            case .link: .wordsWhyLink
            case .listed: .wordsWhyListed
            case .length: .wordsWhyLength
            case .script: .wordsWhyScript
            case .hand: .wordsWhyHand
            case .switched: .wordsWhySwitched
            }
        return text(key)
    }
}

extension Links {
    /// Returns the path of a list of own words. `query` is what is looked for.
    func deskWords(_ slug: String, _ standing: WordsStanding, query: String) -> String {
        let search = query.isEmpty ? "" : "&q=\(query.queryEncoded)"
        return deskWords(slug) + "?show=\(standing.rawValue)" + search
    }
}
