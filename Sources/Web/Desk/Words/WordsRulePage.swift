package import Domain

/// Returns the form with the rule by which a campaign holds own words.
func wordsRule(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ policy: WordsPolicy) -> HTML {
    let text = context.text
    return """
        <section class="lines" aria-labelledby="rule">
        <h2 id="rule">\(text(.wordsRuleTitle))</h2>
        <p>\(text(.wordsRuleLead))</p>
        <p>\(text(.wordsRuleStays))</p>
        <form action="\(context.links.deskWords(heading.slug))" method="post">
        \(holds(policy, text).html())\(looks(policy, text).html())\
        \(longest(policy, text).html(text))\(listed(policy, text).html(text))
        <p><button name="decide" value="rule">\(text(.wordsRuleGo))</button></p>
        </form>
        </section>
        """
}

private func holds(_ policy: WordsPolicy, _ text: DeskText) -> DeskChoices {
    DeskChoices(
        name: "hold", legend: text(.wordsRuleHold),
        choices: WordsPolicy.Hold.allCases.map { hold in
            let key: DeskTextKey =
                switch hold {
                case .nothing: .wordsHoldNothing
                case .rule: .wordsHoldRule
                case .all: .wordsHoldAll
                }
            return .init(value: hold.rawValue, label: text(key))
        }, chosen: [policy.hold.rawValue])
}

private func looks(_ policy: WordsPolicy, _ text: DeskText) -> DeskChoices {
    DeskChoices(
        name: "looks", legend: text(.wordsRuleLooks), kind: .checkbox,
        choices: [
            .init(value: "links", label: text(.wordsRuleLinks)),
            .init(value: "scripts", label: text(.wordsRuleScripts)),
        ], chosen: Set((policy.links ? ["links"] : []) + (policy.scripts ? ["scripts"] : [])))
}

private func longest(_ policy: WordsPolicy, _ text: DeskText) -> DeskField {
    let options = WordsPolicy.lengths.map {
        DeskField.Option(value: String($0), label: text(.wordsRuleLonger, counting: $0))
    }
    return DeskField(
        name: "longest", label: text(.wordsRuleLongest), value: policy.longest.map(String.init) ?? "",
        control: .choice([.init(value: "", label: text(.wordsRuleAnyLength))] + options, look: "mid"))
}

private func listed(_ policy: WordsPolicy, _ text: DeskText) -> DeskField {
    DeskField(
        name: "list", label: text(.wordsRuleList), isOptional: true,
        hint: "\(text(.wordsRuleListHint, ["limit": text.shared.number(WordsPolicy.listedWords)]))",
        value: policy.list.joined(separator: "\n"), control: .text(rows: 4))
}

/// What a decision about many letters would do.
package struct WordsTogether: Sendable {
    package let decision: WordsDecision
    /// The letters that it would touch, and no others that come in later.
    package let letters: [Int64]
    package let query: String
    package var reason = ""
    package var problem: WordsProblem?

    package init(_ decision: WordsDecision, _ letters: [Int64], query: String) {
        (self.decision, self.letters, self.query) = (decision, letters, query)
    }

    var count: Int { letters.count }
}

/// Returns the page that says how many letters a decision touches, before it does.
package func wordsTogetherPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ together: WordsTogether
) -> HTML {
    let (text, links) = (context.text, context.links)
    let isRelease = together.decision == .release
    let title = text(isRelease ? .wordsSureRelease : .wordsSureRefuse, counting: together.count)
    let isMost = together.count == WordsRules.mostAtOnce
    return deskLayout(
        title: title, context, place: .campaigns, problems: together.problem == nil ? 0 : 1,
        rail: campaignRail(context, heading, place: .words),
        main: """
            <div class="head">
            <h1>\(title)</h1>
            \(if: !together.query.isEmpty, "<p>\(text(.wordsSureQuery, ["query": together.query.isolated]))</p>\n")\
            \(if: isMost, "<p>\(text(.wordsSureMost, counting: WordsRules.mostAtOnce))</p>\n")\
            <p>\(text(.wordsSureLater))</p>
            </div>
            <form class="lines" action="\(links.deskWords(heading.slug))" method="post">
            \(hiddenField("all", "sure"))\(hiddenField("q", together.query))\
            \(hiddenField("letters", together.letters.map(String.init).joined(separator: " ")))\
            \(if: !isRelease, wordsReason(together.reason, together.problem, text).html(text))
            <p class="row"><button class="main" name="decide" value="\(together.decision.rawValue)">\
            \(text(isRelease ? .wordsSureReleaseGo : .wordsRefuseGo))</button> \
            <a href="\(links.deskWords(heading.slug, .held, query: together.query))">\(text(.wordsSureNot))</a></p>
            </form>
            """)
}
