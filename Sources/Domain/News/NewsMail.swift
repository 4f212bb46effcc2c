/// Writes the mail of news for one reader.
package struct NewsMail: Sendable {
    let campaign: Campaign
    let language: Language

    /// - Parameter language: the language of the text.
    package init(_ campaign: Campaign, in language: Language) {
        (self.campaign, self.language) = (campaign, language)
    }

    /// - Parameter stop: the absolute URL that ends news for this reader.
    package func mail(_ text: NewsText, page: String, stop: String) -> SupporterMail {
        let words = InterfaceText(best: [language] + campaign.languages)
        let values = [
            "title": campaign.page(language)?.page.title ?? campaign.slug,
            "organiser": campaign.publisher.name,
        ]
        let footer = "\(words(.newsFooter, values))\n\(page)\n\n\(words(.newsStopHere))\n\(stop)"
        // Mail programs fold what stands below this line (RFC 3676 section 4.3).
        return SupporterMail(subject: text.subject, body: "\(text.body)\n\n-- \n\(footer)\n")
    }
}
