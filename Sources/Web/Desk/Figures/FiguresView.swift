package import Domain

/// The figures of a campaign with the names that its page needs.
package struct FiguresView: Sendable {
    package typealias House = (key: String, name: String, division: @Sendable (String) -> String)

    package let figures: CampaignFigures
    /// The writing steps with their targets, in the campaign's order.
    package var writing: [(key: String, target: String)] = []
    /// The name of each writing step, by its key.
    package var steps: [String: String] = [:]
    /// Keys and names of those who decide, in the campaign's order.
    package var targets: [(key: String, name: String)] = []
    /// Legislatures with the names of their divisions.
    package var houses: [House] = []
    /// The whole address of the page.
    package var address: String?
    /// Whether this account may open the list of deliveries.
    package var seesLetters = false
    /// Whether the page loads itself again where no script does it.
    package var renews = true

    package init(_ figures: CampaignFigures) { self.figures = figures }

    /// Returns the time of the figures, and its time zone: "9.20 pm", "London".
    fileprivate func moment(_ text: DeskText) -> [String: String] {
        [
            "moment": text.moment(figures.now, in: figures.zone), "place": text.place(of: figures.zone),
        ]
    }
}

/// Returns the part of a campaign's page that renews itself: the figures of now.
package func liveFigures(_ context: DeskPageContext, _ slug: String, _ view: FiguresView) -> HTML {
    let (text, figures) = (context.text, view.figures)
    return """
        <section aria-labelledby="now">
        <h2 id="now">\(text(.figuresTitle))</h2>
        \(panel(figures.tally, text) { people($0, view, text) })
        <p class="small soft">\(text(.figuresAt, view.moment(text)))</p>
        </section>
        <div class="panels">
        <section aria-labelledby="course">
        <h2 id="course">\(text(figures.byHour ? .chartHours : .chartDays))</h2>
        \(panel(figures.course, text) { course($0, context, slug, view) })
        </section>
        <section aria-labelledby="states">
        <h2 id="states">\(text(.figureStates))</h2>
        \(panel(figures.tally, text) { letterStates($0, context, view.seesLetters ? slug : nil) })
        </section>
        </div>
        <section aria-labelledby="stop">
        <h2 id="stop">\(text(.funnelTitle))</h2>
        \(panel(figures.tally, text) { funnel($0, view, text) })
        </section>
        <section aria-labelledby="shares">
        <h2 id="shares">\(text(.sharesTitle))</h2>
        <div class="panels">
        \(panel(figures.shares, text) { shareTables($0, view, text) })\
        \(panel(figures.places, text) { placeTables($0, view, text) })</div>
        \(markHint(view, text))<p class="small soft">\(text(.smallPlaces, counting: PlaceSize.threshold))</p>
        </section>

        """
}

/// Returns a panel, or why it shows nothing. One that is late or broken costs no other.
private func panel<Value>(_ panel: FigurePanel<Value>, _ text: DeskText, show: (Value) -> HTML) -> HTML {
    switch panel {
    case .value(let value): show(value)
    case .late: "<p class=\"note\">\(text(.panelLate))</p>\n"
    case .failed: "<p class=\"note\">\(text(.panelFailed))</p>\n"
    }
}

private func people(_ tally: Tally, _ view: FiguresView, _ text: DeskText) -> HTML {
    let all = text.marked(
        .figurePeople, ["n": String(tally.supporters), "all": text.shared.number(tally.supporters)]
    ) { "<b class=\"big\">\($0)</b>" }
    let today = view.figures.confirmedToday.value.map { text(.figureToday, counting: $0) }
    let words = tally.ownWords > 0 ? text(.figureOwnWords, counting: tally.ownWords) : nil
    return "<p class=\"lines\">\(all) \([today, words].compactMap(\.self).joined(separator: " "))</p>"
}

/// What is known of each letter, and the way to the list of them.
/// - Parameter slug: the campaign, for an account that may open the list.
private func letterStates(_ tally: Tally, _ context: DeskPageContext, _ slug: String?) -> HTML {
    let text = context.text
    let order: [LetterStatus] = [.accepted, .handedOver, .onItsWay, .inDoubt, .offered, .refused]
    let rows = order.map { status -> HTML in
        let (count, name) = (tally.letters[status], status.name(text))
        let path = slug.map { "\(context.links.deskDeliveries($0))?state=\(status.listed.rawValue)" }
        let look = status == .inDoubt && count > 0 ? "small bad" : "small soft"
        return """
            <tr><th scope="row">\(path.map { "<a href=\"\($0)\">\(name)</a>" as HTML } ?? "\(name)")</th>\
            <td class="num n">\(text.shared.number(count))</td><td class="\(look)">\(status.meaning(text))</td></tr>

            """
    }
    return """
        <table>
        <thead class="hide"><tr><th scope="col">\(text(.columnState))</th><th scope="col">\(text(.columnLetters))</th>\
        <th scope="col">\(text(.columnMeaning))</th></tr></thead>
        <tbody>
        \(rows)</tbody>
        </table>
        """
}

/// How to learn where people come from.
private func markHint(_ view: FiguresView, _ text: DeskText) -> HTML {
    guard let address = view.address else { return "" }
    return "<p class=\"small lines\">\(text(.markHint)) <code>\(address)?from=newsletter</code></p>\n"
}

func bar(_ count: Int, of most: Int) -> HTML {
    let tenths = most > 0 ? max(0, min(1_000, count * 1_000 / most)) : 0
    return """
        <svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
        <rect class="k1" width="\(tenths)" height="8"/></svg>
        """
}

extension LetterStatus {
    func name(_ text: DeskText) -> String { self == .onItsWay ? text(.statusOnItsWay) : listed.name(text) }

    func meaning(_ text: DeskText) -> String {
        switch self {
        case .onItsWay: text(.meaningOnItsWay)
        case .inDoubt: text(.meaningInDoubt)
        default: listed.meaning(text) ?? ""
        }
    }

    /// The list that has these letters, or the most of them.
    fileprivate var listed: DeliveryFilter {
        switch self {
        case .accepted: .accepted
        case .handedOver: .handedOver
        case .inDoubt: .inDoubt
        case .offered: .offered
        case .refused: .refused
        case .onItsWay: .queued
        }
    }
}
