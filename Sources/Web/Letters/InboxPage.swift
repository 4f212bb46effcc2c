import Domain

/// Returns the page "Look in your inbox" where nothing of the letter can be shown. Either the
/// browser keeps no cookies, or the letter is older than a day.
/// - Parameter token: the token of a letter whose code can still be typed here.
package func inboxPage(_ context: PageContext, token: String? = nil, problem: WaitingProblem? = nil) -> HTML {
    let (slug, links, text) = (context.campaign.slug, context.links, context.text)
    let limit: TextKey? = problem == .tooManyMessages ? .resendTooMany : nil
    return layout(
        title: text(.waitingTitle), context: context,
        options: LayoutOptions(path: { links.waiting(slug, $0) }),
        main: """
            \(limit.map { "<p class=\"note red\" role=\"alert\">\(text($0))</p>" as HTML })
            <div class="envelope">
            <h1>\(text(.waitingTitle))</h1>
            <p class="lead">\(text(.waitingNoCookie))</p>
            \(token.map { codeForm(context, token: $0, problem: problem) })
            </div>
            <p><a class="alone" href="\(links.campaign(slug, context.language))">\(text(.toCampaign))</a></p>
            \(token.map { _ in forgetMe(context) })
            """)
}
