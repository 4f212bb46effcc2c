import Domain

/// Returns the page that asks for the second proof when signing in. The browser has no session yet.
/// - Parameter email: the address of the account, whose mail's proof was given.
package func signInSecondPage(
    _ context: DeskPageContext, _ form: SignInForm, email: String, issue: SecondIssue? = nil
) -> HTML {
    let text = context.text
    let pieces: [String: HTML] = [
        "email": "<strong><bdi>\(email)</bdi></strong>", "site": "<bdi>\(context.siteName ?? "")</bdi>",
    ]
    let command: HTML = "<code dir=\"ltr\">postbag desk unlock \(email)</code>"
    return deskLayout(
        title: text(.signInSecondTitle), context, problems: issue == nil ? 0 : 1, narrow: true,
        main: """
            <div>
            <h1>\(text(.signInSecondTitle))</h1>
            <p>\(text.with(pieces, .signInSecondLead))</p>
            </div>
            \(form.kept.map { keptNote($0, text) })
            <form class="lines" action="\(context.links.signInSecond)" method="post" novalidate>
            \(form.carried)\(secondField(text, issue).html(text))
            <p><button class="main">\(text(.signInSecondGo))</button></p>
            </form>
            <p class="small soft lines">\(text.with("command", command, .signInSecondLost))</p>
            """)
}
