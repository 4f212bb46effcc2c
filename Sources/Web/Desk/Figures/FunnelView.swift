import Domain

/// From pages served to letters accepted, step by step, with the letters to each who decides.
func funnel(_ tally: Tally, _ view: FiguresView, _ text: DeskText) -> HTML {
    let figures = view.figures
    let funnel = StepFunnel(
        steps: view.writing, tally: tally, pages: figures.pages.value, shares: figures.shares.value)
    return """
        <dl class="tally lines">
        \(funnel.rows.map { row in
            "<div><dt>\(name(row, view, text))</dt><dd class=\"n\">\(row.count.map(text.shared.number) ?? text(.panelFailed))</dd>"
                + "<dd>\(bar(row.count ?? 0, of: funnel.most))\(note(row, tally, view, text))</dd></div>\n" as HTML
        })</dl>
        <p class="small soft lines">\(text(.funnelHonest))</p>
        \(view.targets.count > 1 ? byTarget(tally, view, text) : "")
        """
}

private func name(_ row: StepFunnel.Row, _ view: FiguresView, _ text: DeskText) -> HTML {
    switch row {
    case .pages: "\(text(.funnelPages))"
    case .written: "\(text(.funnelWritten))"
    case .confirmed: "\(text(.funnelConfirmed))"
    case .later(let step, _, _): "<bdi>\(view.steps[step] ?? step)</bdi>"
    case .arrived: "\(text(.funnelArrived))"
    }
}

/// What a bar counts, and what it cannot know.
private func note(_ row: StepFunnel.Row, _ tally: Tally, _ view: FiguresView, _ text: DeskText) -> String {
    let together = view.writing.count > 1 ? text(.funnelTogether) + " " : ""
    switch row {
    case .pages: return text(.funnelPagesNote)
    case .written(let step, _):
        let first = step.map { text(.funnelFirst, ["step": (view.steps[$0] ?? $0).isolated]) + " " }
        return (first ?? together) + text(.funnelWrittenNote)
    case .confirmed(_, let missing):
        let days = text.shared.number(Int(Retention.unconfirmed / 86_400))
        return missing.map { text(.funnelConfirmedNote, counting: $0, ["days": days]) } ?? ""
    case .later(_, _, let pages):
        return pages.map { text(.funnelLater, counting: $0) } ?? text(.panelFailed)
    case .arrived:
        let (way, refused) = (tally.letters[.onItsWay], tally.letters[.refused])
        let numbers = ["way": text.shared.number(way), "refused": text.shared.number(refused)]
        return together + text(.funnelArrivedNote, numbers)
    }
}

private func byTarget(_ tally: Tally, _ view: FiguresView, _ text: DeskText) -> HTML {
    let rows = view.targets.map { key, name -> HTML in
        let counts = tally.targets[key] ?? Tally.Counts()
        let numbers = [counts.written, counts.confirmed, counts[.accepted] + counts[.handedOver]]
        return """
            <tr><th scope="row"><bdi>\(name)</bdi></th>\
            \(numbers.map { "<td class=\"num\">\(text.shared.number($0))</td>" as HTML })</tr>

            """
    }
    let columns: [DeskTextKey] = [.funnelWritten, .funnelConfirmed, .funnelArrived]
    return """
        <table class="small">
        <caption>\(text(.funnelByTarget))</caption>
        <thead><tr><td></td>\(columns.map { "<th scope=\"col\" class=\"num\">\(text($0))</th>" as HTML })</tr></thead>
        <tbody>
        \(rows)</tbody>
        </table>
        """
}
