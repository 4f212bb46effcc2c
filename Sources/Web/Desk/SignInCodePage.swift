import Domain

/// What is wrong with the digits that somebody typed to sign in.
package enum SignInCodeIssue: Sendable, CaseIterable { case missing, wrong, ended, tooManyTries }

/// Returns the page "Look in your inbox" of a browser that has asked to sign in. The page is the
/// same for an address without an account.
/// - Parameter sender: the address that the mail comes from.
package func signInCodePage(
    _ context: DeskPageContext, _ form: SignInForm, sender: String, issue: SignInCodeIssue? = nil
) -> HTML {
    let text = context.text
    let address: HTML = "<strong><bdi>\(form.email)</bdi></strong>"
    return deskLayout(
        title: text(.inboxTitle), context, problems: issue == nil ? 0 : 1, narrow: true,
        main: """
            <div>
            <h1>\(text(.inboxTitle))</h1>
            <p>\(text.with("email", address, .inboxLead))</p>
            \(if: context.rehearsal, letterboxNote(context))
            </div>
            <form class="lines" action="\(context.links.signInCode)" method="post" novalidate>
            \(hiddenField("email", form.email))\(form.carried)\(codeField(text, issue).html(text))
            <p><button class="main">\(text(.codeGo))</button></p>
            </form>
            \(ifNothingComes(context, form, sender))
            """)
}

private func letterboxNote(_ context: DeskPageContext) -> HTML {
    let text = context.text
    let place: HTML =
        context.showsLetterbox
        ? "<a href=\"\(context.links.letterbox)\">\(text(.openLetterbox))</a>"
        : "\(text(.inboxLetterboxFolder))"
    return "<p class=\"note\">\(text(.inboxRehearsal)) \(place)</p>"
}

private func codeField(_ text: DeskText, _ issue: SignInCodeIssue?) -> DeskField {
    let key: DeskTextKey? =
        switch issue {
        case .missing: .codeMissing
        case .wrong: .codeWrong
        case .ended: .codeEnded
        case .tooManyTries: .codeTooMany
        case nil: nil
        }
    return DeskField(
        name: "code", label: text(.code), hint: "\(text(.codeHint, minutes))",
        problem: key.map { text($0, minutes) }, control: .code)
}

/// The list for somebody who waits in vain, with a form that sends the mail once more.
private func ifNothingComes(_ context: DeskPageContext, _ form: SignInForm, _ sender: String) -> HTML {
    let text = context.text
    return """
        <section class="lines" aria-labelledby="none">
        <h2 id="none">\(text(.nothingTitle))</h2>
        <ol>
        <li>\(text.with("sender", "<bdi>\(sender)</bdi>", .nothingSpam))</li>
        <li>\(text(.nothingAddress))</li>
        <li>\(text(.nothingInvited))</li>
        </ol>
        <form action="\(context.links.signIn)" method="post" novalidate>
        \(form.carried)\(form.field(text).html(text))
        <p><button>\(text(.nothingAgain))</button></p>
        </form>
        </section>
        """
}

/// The minutes for which a mail is good, as the argument of a text.
var minutes: [String: String] { ["minutes": String(Int(SignInRules.mailIsGood / 60))] }
