import Actions
import Domain

/// Says why mail does not leave, in the mail server's own words. Nil while it leaves.
func mailLeaving(_ text: DeskText, _ mail: MailState) -> HTML? {
    if let stop = mail.stop {
        let arguments = ["who": stop.by.isolated, "moment": text.shared.moment(stop.since)]
        return """
            <p>\(text.marked(.mailStopped, arguments))</p>
            <p class="small">\(text(.mailStoppedHint))</p>
            """
    }
    guard let hold = mail.letters ?? mail.mails else { return nil }
    return """
        <p>\(text.marked(.mailHeld, ["moment": text.shared.moment(hold.since)])) \(hold.reply.html())</p>
        \(remedy(hold, text))<p class="small">\(text(.mailHeldHint))</p>
        """
}

private func remedy(_ hold: MailHold, _ text: DeskText) -> HTML? {
    switch hold.remedy {
    case .list(let list):
        let page = list.page.map { text(.mailHeldListPage, ["page": $0.isolated]) }
        return """
            <p>\(text(.mailHeldList, ["list": list.name.isolated])) \(page ?? "")</p>

            """
    case .password: return "<p>\(text(.mailHeldPassword))</p>\n"
    case .connection: return "<p>\(text(.mailHeldConnection))</p>\n"
    case .unknown: return nil
    }
}

/// What waits, what single mail servers say, and the buttons that steer it.
func mailSteering(_ context: DeskPageContext, _ form: SettingsForm) -> HTML {
    let (text, mail) = (context.text, form.mail)
    let waits = [
        "letters": text.shared.number(form.waiting.deliveries),
        "mails": text.shared.number(form.waiting.mails),
    ]
    return """
        \(mail.troubles.map { told($0, context, mail) })<p>\(text(.mailWaits, waits))</p>
        <form action="\(context.links.deskMail)" method="post" aria-label="\(text(.mailSteer))">
        <p class="row">\(if: !mail.troubles.allSatisfy { $0.hold == nil }, button(.probe, .mailProbe, text))\
        \(mail.stop == nil ? button(.stop, .mailStopAll, text) : button(.goOn, .mailGoOn, text))</p>
        <p class="hint">\(text(.mailSteerHint))</p>
        </form>

        """
}

private func button(_ step: MailSteering.Step, _ label: DeskTextKey, _ text: DeskText) -> HTML {
    "<button name=\"do\" value=\"\(step.rawValue)\">\(text(label))</button> "
}

/// One mail server among others that holds our mail, or asked for less.
private func told(_ trouble: MailState.Trouble, _ context: DeskPageContext, _ mail: MailState) -> HTML {
    let text = context.text
    var lines: [HTML] = []
    if let hold = trouble.hold, mail.letters == nil, mail.mails == nil {
        let arguments = ["server": trouble.relay.isolated, "moment": text.shared.moment(hold.since)]
        lines.append("<p>\(text(.mailOtherTakes, arguments)) \(hold.reply.html())</p>\n")
        if let remedy = remedy(hold, text) { lines.append(remedy) }
    }
    if let slow = trouble.slowdown, slow.isRecent(at: context.now) {
        let arguments = ["server": trouble.relay.isolated, "moment": text.shared.moment(slow.at)]
        lines.append("<p>\(text(.mailSlowed, arguments)) \(slow.reply.html())</p>\n")
    }
    return HTML(lines)
}
