package import Domain
package import Foundation

/// A campaign that has just been published.
package struct PublishedCampaign: Sendable {
    /// Words to send the page to others with, in one language.
    package struct ReadyWords: Sendable {
        package let language: Language
        package let subject: String, mail: String, post: String

        package init(language: Language, subject: String, mail: String, post: String) {
            (self.language, self.subject, self.mail, self.post) = (language, subject, mail, post)
        }
    }

    package var version: Int
    /// The time at which it was published, where it is known.
    package var since: Date?
    /// The whole address of the page.
    package var address: String
    /// A picture of the address, as SVG.
    package var code: HTML?
    package var words: [ReadyWords]
    /// Whether the campaign was live before.
    package var isChange: Bool
    /// The day on which it opens, if it is not open yet.
    package var opens: Day?

    package init(version: Int, address: String, code: HTML?, words: [ReadyWords], isChange: Bool) {
        (self.version, self.address, self.code) = (version, address, code)
        (self.words, self.isChange) = (words, isChange)
    }
}

/// Returns the page that follows publishing: the address, its picture, and words to send it with.
package func publishedPage(
    _ context: DeskPageContext, _ heading: DeskCampaignHeading, _ published: PublishedCampaign
) -> HTML {
    let text = context.text
    let title = text(published.isChange ? .publishedChangeTitle : .publishedTitle)
    return deskLayout(
        title: title, context, place: .campaigns, rail: campaignRail(context, heading, place: .trying),
        main: """
            <div class="head">
            <h1>\(title)</h1>
            <p>\(live(published, text)) \
            \(published.opens.map { "\(text(.publishedOpens, ["day": text.dayAndWeekday($0)]))" as HTML })</p>
            </div>
            \(if: context.rehearsal, "<p class=\"note look\">\(text(.publishRehearsal))</p>\n")\(address(published, text))\
            \(if: !published.words.isEmpty, readyWords(published, text))\
            <p><a class="button" href="\(context.links.deskCampaign(heading.slug))">\(text(.toOverview))</a></p>
            """)
}

/// What is live, since when.
private func live(_ published: PublishedCampaign, _ text: DeskText) -> String {
    let version = text.shared.number(published.version)
    guard let since = published.since else { return text(.publishedLead, ["version": version]) }
    return text(.publishedSince, ["version": version, "moment": text.shared.moment(since)])
}

private func address(_ published: PublishedCampaign, _ text: DeskText) -> HTML {
    let picture: HTML? = published.code.map {
        """
        <figure class="qr">
        \($0)
        <figcaption class="hint">\(text(.codeCaption))</figcaption>
        </figure>

        """
    }
    return """
        <section class="lines" aria-labelledby="address">
        <h2 id="address">\(text(.addressTitle))</h2>
        <p class="name"><a href="\(published.address)"><bdi>\(published.address)</bdi></a></p>
        \(picture)</section>

        """
}

private func readyWords(_ published: PublishedCampaign, _ text: DeskText) -> HTML {
    """
    <section aria-labelledby="words">
    <h2 id="words">\(text(.readyTitle))</h2>
    <p class="lines">\(text(.readyLead))</p>
    \(published.words.map { words($0, published, text) })</section>

    """
}

private func words(
    _ words: PublishedCampaign.ReadyWords, _ published: PublishedCampaign, _ text: DeskText
) -> HTML {
    let language = text.language.name(of: words.language)
    let share = ShareLinks(text: words.post, url: published.address)
    let mail = ShareLinks(text: words.mail, url: published.address).email(subject: words.subject)
    return """
        <div class="two top">
        <div class="field">
        <h3>\(text(.readyMail, ["language": language]))</h3>
        <div class="theirs"\(contentAttributes(words.language))><p class="said"><strong>\(words.subject)</strong></p>
        <p class="said">\(words.mail)
        \(published.address)</p></div>
        <p class="tools"><a href="\(mail)">\(text(.openMail))<span class="away">\(text(.colon))\(language)</span></a></p>
        </div>
        <div class="field">
        <h3>\(text(.readyPost, ["language": language]))</h3>
        <div class="theirs"\(contentAttributes(words.language))><p class="said">\(words.post)
        \(published.address)</p></div>
        <p class="tools"><a href="\(share.bluesky)">Bluesky<span class="away">\(text(.colon))\(language)</span></a> \
        <a href="\(share.whatsApp)">WhatsApp<span class="away">\(text(.colon))\(language)</span></a> \
        <a href="\(share.facebook)">Facebook<span class="away">\(text(.colon))\(language)</span></a></p>
        </div>
        </div>

        """
}
