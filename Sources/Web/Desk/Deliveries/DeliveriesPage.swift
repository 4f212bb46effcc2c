package import Domain

/// The deliveries of a campaign, as their page shows them.
package struct DeliveryList: Sendable {
    package let filter: DeliveryFilter
    package let deliveries: [DeskDelivery]
    package let counts: [DeliveryFilter: CappedCount]
    package let mails: [KeptMail]
    /// The path of the next part. Nil at the end.
    package let older: String?
    /// The name of a target, by its key.
    package let targets: [String: String]
    /// The time zone of the times on the page.
    package let zone: String
    /// Whether this account may decide.
    package var mayDecide = true
    /// Addresses of the campaign's targets that get no letters.
    package var suspended: [AddressSuspension] = []
    /// Answers that look automatic.
    package var automatic: [KeptMail] = []
    /// What the last form lacked.
    package var problem: DecisionProblem?
    /// The mail to each target, for those who may stop it.
    package var targetMail: [TargetMailLine] = []

    package init(
        filter: DeliveryFilter, deliveries: [DeskDelivery], counts: [DeliveryFilter: CappedCount],
        mails: [KeptMail], older: String?, targets: [String: String], zone: String
    ) {
        (self.filter, self.deliveries, self.counts, self.mails) = (filter, deliveries, counts, mails)
        (self.older, self.targets, self.zone) = (older, targets, zone)
    }
}

/// Why a decision was not recorded.
package enum DecisionProblem: Sendable {
    case nothingChosen, noLetter
    /// Somebody or something else has decided meanwhile.
    case overtaken
    /// No letter has the number.
    case unknownLetter
    /// The letter is erased, or the mail names no sender.
    case cannotPass
    /// Stopping the mail to a target was not confirmed.
    case unsure

    func told(_ text: DeskText) -> String {
        switch self {
        case .nothingChosen: text(.decideMissing)
        case .noLetter: text(.tickMissing)
        case .overtaken: text(.decidedElsewhere)
        case .unknownLetter: text(.mailLetterUnknown)
        case .cannotPass: text(.mailCannotPass)
        case .unsure: text(.targetMailUnsure)
        }
    }
}

/// Returns the list of a campaign's deliveries in one state.
package func deliveriesPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ list: DeliveryList
) -> HTML {
    let text = context.text
    let doubts = list.counts[.inDoubt] ?? CappedCount(0)
    return deskLayout(
        title: doubts.number == 0 ? text(.railDeliveries) : text(.deliveriesInDoubt, counting: doubts),
        context,
        place: .campaigns, problems: list.problem == nil ? 0 : 1,
        rail: campaignRail(context, heading, place: .deliveries),
        main: """
            <div class="head">
            <h1>\(text(.railDeliveries))</h1>
            <p>\(text(.deliveriesLead))</p>
            </div>
            \(suspended(context, heading, list))\(mails(context, heading, list))\(tabs(context, heading, list))
            \(list.filter == .inDoubt ? doubtNote(text, list) : note(list.filter.meaning(text)))\
            \(deliveries(context, heading, list))\
            \(list.older.map { "<p><a class=\"alone\" href=\"\($0)\">\(text(.deliveriesOlder))</a></p>\n" as HTML })\
            <p class="small soft">\(text(.timesOf, ["place": text.place(of: list.zone)]))</p>
            \(automaticAnswers(context, heading, list))\(targetMailSection(context, heading, list))
            """)
}

private func tabs(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ list: DeliveryList) -> HTML {
    let items = DeliveryFilter.allCases.map { filter -> HTML in
        """
        <li><a href="\(context.links.deskDeliveries(heading.slug))?state=\(filter.rawValue)"\
        \(if: filter == list.filter, " aria-current=\"page\"")>\(filter.label(list.counts[filter], context.text))</a></li>

        """
    }
    return """
        <nav aria-label="\(context.text(.deliveryStates))">
        <ul class="tabs">
        \(items)</ul>
        </nav>
        """
}

private func doubtNote(_ text: DeskText, _ list: DeliveryList) -> HTML {
    list.deliveries.isEmpty ? "" : "<p class=\"note lines\">\(text.marked(.doubtsNote))</p>\n"
}

private func note(_ meaning: String?) -> HTML {
    meaning.map { "<p class=\"lines\">\($0)</p>\n" } ?? ""
}

private func deliveries(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ list: DeliveryList)
    -> HTML
{
    let text = context.text
    guard !list.deliveries.isEmpty else { return "<p>\(text(.deliveriesNone))</p>\n" }
    let ticks = list.filter == .inDoubt && list.mayDecide
    let rows = list.deliveries.map { row($0, context, heading, list, ticks: ticks) }
    guard ticks else { return "<ul class=\"list\">\n\(rows)</ul>\n" }
    let problem = list.problem?.told(text)
    return """
        <form action="\(context.links.deskDeliveries(heading.slug))" method="post">
        <ul class="list">
        \(rows)</ul>
        <div class="lines">
        <h2>\(text(.decideTogether))</h2>
        \(resolutionChoices(text, problem: problem, several: true))\
        <p class="row"><button name="which" value="ticked">\(text(.decideTicked))</button> \
        <button name="which" value="shown">\(text(.decideShown, counting: list.deliveries.count))</button></p>
        </div>
        </form>

        """
}

private func row(
    _ listed: DeskDelivery, _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ list: DeliveryList,
    ticks: Bool
) -> HTML {
    let (text, delivery) = (context.text, listed.delivery)
    let path = context.links.deskDelivery(heading.slug, delivery.letter)
    let name: HTML = listed.writer.isEmpty ? "\(text(.erasedWriter))" : "<bdi>\(listed.writer)</bdi>"
    let target = listed.member ?? list.targets[listed.target] ?? listed.target
    let place = listed.place ?? Country.name(listed.country, in: text.language)
    let told = text(.deliveryTold, ["place": place, "way": delivery.channel.way(text), "target": target])
    let tick: HTML = """
        <input type="checkbox" name="letter" value="\(String(delivery.letter))" \
        aria-label="\(text(.tickLetter, ["name": listed.writer]))"> \
        <input type="hidden" name="shown" value="\(String(delivery.letter))">
        """
    return """
        <li class="cells">
        <div><p class="name">\(if: ticks, tick)<a href="\(path)">\(name)</a></p>\
        <p class="small soft">\(told)</p></div>
        <div class="small"><p>\(delivery.html(text))</p>\
        \(delivery.reply.map { "<p>\($0.html(text))</p>" as HTML })</div>
        <p class="small soft">\(text.moment(delivery.changedAt, in: list.zone))</p>
        </li>

        """
}

/// The mails that a person has to read.
private func mails(_ context: DeskPageContext, _ heading: DeskCampaignHeading, _ list: DeliveryList) -> HTML {
    let text = context.text
    guard !list.mails.isEmpty else { return "" }
    return """
        <section aria-labelledby="to-read">
        <h2 id="to-read">\(text(.mailsTitle))</h2>
        <p class="lines">\(text(.mailsLead))</p>
        <ul class="list">
        \(list.mails.map { mailRow($0, context, heading, list) })</ul>
        </section>

        """
}

/// The mails that nobody has to read, and that may be passed on.
private func automaticAnswers(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ list: DeliveryList
) -> HTML {
    let text = context.text
    guard !list.automatic.isEmpty else { return "" }
    return """
        <details>
        <summary>\(text(.mailsAutomatic))</summary>
        <p class="lines">\(text(.mailsAutomaticLead))</p>
        <ul class="list">
        \(list.automatic.map { mailRow($0, context, heading, list) })</ul>
        </details>

        """
}

private func mailRow(
    _ mail: KeptMail, _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ list: DeliveryList
) -> HTML {
    let text = context.text
    let path = context.links.deskDelivery(heading.slug, mail.letter ?? 0)
    let number = text(.letterNumber, ["number": String(mail.letter ?? 0)])
    let hasReply = !mail.reply.text.isEmpty && ![.personal, .automatic, .receipt].contains(mail.kind)
    return """
        <li class="cells">
        <p><a href="\(path)#mails">\(mail.name(text))<span class="away">\(text(.colon))\(number)</span></a></p>
        <p class="small">\(if: hasReply, mail.reply.html(text))</p>
        <p class="small soft">\(text.moment(mail.receivedAt, in: list.zone))</p>
        </li>

        """
}
