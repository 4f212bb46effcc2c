package import Domain
package import Foundation

/// One's own second proof: what it is now, and what was typed.
package struct SecondForm: Sendable {
    package enum State: Sendable {
        case none
        /// The secret is shown, and waits for a first code.
        case begun(TOTP)
        case active(since: Date, recoveryCodes: Int)
    }

    package var state: State
    /// Whether everybody needs one.
    package var isDemanded: Bool
    package var issue: SecondIssue?
    /// The path to go to once it is set up.
    package var next: String?
    package var kept: KeptText?

    package init(_ state: State, isDemanded: Bool) { (self.state, self.isDemanded) = (state, isDemanded) }

    var carried: HTML { HTML([hiddenField("next", next), hiddenField("kept", kept?.sealed)]) }
}

/// What is wrong with what somebody typed as the second proof.
package enum SecondIssue: Sendable, Equatable {
    case missing, wrong
    /// It is not the first code of the app that is being set up.
    case wrongFirst
    case waiting(minutes: Int)
    case clock(minutes: Int)

    func told(_ text: DeskText) -> String {
        switch self {
        case .missing: text(.secondMissing)
        case .wrong: text(.secondWrong)
        case .wrongFirst: text(.secondWrongFirst)
        case .waiting(let minutes): text(.secondWait, counting: minutes)
        case .clock(let minutes): text(.secondClock, counting: minutes)
        }
    }
}

/// Returns the page of one's own second proof.
package func secondPage(_ context: DeskPageContext, _ form: SecondForm) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.secondTitle), context, place: .account, problems: form.issue == nil ? 0 : 1,
        narrow: true,
        main: """
            <div>
            <h1>\(text(.secondTitle))</h1>
            \(lead(form, text))
            </div>
            \(form.kept.map { keptNote($0, text) })
            \(content(form, context))
            """)
}

private func lead(_ form: SecondForm, _ text: DeskText) -> HTML {
    if case .active(let since, let codes) = form.state {
        return """
            <p>\(text(.secondSince, ["day": text.shared.day(since)])) \(text(.secondCodesLeft, counting: codes))</p>
            """
    }
    return
        "\(if: form.isDemanded, "<p><strong>\(text(.secondDemanded))</strong></p>\n")<p>\(text(.secondLead))</p>"
}

private func content(_ form: SecondForm, _ context: DeskPageContext) -> HTML {
    switch form.state {
    case .none: begin(form, context)
    case .begun(let codes): setUp(form, codes, context)
    case .active: change(form, context)
    }
}

private func begin(_ form: SecondForm, _ context: DeskPageContext) -> HTML {
    let text = context.text
    return """
        <form class="lines" action="\(context.links.deskSecond)" method="post">
        \(form.carried)<p>\(text(.secondNeeds))</p>
        <p><button class="main" name="do" value="begin">\(text(.secondBegin))</button></p>
        </form>
        """
}

private func setUp(_ form: SecondForm, _ codes: TOTP, _ context: DeskPageContext) -> HTML {
    let text = context.text
    let address = codes.address(site: context.siteName ?? "", email: context.account?.email ?? "")
    let field = DeskField(
        name: "second", label: text(.secondFirst), hint: "\(text(.secondFirstHint))",
        problem: form.issue?.told(text), control: .code)
    return """
        <div class="lines">
        <p>\(text(.secondPictureLead))</p>
        \(QRCode(address).map { "<figure class=\"qr\">\($0.svg(label: text(.secondPicture)))</figure>\n" as HTML })\
        <p>\(text(.secondTyped))<br><code dir="ltr">\(codes.groups.joined(separator: " "))</code></p>
        </div>
        <form class="lines" action="\(context.links.deskSecond)" method="post" novalidate>
        \(form.carried)\(field.html(text))
        <p><button class="main" name="do" value="on">\(text(.secondOn))</button></p>
        </form>
        """
}

private func change(_ form: SecondForm, _ context: DeskPageContext) -> HTML {
    let text = context.text
    return """
        <form class="lines" action="\(context.links.deskSecond)" method="post" novalidate>
        \(form.carried)\(secondField(text, form.issue).html(text))
        <p><button name="do" value="codes">\(text(.secondRenew))</button> <span class="small soft">\(text(.secondRenewHint))</span></p>
        <p><button name="do" value="end">\(text(.secondEnd))</button> <span class="small soft">\(text(.secondEndHint))</span></p>
        </form>
        """
}

/// Returns the field for the app's digits or a recovery code.
func secondField(_ text: DeskText, _ issue: SecondIssue?) -> DeskField {
    DeskField(
        name: "second", label: text(.secondLabel), hint: "\(text(.secondHint))", problem: issue?.told(text),
        control: .second)
}
