import Actions
import Domain

/// Returns the settings of the site, for an owner.
package func settingsPage(_ context: DeskPageContext, _ form: SettingsForm) -> HTML {
    let text = context.text
    let title = text(form.isFirst ? .settingsFirstTitle : .settingsTitle)
    return deskLayout(
        title: title, context, place: .site, problems: form.issues.count,
        refresh: form.isPending(context) ? 3 : nil,
        main: """
            \(if: !form.isFirst, siteTabs(context, place: .settings))
            <div class="head">
            <h1>\(title)</h1>
            <p class="lines">\(text(form.isFirst ? .settingsFirstLead : .settingsLead))</p>
            </div>
            <div class="split">
            <div>
            \(settingsForm(context, form))
            </div>
            \(state(context, form))
            </div>
            \(if: form.isFirst, onward(context))
            """)
}

/// The way on from the first run, which needs no mail server.
private func onward(_ context: DeskPageContext) -> HTML {
    let text = context.text
    return """
        <div><p><a class="button" href="\(context.links.desk)">\(text(.settingsFirstGo))</a></p>
        <p class="hint lines">\(text(.settingsFirstLater))</p></div>
        """
}

private func given(_ given: MailServerPolicy.Given, _ text: DeskText) -> HTML {
    """
    <h2>\(text(.mailTitle))</h2>
    <p class="note lines">\(text(.mailGiven, ["server": given.name, "place": given.place]))</p>
    """
}

/// The form: first what readers see, then how letters leave. Enter in a field saves the former.
private func settingsForm(_ context: DeskPageContext, _ form: SettingsForm) -> HTML {
    let text = context.text
    return """
        <form action="\(context.links.deskSettings)" method="post" novalidate>
        \(hiddenField("first", form.isFirst ? "yes" : nil))\
        <h2>\(text(.siteReaders))</h2>
        \(form.siteFields(text))
        \(form.policy.given.map { given($0, text) } ?? mailFields(context, form))
        </form>
        """
}

private func mailFields(_ context: DeskPageContext, _ form: SettingsForm) -> HTML {
    let text = context.text
    let ways = DeskChoices(
        name: "mail", legend: text(.mailTitle),
        choices: [
            .init(value: "server", label: text(.mailThroughServer), hint: text(.mailThroughServerHint)),
            .init(value: "rehearse", label: text(.mailRehearse), hint: text(.mailRehearseHint)),
        ], chosen: [form.usesServer ? "server" : "rehearse"])
    return """
        \((form.obstacle ?? form.policy.obstacle).map { "<p class=\"note lines\">\(text.withCode($0.told))</p>\n" as HTML })\
        \(form.tried.map { trialReport(context, $0) })\(ways.html())\(form.fields(text))\
        <p class="row"><button name="do" value="try">\(text(.mailTry))</button> \
        <button name="do" value="letter">\(text(.mailLetter))</button></p>
        <p class="hint">\(text(.mailTryHint, ["email": (context.account?.email ?? "").isolated]))</p>
        <div class="save"><button class="main" name="do" value="save">\(text(.mailSave))</button> \
        <p>\(text(.mailSaveHint))</p></div>
        """
}

private func saved(_ form: SettingsForm, _ text: DeskText) -> HTML? {
    guard form.policy.given == nil, let kept = form.kept else { return nil }
    let arguments = ["moment": text.shared.moment(kept.changedAt), "who": kept.changedBy.isolated]
    return "<p class=\"small soft\" role=\"status\">\(text(.mailSaved, arguments))</p>\n"
}

/// Says whether mail leaves.
private func state(_ context: DeskPageContext, _ form: SettingsForm) -> HTML {
    let text = context.text
    return """
        <aside aria-labelledby="leaves">
        <h2 id="leaves">\(text(.mailLeaves))</h2>
        \(verdict(context, form))
        \(if: !context.rehearsal, mailSteering(context, form))\
        \(saved(form, text))\
        <dl class="facts small">
        <dt>\(text(.settingsAddress))</dt><dd><bdi>\(context.links.site)</bdi></dd>
        \(facts(context, form))</dl>
        <p class="hint">\(text.withCode(.settingsAddressHint))</p>
        </aside>
        """
}

private func verdict(_ context: DeskPageContext, _ form: SettingsForm) -> HTML {
    let text = context.text
    if form.isPending(context) { return "<p role=\"status\">\(text.marked(.mailPending))</p>" }
    if context.rehearsal { return "<p>\(text.marked(.mailLeavesNot))</p>" }
    return mailLeaving(text, form.mail) ?? "<p>\(text.marked(.mailLeavesYes))</p>"
}

private func facts(_ context: DeskPageContext, _ form: SettingsForm) -> HTML? {
    let text = context.text
    guard form.policy.given != nil, let sender = form.policy.sender else { return nil }
    return "<dt>\(text(.mailSender))</dt><dd><bdi>\(sender.name)</bdi></dd>\n"
}

extension SettingsForm {
    /// Whether this process has not taken the newest change over yet.
    fileprivate func isPending(_ context: DeskPageContext) -> Bool {
        guard policy.given == nil, let kept, policy.obstacleTo(kept.server) == nil else { return false }
        return kept.isOn == context.rehearsal
    }
}

extension MailServerPolicy.Obstacle {
    fileprivate var told: DeskTextKey {
        switch self {
        case .demo: .mailNotInDemo
        case .noSite: .mailNeedsSite
        case .trialClock: .mailNotInTrial
        case .trialLimits: .mailNotHereInTrial
        }
    }
}
