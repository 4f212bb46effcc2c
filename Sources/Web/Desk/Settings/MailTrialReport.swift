import Domain

/// Tells what came of trying a mail server, link by link, in the server's own words.
func trialReport(_ context: DeskPageContext, _ tried: SettingsForm.Tried) -> HTML {
    let (text, trial) = (context.text, tried.trial)
    let title: DeskTextKey =
        trial.isWhole
        ? trial.hasLetter ? .trialLetterLeft : .trialWhole : tried.wasSave ? .trialNotSaved : .trialBroken
    return """
        <div class="note\(if: !trial.isWhole, " red")" role="\(trial.isWhole ? "status" : "alert")" id="trial">
        <h2>\(text(title))</h2>
        <ol>
        \(trial.held.map { link -> HTML in "<li>\(told(link, held: true, context, tried))</li>\n" })\
        \(trial.broken.map { broken($0, context, tried) })</ol>
        \(trial.hasLetter ? words(trial.said, text) : nil)\
        \(trial.hint.map { "<p>\(hint($0, text, tried.server))</p>\n" as HTML })\
        \(if: trial.hint == nil && trial.broken?.link == .sender, "<p>\(text(.hintSender, ["domain": domain(tried.server)]))</p>\n")\
        \(if: trial.isWhole && !trial.hasLetter, "<p>\(text(.trialNext))</p>\n")</div>

        """
}

private func broken(_ broken: MailTrial.Break, _ context: DeskPageContext, _ tried: SettingsForm.Tried)
    -> HTML
{
    """
    <li><strong class="bad">\(told(broken.link, held: false, context, tried))</strong> \
    \(context.text(broken.reply.code == 0 ? .trialHappened : .trialWords)) \(broken.reply.html())</li>

    """
}

private func words(_ reply: Reply?, _ text: DeskText) -> HTML? {
    reply.map { "<p>\(text(.trialWords)) \($0.html())</p>\n" }
}

private func told(
    _ link: MailTrial.Link, held: Bool, _ context: DeskPageContext, _ tried: SettingsForm.Tried
) -> String {
    let server = tried.server
    let arguments = [
        "host": server.host.isolated, "port": String(server.port), "sender": server.sender.isolated,
        "email": (context.account?.email ?? "").isolated,
    ]
    return context.text(held ? link.held : link.broken, arguments)
}

private func hint(_ hint: MailTrial.Hint, _ text: DeskText, _ server: MailServer) -> String {
    switch hint {
    case .wantsPassword: text(.hintWantsPassword, ["host": server.host.isolated])
    case .appPassword: text(.hintAppPassword)
    case .otherPort: text(.hintOtherPort)
    case .certificate: text(.hintCertificate, ["host": server.host.isolated])
    }
}

private func domain(_ server: MailServer) -> String {
    (server.sender.split(separator: "@").last.map(String.init) ?? "").isolated
}

extension MailTrial.Link {
    fileprivate var held: DeskTextKey {
        switch self {
        case .name: .heldName
        case .connection: .heldConnection
        case .greeting: .heldGreeting
        case .encryption: .heldEncryption
        case .password: .heldPassword
        case .sender: .heldSender
        case .letter: .heldLetter
        }
    }

    fileprivate var broken: DeskTextKey {
        switch self {
        case .name: .brokeName
        case .connection: .brokeConnection
        case .greeting: .brokeGreeting
        case .encryption: .brokeEncryption
        case .password: .brokePassword
        case .sender: .brokeSender
        case .letter: .brokeLetter
        }
    }
}
