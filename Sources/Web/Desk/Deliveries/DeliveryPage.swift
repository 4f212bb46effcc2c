package import Domain

/// One letter and what became of it, as its page at the desk shows it.
package struct DeliveryView: Sendable {
    package let letter: Letter
    package let isErased: Bool
    package let deliveries: [Delivery]
    package let attempts: [DeliveryAttempt]
    package let mails: [ShownMail]
    /// The name of whom the letter is for.
    package let target: String
    package let composed: ComposedLetter?
    package let zone: String
    /// Whether this account may decide.
    package var mayDecide = true
    package var problem: DecisionProblem?

    package init(
        letter: Letter, isErased: Bool, deliveries: [Delivery], attempts: [DeliveryAttempt],
        mails: [ShownMail],
        target: String, composed: ComposedLetter?, zone: String
    ) {
        (self.letter, self.isErased, self.deliveries) = (letter, isErased, deliveries)
        (self.attempts, self.mails, self.target) = (attempts, mails, target)
        (self.composed, self.zone) = (composed, zone)
    }

    fileprivate var isInDoubt: Bool { deliveries.contains { $0.state == .inDoubt } }

    fileprivate func writer(_ text: DeskText) -> String {
        isErased ? text(.erasedWriter) : letter.draft.name
    }
}

/// Returns the page of one letter: what to decide, every attempt, the mails about it, the letter.
package func deliveryPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: DeliveryView
) -> HTML {
    let text = context.text
    let title = text(.deliveryTitle, ["writer": view.writer(text), "target": view.target])
    return deskLayout(
        title: title, context, place: .campaigns, problems: view.problem == nil ? 0 : 1,
        rail: campaignRail(context, heading, place: .deliveries),
        main: """
            <div class="head">
            <p><a href="\(context.links.deskDeliveries(heading.slug))">\(text(.railDeliveries))</a></p>
            <h1><bdi>\(title)</bdi></h1>
            <p>\(text(.letterNumber, ["number": String(view.letter.id)]))</p>
            </div>
            \(if: view.problem == .overtaken, overtaken(text))\
            \(if: view.isInDoubt && view.mayDecide, decision(context, heading, view))\
            \(mails(context, heading, view))\(states(context, view))\(attempts(context, view))\
            \(letter(context, view))
            <p class="small soft">\(text(.timesOf, ["place": text.place(of: view.zone)]))</p>
            """)
}

private func overtaken(_ text: DeskText) -> HTML {
    "<p class=\"note\" role=\"status\">\(text(.decidedElsewhere))</p>\n"
}

private func decision(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: DeliveryView)
    -> HTML
{
    let text = context.text
    let problem = view.problem == .nothingChosen ? view.problem?.told(text) : nil
    return """
        <section aria-labelledby="decision">
        <h2 id="decision">\(text(.decideTitle))</h2>
        <p class="lines">\(text(.decideLead))</p>
        <form class="lines" action="\(context.links.deskDelivery(heading.slug, view.letter.id))" method="post">
        \(resolutionChoices(text, problem: problem))\
        <p><button class="main">\(text(.decideGo))</button></p>
        </form>
        </section>

        """
}

private func states(_ context: DeskPageContext, _ view: DeliveryView) -> HTML {
    let text = context.text
    let rows = view.deliveries.map { delivery -> HTML in
        """
        <li class="cells">
        <p>\(text.language.sentenceCased(delivery.channel.way(text)))</p>
        <p>\(delivery.html(text))\(delivery.reply.map { " \($0.html(text))" as HTML })</p>
        <p class="small soft">\(text.moment(delivery.changedAt, in: view.zone))</p>
        </li>

        """
    }
    return """
        <section aria-labelledby="ways">
        <h2 id="ways">\(text(.waysTitle))</h2>
        <ul class="list">
        \(rows)</ul>
        </section>

        """
}

private func attempts(_ context: DeskPageContext, _ view: DeliveryView) -> HTML {
    let text = context.text
    let rows = view.attempts.reversed().map { attempt -> HTML in
        """
        <li><p><strong>\(text.moment(attempt.at, in: view.zone))</strong> \(attempt.told(text)) \
        \(attempt.state.map { "→ \($0.html(text))" as HTML })</p>\
        \(attempt.reply.map { "<p class=\"small\">\($0.html(text))</p>" as HTML })</li>

        """
    }
    return """
        <section aria-labelledby="attempts">
        <h2 id="attempts">\(text(.attemptsTitle))</h2>
        \(rows.isEmpty ? "<p>\(text(.attemptsNone))</p>" : "<ol class=\"list\">\n\(rows)</ol>" as HTML)
        </section>

        """
}

private func mails(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: DeliveryView) -> HTML {
    guard !view.mails.isEmpty else { return "" }
    return """
        <section aria-labelledby="mails">
        <h2 id="mails">\(context.text(.mailsOfLetter))</h2>
        <ul class="list">
        \(view.mails.map { $0.html(context, form(context, heading, view), zone: view.zone) })</ul>
        </section>

        """
}

private func form(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ view: DeliveryView)
    -> MailForm?
{
    view.mayDecide ? MailForm(path: context.links.deskDelivery(heading.slug, view.letter.id)) : nil
}

private func letter(_ context: DeskPageContext, _ view: DeliveryView) -> HTML {
    let text = context.text
    return """
        <section aria-labelledby="letter">
        <h2 id="letter">\(text(.letterTitle))</h2>
        \(view.isErased ? "<p class=\"lines\">\(text(.letterErased))</p>" : facts(context, view))
        \(view.composed.map { sheet($0, text) })</section>
        """
}

private func facts(_ context: DeskPageContext, _ view: DeliveryView) -> HTML {
    let (text, draft) = (context.text, view.letter.draft)
    let language = text.language.name(of: draft.language)
    let version = text.shared.number(Int(view.letter.campaignVersion))
    let country = Country.name(draft.country, in: text.language)
    let from = [draft.postcode, view.letter.place?.name ?? "", country].filter { !$0.isEmpty }
    let confirmed = view.letter.confirmedAt.map { text.moment($0, in: view.zone) }
    return """
        <dl class="facts small">
        <dt>\(text(.factFrom))</dt><dd><bdi>\(draft.name)</bdi>, <bdi>\(draft.email)</bdi>, \(from.joined(separator: ", "))</dd>
        \(confirmed.map { "<dt>\(text(.factConfirmed))</dt><dd>\($0)</dd>\n" as HTML })\
        <dt>\(text(.factText))</dt><dd>\(text(.factVersion, ["version": version, "language": language]))</dd>
        <dt>\(text(.factNews))</dt><dd>\(text(draft.updates ? .factYes : .factNo))</dd>
        </dl>
        """
}

private func sheet(_ letter: ComposedLetter, _ text: DeskText) -> HTML {
    let paragraphs = letter.text.split(separator: "\n\n").map(String.init)
    return """
        <article class="sheet"\(contentAttributes(letter.language))>
        <p class="name">\(letter.subject)</p>
        \(paragraphs.map { "<p class=\"said\">\($0)</p>\n" as HTML })</article>

        """
}
