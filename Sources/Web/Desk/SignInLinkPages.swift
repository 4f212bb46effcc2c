import Domain

/// Returns the page of a mailed link in a browser that did not ask for it. Only its button signs
/// in.
package func signInElsewherePage(_ context: DeskPageContext, email: String, token: String) -> HTML {
    let text = context.text
    return deskLayout(
        title: text(.elsewhereTitle), context, narrow: true,
        main: """
            <div>
            <h1>\(text(.elsewhereTitle))</h1>
            <p>\(text.with("email", "<strong><bdi>\(email)</bdi></strong>", .elsewhereLead))</p>
            </div>
            <form action="\(context.links.signIn(token))" method="post">
            <p><button class="main">\(text(.elsewhereGo))</button></p>
            </form>
            <div class="lines small soft">
            <p>\(text(.elsewhereWhy))</p>
            <p>\(text(.elsewhereNot))</p>
            </div>
            """)
}

/// Why a mailed link signs nobody in. The HTTP status is 410, or 404 for an unknown link.
package enum SignInLinkEnd: Sendable, CaseIterable { case used, ended, unknown }

package func signInLinkOverPage(_ context: DeskPageContext, _ end: SignInLinkEnd) -> HTML {
    let (title, lead): (DeskTextKey, DeskTextKey) =
        switch end {
        case .used: (.linkUsedTitle, .linkUsedText)
        case .ended: (.linkEndedTitle, .linkEndedText)
        case .unknown: (.linkUnknownTitle, .linkUnknownText)
        }
    return deskAnswer(context, title, context.text(lead, minutes), to: context.links.signIn, .linkSignIn)
}
