import Domain

extension NextSteps {
    /// Returns the step to post words to a target in public, ready on each network.
    func post(_ words: Localized, to key: String, step: String) -> [HTML] {
        guard let target = context.campaign.target(key) else { return [] }
        let on = { (network: String) in context.post(words, to: target, on: network) }
        let shown =
            ["x", "bluesky", "threads", "mastodon"].first { target.handles.byNetwork[$0] != nil } ?? "x"
        return [
            item(
                "\(text(.stepPost, ["target": target.spokenName(in: text)]))",
                """
                <p>\(text(.stepPostWhy))</p>
                \(on(shown).quote(in: text))
                <ul class="bare row">
                \(button("X", on("x").links.x))\
                \(button("Bluesky", on("bluesky").links.bluesky))\
                \(button("Threads", on("threads").links.threads))\
                <li><a class="button" href="\(context.links.mastodon(context.campaign.slug, context.language, step: step))">Mastodon</a></li>
                </ul>
                """)
        ]
    }

    /// Returns the step to send one message to one friend. `number` keeps the ids of several such
    /// steps apart.
    func share(_ words: Localized, number: Int) -> HTML {
        let (language, message) = words.best(context.language, else: context.campaign.languages)
        let url = context.campaignURL
        let links = ShareLinks(text: message, url: url)
        let title = context.campaign.page(context.language)?.page.title ?? context.campaign.publisher.name
        return item(
            "\(text(.stepShare))",
            """
            <p>\(text(.stepShareWhy))</p>
            \(SocialPostWords(language: language, links: links).quote(in: text))
            <ul class="bare row" data-share-title="\(title)" data-share-text="\(message)" data-share-url="\(url)">
            \(button(text(.shareEmail), links.email(subject: title)))\(button("WhatsApp", links.whatsApp))\(button("Telegram", links.telegram))\
            \(button("Facebook", links.facebook))\(button("LinkedIn", links.linkedIn))</ul>
            <div class="copy"><span id="link-\(number)">\(text(.shareLink))</span>
            <output aria-labelledby="link-\(number)" dir="ltr">\(url)</output></div>
            """)
    }

    private func button(_ label: String, _ url: String) -> HTML {
        "<li><a class=\"button\" href=\"\(url)\" rel=\"noopener noreferrer\">\(label)</a></li>\n"
    }
}
