import Domain

/// The words that a posting step suggests for one network. Their language is the one that the
/// target reads, where the step has it.
struct SocialPostWords: Sendable {
    var language: Language
    var links: ShareLinks
    /// The same words in the page's language, for visitors who do not read the post's language. Nil
    /// where there are none.
    var reading: Reading?

    struct Reading: Sendable {
        var language: Language
        var words: String
    }

    func quote(in text: InterfaceText) -> HTML {
        """
        <blockquote class="slot"\(tongue(language, on: text.language))>\(links.text) <bdi dir="ltr">\(links.url)</bdi></blockquote>
        \(reading.map { reading -> HTML in
            let name = text.language.sentenceCased(text.language.name(of: reading.language))
            return """
                <p class="soft"><span class="tongue">\(text(.tongueReading, ["language": name]))</span>\
                <span\(tongue(reading.language, on: text.language))>\(reading.words)</span></p>
                """
        })
        """
    }
}

extension PageContext {
    var campaignURL: String { links.absolute(links.campaign(campaign.slug, language)) }

    func post(_ words: Localized, to target: Target, on network: String) -> SocialPostWords {
        let first = target.reads.first { words[$0] != nil } ?? language
        let (tongue, text) = words.best(first, else: [language] + campaign.languages)
        let links = ShareLinks(text, to: target, on: network, url: campaignURL)
        let reading =
            tongue == language
            ? nil : words[language].map { SocialPostWords.Reading(language: language, words: $0) }
        return SocialPostWords(language: tongue, links: links, reading: reading)
    }
}
