import Domain

/// Returns the page that asks for the supporter's Mastodon server and answers with a plain link.
/// Mastodon has no single address to link to. Nil when the campaign has no such posting step.
package func mastodonPage(_ context: PageContext, step: String, typed: String?) -> HTML? {
    guard case .post(let key, let words)? = context.campaign.step(step)?.action,
        let target = context.campaign.target(key)
    else { return nil }
    let (slug, links, text) = (context.campaign.slug, context.links, context.text)
    let post = context.post(words, to: target, on: "mastodon")
    let instance = typed.flatMap(MastodonInstance.init(typed:))
    let unknown = typed.flatMap { instance == nil && !$0.isEmpty ? $0 : nil }
    return layout(
        title: text(.mastodonTitle), context: context,
        options: LayoutOptions(path: { links.mastodon(slug, $0, step: step) }),
        main: """
            <div>
            <h1>\(text(.mastodonTitle))</h1>
            <p class="lead">\(text(.mastodonLead))</p>
            \(post.quote(in: text))
            </div>
            \(instance.map { section(text(.mastodonReady), "ready", [$0], post, text) })
            \(instanceForm(links.mastodon(slug, context.language, step: step), typed: instance?.host ?? typed, unknown: unknown, text))
            \(section(text(.mastodonCommon), "common", MastodonInstance.common, post, text))
            <p><a class="alone" href="\(links.thanks(slug, context.language))">\(text(.backToSteps))</a></p>
            """)
}

private func section(
    _ title: String, _ id: String, _ instances: [MastodonInstance], _ post: SocialPostWords,
    _ text: InterfaceText
) -> HTML {
    let items = instances.map { instance -> HTML in
        """
        <li><a class="button" href="\(post.links.mastodon(instance))" rel="noopener noreferrer">\(text(.stepOpen, ["host": instance.host]))</a></li>

        """
    }
    return
        "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(title)</h2>\n<ul class=\"bare row\">\n\(items)</ul>\n</section>"
}

private func instanceForm(_ path: String, typed: String?, unknown: String?, _ text: InterfaceText) -> HTML {
    """
    <form action="\(path)" method="get">
    <div class="field\(if: unknown != nil, " wrong")">
    <label for="instance">\(text(.mastodonWhere))</label>
    <p class="hint" id="instance-hint">\(text(.mastodonHint))</p>
    \(unknown.map { "<p class=\"problem\" id=\"error-instance\">\(text(.mastodonUnknown, ["typed": $0]))</p>" as HTML })
    <input id="instance" name="instance" dir="ltr" inputmode="url" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="300" \
    required\(attribute: "value", typed) aria-describedby="instance-hint\(if: unknown != nil, " error-instance")"\
    \(if: unknown != nil, " aria-invalid=\"true\"")>
    </div>
    <p><button class="main">\(text(.mastodonGo))</button></p>
    </form>
    """
}
