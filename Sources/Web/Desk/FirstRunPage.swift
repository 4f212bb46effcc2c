package import Domain

/// What the first-run form held, and what is wrong with it.
package struct FirstRunForm: Sendable {
    package enum SecretIssue: Sendable, Equatable {
        case typed(SecretWords.Mistake)
        /// Twelve words, but not those of this server.
        case wrong
    }

    package enum NameIssue: Sendable { case missing, tooLong }
    package enum EmailIssue: Sendable { case missing, incomplete }

    package var secret = "", name = "", email = ""
    package var secretIssue: SecretIssue?
    package var nameIssue: NameIssue?
    package var emailIssue: EmailIssue?

    package init() {}

    var issues: Int { [secretIssue != nil, nameIssue != nil, emailIssue != nil].filter(\.self).count }
}

/// Returns the page of a desk without an account.
package func firstRunPage(_ context: DeskPageContext, _ form: FirstRunForm = FirstRunForm()) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.firstRunTitle), context, problems: form.issues, narrow: true,
        main: """
            <div class="head">
            <h1>\(text(.firstRunTitle))</h1>
            <p>\(text(.firstRunLead))</p>
            </div>
            <form class="lines" action="\(context.links.firstRun)" method="post" novalidate>
            \(form.fields(text).map { $0.html(text) })
            <p><button class="main">\(text(.firstRunGo))</button></p>
            </form>
            <p class="small soft lines">\(text.withCode(.firstRunOnce))</p>
            """)
}

/// Returns the page in place of the first run once there is an account. The HTTP status is 410.
package func firstRunOverPage(_ context: DeskPageContext) -> HTML {
    deskAnswer(context, .goneTitle, context.text(.goneText), to: context.links.signIn, .goneSignIn)
}

extension FirstRunForm {
    fileprivate func fields(_ text: DeskText) -> [DeskField] {
        [
            DeskField(
                name: "secret", label: text(.secret), hint: text.withCode(.secretHint), value: secret,
                problem: secretIssue?.told(text), control: .secret),
            DeskField(
                name: "name", label: text(.yourName), hint: "\(text(.yourNameHint))", value: name,
                problem: nameIssue.map { text($0 == .missing ? .missingName : .nameTooLong) },
                control: .input(type: "text", autocomplete: "name")),
            DeskField(
                name: "email", label: text(.yourEmail), hint: "\(text(.firstEmailHint))", value: email,
                problem: emailIssue?.told(text, email),
                control: .input(type: "email", autocomplete: "email")),
        ]
    }
}

extension FirstRunForm.SecretIssue {
    func told(_ text: DeskText) -> String {
        switch self {
        case .typed(.missing): text(.secretMissing)
        case .typed(.count(let count)):
            text(count < SecretWords.count ? .secretTooFew : .secretTooMany, counting: count)
        case .typed(.unknown(let word)): text(.secretUnknown, ["word": word])
        case .wrong: text(.secretWrong)
        }
    }
}

extension FirstRunForm.EmailIssue {
    func told(_ text: DeskText, _ received: String) -> String {
        switch self {
        case .missing: text(.missingEmail)
        case .incomplete: text(.incompleteEmail, ["received": received.isolated])
        }
    }
}

extension String {
    /// The start of a typed text, isolated (UAX 9), because it may run in another direction.
    var isolated: String {
        let start = scalars(first: 80)
        return "\u{2068}\(start)\(start.utf8.count < utf8.count ? "…" : "")\u{2069}"
    }
}
