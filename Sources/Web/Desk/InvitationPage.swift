package import Domain

/// What the link of an invitation offers, and what was typed.
package struct InvitationForm: Sendable {
    package let role: AccountRole
    /// The campaign's title. Nil for an owner of the site.
    package let title: String?
    package let email: String
    /// The name of whoever invites. Nil for the command line.
    package let sender: String?
    /// Whether a new account is made, which needs a name.
    package let needsName: Bool
    package let token: String
    package var name = ""
    package var nameIssue: FirstRunForm.NameIssue?

    package init(
        role: AccountRole, title: String?, email: String, sender: String?, needsName: Bool, token: String
    ) {
        (self.role, self.title, self.email) = (role, title, email)
        (self.sender, self.needsName, self.token) = (sender, needsName, token)
    }
}

/// Returns the page of the link in an invitation. Only its button accepts.
package func invitationPage(_ context: DeskPageContext, _ form: InvitationForm) -> HTML {
    let text = context.text
    let email: HTML = "<strong><bdi>\(form.email)</bdi></strong>"
    return deskLayout(
        title: text(.invitationTitle), context, problems: form.nameIssue == nil ? 0 : 1, narrow: true,
        main: """
            <div>
            <h1>\(text(.invitationTitle))</h1>
            <p>\(form.offer(text))\(form.sender.map { " \(text(.invitationBy, ["name": $0.isolated]))" as HTML })</p>
            </div>
            <form class="lines" action="\(context.links.invitation(form.token))" method="post" novalidate>
            \(if: form.needsName, form.nameField(text).html(text))
            <p>\(text.with("email", email, .invitationHere))</p>
            <p><button class="main">\(text(.invitationGo))</button></p>
            </form>
            <p class="small soft lines">\(text(.invitationOnce))</p>
            """)
}

/// Returns the page of an invitation that was accepted, was taken back, or is too old. The HTTP
/// status is 410.
package func invitationOverPage(_ context: DeskPageContext) -> HTML {
    deskAnswer(
        context, .invitationOverTitle, context.text(.invitationOverText), to: context.links.signIn,
        .goneSignIn)
}

extension InvitationForm {
    fileprivate func offer(_ text: DeskText) -> String {
        let languages = role.languages.isEmpty ? "" : " (\(text.names(of: role.languages)))"
        var arguments = [
            "role": text.name(of: role.role) + languages,
            "rights": text(role.role?.rightsKey ?? .ownerRights),
        ]
        arguments["title"] = title?.isolated
        return text(title == nil ? .invitationToSite : .invitationTo, arguments)
    }

    fileprivate func nameField(_ text: DeskText) -> DeskField {
        DeskField(
            name: "name", label: text(.yourName), hint: "\(text(.yourNameHint))", value: name,
            problem: nameIssue.map { text($0 == .missing ? .missingName : .nameTooLong) },
            control: .input(type: "text", autocomplete: "name"))
    }
}
