import Domain

/// The question in which seat a supporter votes. Every answer leads to the letter's page, with what
/// was typed before.
struct SeatQuestion {
    let view: SeatView
    let context: PageContext
    let step: String
    /// The values that the supporter typed into the letter's form. Nil when the supporter has not
    /// seen the form.
    let form: LetterForm?
    /// The hidden fields for each form of the page. They are made once, because they may be long.
    let hidden: HTML

    init(view: SeatView, context: PageContext, step: String, form: LetterForm?) {
        self.view = view
        self.context = context
        self.step = step
        self.form = form
        hidden = form.map { hiddenFields($0, without: [.division, .member]) } ?? ""
    }

    var text: InterfaceText { context.text }
    private var code: [String: String] {
        let typed = view.typed.scalars(first: 100)
        return ["code": typed.uppercased(), "typed": typed]
    }

    /// The question: what is known, and what the supporter may choose.
    var html: HTML {
        """
        <p>\(explanation)</p>
        \(suggestions)
        \(buttons(candidates))
        \(lookUp)
        \(if: view.finding == .abroad, "<p>\(text(.seatAbroadElse, ["country": Country.name(view.country, in: text.language)]))</p>")
        """
    }

    /// The section "Not right?": the neighbouring seats, and a search for any other seat.
    var correction: HTML {
        """
        <details>
        <summary>\(text(.seatNotRight))</summary>
        <p>\(text(.seatNotRightWhy))</p>
        \(buttons(candidates))
        \(lookUp)
        </details>
        """
    }

    private var explanation: String {
        switch view.finding {
        case .known: ""
        case .several(_, _, let choices) where !choices.isEmpty: text(.seatCommune, code)
        case .several(let found, _, _):
            text(isCode(found) ? .seatSeveral : .seatNamed, ["code": found, "typed": found])
        case .unknown(let unknown): self.unknown(unknown)
        case .special(let special): self.special(special)
        case .abroad:
            text(.seatAbroad, ["home": Country.name(view.book.legislature.country, in: text.language)])
        }
    }

    private func isCode(_ typed: String) -> Bool {
        if case .several = view.book.find(typed) { return true }
        return false
    }

    private func unknown(_ unknown: PlaceAnswer.Unknown) -> String {
        let named = unknown.code.map { ["code": $0, "typed": $0] } ?? code
        return switch unknown.why {
        case .empty: text(.seatEmpty)
        case .notACode: text(.seatUnreadable, named)
        case .incomplete: text(.seatPartial, named)
        case .ended: text(.seatEnded, named)
        case .tooNew: text(.seatNew, named)
        case .notInTable: text(.seatMissing, named)
        case .notCovered: text(.seatUncovered, named)
        case .noTable: text(.seatNoTable)
        }
    }

    private func special(_ special: SpecialBritishCode) -> String {
        switch special.kind {
        case .giro: text(.seatGiro, ["code": special.text])
        case .forces: text(.seatForces, ["code": special.text])
        case .territory(let code), .crownDependency(let code):
            text(.seatTerritory, ["place": Country.name(code, in: text.language)])
        }
    }
}

extension SeatQuestion {
    private struct Candidate {
        let code: String
        let label: String
    }

    private var candidates: [Candidate] {
        switch view.finding {
        case .known(_, let others): others.prefix(12).map(candidate)
        case .several(_, let divisions, let choices) where choices.isEmpty: divisions.map(candidate)
        case .several(_, _, let choices): choices.flatMap(candidates)
        case .unknown(let unknown): unknown.near.prefix(24).map(candidate)
        case .special, .abroad: []
        }
    }

    private func candidate(_ division: Division) -> Candidate {
        Candidate(code: division.code, label: division.name(in: text.language))
    }

    /// Returns a candidate for each division of a commune. The label names the commune and the
    /// division.
    private func candidates(_ choice: PlaceIndex.Choice) -> [Candidate] {
        choice.divisions.map {
            Candidate(code: $0, label: "\(choice.name) (\(view.book.division($0).name(in: text.language)))")
        }
    }

    var action: String { context.links.write(context.campaign.slug, context.language, step: step) }

    private func buttons(_ candidates: [Candidate]) -> HTML {
        guard !candidates.isEmpty else { return "" }
        var isUnknown = false
        if case .unknown = view.finding { isUnknown = true }
        return """
            \(if: isUnknown, "<p>\(text(.seatNear))</p>\n")<form action="\(action)" method="post">
            \(hidden)<ul class="bare row">
            \(candidates.map { "<li><button name=\"division\" value=\"\($0.code)\">\($0.label)</button></li>\n" as HTML })</ul>
            </form>
            """
    }

    /// The postcodes that the supporter may have meant. Postbag only asks, and never takes a
    /// suggestion by itself.
    private var suggestions: HTML {
        guard case .unknown(let unknown) = view.finding, !unknown.suggestions.isEmpty else { return "" }
        let buttons = unknown.suggestions.prefix(4).map { code -> HTML in
            "<li><button name=\"seat\" value=\"\(code)\">\(text(.seatMeant, ["code": code]))</button></li>\n"
        }
        return
            "<form action=\"\(action)\" method=\"post\">\n\(hidden)<ul class=\"bare row\">\n\(buttons)</ul>\n</form>\n"
    }

    private var lookUp: HTML {
        let id = "seat-\(step)"
        return """
            <form action="\(action)" method="post">
            \(hidden)<div class="field"><label for="\(id)">\(text(view.finding == .abroad ? .seatLast : .seatLook))</label>
            \(if: view.finding == .abroad, "<p class=\"hint\" id=\"\(id)-hint\">\(text(.seatLook))</p>\n")\
            <input id="\(id)" name="seat" dir="auto" required\(if: view.finding == .abroad, " aria-describedby=\"\(id)-hint\"")></div>
            <p><button>\(text(.seatLookGo))</button></p>
            </form>
            """
    }
}
