import Domain

/// What a posting step suggests for one network, in the language that the target reads where the step has it.
struct PostWords: Sendable {
    var language: Language
    var links: ShareLinks

    func quote(on page: Language) -> HTML {
        "<blockquote class=\"slot\"\(tongue(language, on: page))>\(links.text) <bdi dir=\"ltr\">\(links.url)</bdi></blockquote>"
    }
}

extension PageContext {
    var campaignURL: String { links.absolute(links.campaign(campaign.slug, language)) }

    func post(_ words: Localized, to target: Target, on network: String) -> PostWords {
        let first = target.reads.first { words[$0] != nil } ?? language
        let (language, text) = words.best(first, else: [language] + campaign.languages)
        return PostWords(language: language, links: ShareLinks(text, to: target, on: network, url: campaignURL))
    }
}
