package import Domain

/// Returns the page with the confirm button, for a browser without the letter's own cookie. Only
/// the mail leads here, and only until the letter is confirmed.
/// - Parameter composed: the letter that would be signed, without anything about where the writer
///   lives.
/// - Parameter code: asks for the digits beside the button. Nil: the button alone confirms.
package func confirmPage(
    _ context: PageContext, letter: Letter, composed: ComposedLetter, token: String, code: AskedCode? = nil
) -> HTML {
    let text = context.text
    let target = context.campaign.target(letter.target) ?? Target(key: letter.target)
    return layout(
        title: text(.confirmTitle), context: context,
        main: """
            <div class="envelope">
            <h1>\(text(.confirmTitle))</h1>
            <dl class="facts">
            <dt class="soft">\(text(.confirmFrom))</dt><dd><bdi>\(letter.draft.name)</bdi></dd>
            <dt class="soft">\(text(.confirmTo))</dt><dd><bdi>\(target.spokenName(in: text))</bdi></dd>
            <dt class="soft">\(text(.confirmSubject))</dt><dd><span\(tongue(composed.language, on: text.language))>\(composed.subject)</span></dd>
            </dl>
            <form action="\(context.links.confirm(token))" method="post">
            \(code.map { codeField(text, problem: $0.problem) })<p class="row"><button class="main">\(text(.confirmYes))</button> <a class="alone" href="#not">\(text(.notMeTitle))</a></p>
            </form>
            <p class="hint">\(text(.confirmLead))</p>
            </div>
            <div>
            \(finalLetter(composed, on: text.language))
            <p class="hint">\(text(.confirmAddress))</p>
            </div>
            <section aria-labelledby="not">
            <h2 id="not">\(text(.notMeTitle))</h2>
            <p>\(text(.notMeLead))</p>
            <form action="\(context.links.notMe(token))" method="post"><p><button>\(text(.notMeButton))</button></p></form>
            </section>
            """)
}

/// Tells that the digits of the mail are needed beside its link.
package struct AskedCode: Sendable {
    package var problem: WaitingProblem?
}

/// Returns the page of a link whose letter is confirmed already. The page shows nothing personal
/// and grants nothing.
package func confirmedAlreadyPage(_ context: PageContext) -> HTML {
    answer(context, .alreadyTitle, .alreadyLead)
}

/// Returns the page for an address that has reached its limit, because others have written from it.
/// The page says nothing about them or about the letter.
package func addressLimitPage(_ context: PageContext) -> HTML {
    answer(context, .familyTitle, .familyLead)
}

/// Returns the page for a letter that was not confirmed in time, or was erased. The HTTP status is
/// 410.
package func expiredPage(_ context: PageContext) -> HTML {
    answer(context, .expiredTitle, .expiredLead)
}

/// Returns the page for a link that never existed, or that was cut. The HTTP status is 404.
package func unknownLinkPage(_ site: SiteContext) -> HTML {
    let text = site.text
    return layout(
        title: text(.unknownTitle), site: site,
        main: "<h1>\(text(.unknownTitle))</h1>\n<p class=\"lead\">\(text(.unknownLead))</p>")
}

/// Returns the page for a link that lost its end, in a browser that wrote no letter. The HTTP
/// status is 404.
package func cutLinkPage(_ site: SiteContext) -> HTML {
    let text = site.text
    return layout(
        title: text(.cutTitle), site: site,
        main: "<h1>\(text(.cutTitle))</h1>\n<p class=\"lead\">\(text(.cutLead))</p>")
}

/// Returns the page for a link that lost its end, in the browser that wrote the letter. The six
/// digits confirm in place of the link.
package func cutLinkPage(_ context: PageContext, token: String) -> HTML {
    let text = context.text
    return layout(
        title: text(.cutTitle), context: context,
        main: """
            <div class="envelope">
            <h1>\(text(.cutTitle))</h1>
            <p class="lead">\(text(.cutCode))</p>
            \(codeForm(context, token: token))
            </div>
            """)
}

/// Returns a page with a title, one paragraph and the way to the campaign.
func answer(_ context: PageContext, _ title: TextKey, _ lead: TextKey, more: HTML = "") -> HTML {
    let text = context.text
    return layout(
        title: text(title), context: context,
        main: """
            <div>
            <h1>\(text(title))</h1>
            <p class="lead">\(text(lead))</p>
            <p><a class="button" href="\(context.links.campaign(context.campaign.slug, context.language))">\(text(.toCampaign))</a></p>
            </div>
            \(more)
            """)
}
