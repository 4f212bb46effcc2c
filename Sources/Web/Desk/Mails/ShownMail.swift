package import Domain

/// A mail that came in, as a page shows it: plain text, and nothing from elsewhere.
package struct ShownMail: Sendable {
    package let kept: KeptMail
    package let from: String, subject: String, text: String

    package init(_ kept: KeptMail, from: String, subject: String, text: String) {
        (self.kept, self.from, self.subject, self.text) = (kept, from, subject, text)
    }

    /// Returns the mail as an item of a list.
    /// - Parameter form: the form that decides about it. Nil where this account may not decide.
    func html(_ context: DeskPageContext, _ form: MailForm?, zone: String) -> HTML {
        let text = context.text
        let isUseful = kept.state == .open || kept.mayBePassedOn && !self.text.isEmpty
        let decides = isUseful ? form : nil
        return """
            <li>
            <p><strong>\(kept.name(text))</strong> <span class="soft small">\(text.moment(kept.receivedAt, in: zone))</span></p>
            <p class="small"><bdi>\(from)</bdi>\(if: !subject.isEmpty, ": <bdi>\(subject)</bdi>")</p>
            <details\(if: decides != nil && kept.state == .open, " open")><summary>\(text(.mailText))</summary>
            <div class="said">\(self.text)</div></details>
            \(decides?.html(kept, text))</li>

            """
    }
}

/// The form by which a person decides about a mail.
struct MailForm {
    let path: String
    /// Whether the form asks for the number of a letter.
    var asksForLetter = false

    func html(_ mail: KeptMail, _ text: DeskText) -> HTML {
        let id = String(mail.id)
        let passOn: HTML =
            "<p class=\"row\"><button name=\"decide\" value=\"answer\">\(text(.mailPassOn))</button></p>"
        let letter: HTML = """
            <p><label for="letter-\(id)">\(text(.mailOfLetter))</label> \
            <input id="letter-\(id)" name="letter" inputmode="numeric" autocomplete="off" maxlength="20"></p>
            """
        guard mail.state == .open else {
            return """
                <form action="\(path)" method="post">
                <input type="hidden" name="mail" value="\(id)">
                \(passOn)
                </form>
                """
        }
        return """
            <form action="\(path)" method="post">
            <input type="hidden" name="mail" value="\(id)">
            <p class="row"><button name="decide" value="read">\(text(.mailRead))</button></p>
            \(if: asksForLetter, letter)
            \(passOn)
            <p class="row"><button name="decide" value="returned">\(text(.mailReturned))</button>
            <label for="reason-\(id)">\(text(.mailReason))</label> \
            <select id="reason-\(id)" name="reason">\(Self.reasons.map { option($0, text) })</select></p>
            </form>
            """
    }

    private static let reasons: [(value: String, name: DeskTextKey)] = [
        ("", .reasonUnknown), ("address", .reasonAddress), ("full", .reasonFull), ("policy", .reasonPolicy),
        ("size", .reasonSize), ("unreachable", .reasonUnreachable),
    ]

    private func option(_ reason: (value: String, name: DeskTextKey), _ text: DeskText) -> HTML {
        "<option value=\"\(reason.value)\">\(text(reason.name))</option>"
    }
}

/// Returns the page of the mails about no letter.
package func mailsPage(_ context: DeskPageContext, _ mails: [ShownMail], problem: DecisionProblem?) -> HTML {
    let text = context.text
    let form = MailForm(path: context.links.deskMails, asksForLetter: true)
    let list: HTML = """
        <ul class="list">
        \(mails.map { $0.html(context, form, zone: "UTC") })</ul>

        """
    return deskLayout(
        title: text(.railMails), context, place: .site, problems: problem == nil ? 0 : 1,
        main: """
            \(siteTabs(context, place: .mails))
            <div class="head">
            <h1>\(text(.railMails))</h1>
            <p class="lines">\(text(.mailsSiteLead))</p>
            </div>
            \(problem.map { "<p class=\"note\" role=\"alert\">\($0.told(text))</p>\n" as HTML })\
            \(mails.isEmpty ? "<p>\(text(.mailsSiteNone))</p>\n" : list)\
            <p class="small soft">\(text(.timesOf, ["place": text.place(of: "UTC")]))</p>
            """)
}
