package import Domain
package import Foundation

/// Text that somebody typed before their session ended. The form for signing in carries it on.
package struct KeptText: Sendable {
    /// What was typed: "Letter to the Minister, French".
    package let about: String
    package let typedAt: Date
    package let words: String
    package let language: Language
    /// The value of the hidden field, encrypted to the installation's key.
    package let sealed: String

    package init(about: String, typedAt: Date, words: String, language: Language, sealed: String) {
        (self.about, self.typedAt, self.words) = (about, typedAt, words)
        (self.language, self.sealed) = (language, sealed)
    }
}

/// What the form for signing in carries on, and what its page says.
package struct SignInForm: Sendable {
    package enum Reason: String, Sendable {
        case ordinary
        /// The session of this browser has ended.
        case ended
        /// The person must prove again who they are.
        case proof
        /// The second proof did not come in time.
        case half
    }

    package enum Issue: Sendable { case missing, incomplete, tooManyMails }

    package var reason = Reason.ordinary
    package var email = ""
    package var issue: Issue?
    /// The path to go to once signed in.
    package var next: String?
    package var kept: KeptText?

    package init() {}

    var carried: HTML { HTML([hiddenField("next", next), hiddenField("kept", kept?.sealed)]) }

    func field(_ text: DeskText) -> DeskField {
        DeskField(
            name: "email", label: text(.yourEmail), hint: "\(text(.signInEmailHint))", value: email,
            problem: issue?.told(text, email), control: .input(type: "email", autocomplete: "email"))
    }
}

/// Returns the page that asks for an e-mail address.
/// - Parameter contact: the address of whoever runs the desk.
package func signInPage(_ context: DeskPageContext, _ form: SignInForm, contact: String?) -> HTML {
    let text = context.text
    let title = text(form.reason == .ordinary ? .signInTitle : .signInOnTitle)
    return deskLayout(
        title: title, context, problems: form.issue == nil ? 0 : 1, narrow: true,
        main: """
            <div>
            <h1>\(title)</h1>
            \(form.reason.told(text).map { "<p>\($0)</p>" as HTML })
            </div>
            \(form.kept.map { keptNote($0, text) })
            <form class="lines" action="\(context.links.signIn)" method="post" novalidate>
            \(form.carried)\(form.field(text).html(text))
            <p><button class="main">\(text(.signInGo))</button></p>
            </form>
            \(form.reason == .proof || form.reason == .half ? nil : contact.map { uninvited($0, text) })
            """)
}

/// What was typed before, above a form that carries it on.
func keptNote(_ kept: KeptText, _ text: DeskText) -> HTML {
    let about = text(.keptAbout, ["about": kept.about, "clock": text.shared.clock(kept.typedAt)])
    return """
        <div class="note look" role="status">
        <p><strong>\(text(.keptTitle))</strong> \(about) \(text(.keptLead))</p>
        <details class="tight"><summary>\(text(.keptLook))</summary><p class="said"\(languageAttributes(kept.language, on: text.language))>\(kept.words)</p></details>
        </div>
        """
}

private func uninvited(_ contact: String, _ text: DeskText) -> HTML {
    """
    <p class="small soft lines">\(text(.signInUninvited)) \(text(.signInAsk)) \
    <a href="mailto:\(contact)"><bdi>\(contact)</bdi></a></p>
    """
}

extension SignInForm.Reason {
    fileprivate func told(_ text: DeskText) -> String? {
        switch self {
        case .ordinary: nil
        case .ended:
            text(
                .signInEnded,
                ["idle": days(SignInRules.idle, text), "most": days(SignInRules.session, text)])
        case .proof: text(.signInProof)
        case .half: text(.signInSecondEnded)
        }
    }

    private func days(_ time: TimeInterval, _ text: DeskText) -> String {
        text.shared.number(Int(time / 86_400))
    }
}

extension SignInForm.Issue {
    fileprivate func told(_ text: DeskText, _ received: String) -> String {
        switch self {
        case .missing: text(.missingEmail)
        case .incomplete: text(.incompleteEmail, ["received": received.isolated])
        case .tooManyMails: text(.tooManyMails, counting: SignInRules.mailsAnHour)
        }
    }
}
