package import Foundation

/// A cause with its page in one or more languages, its targets, its steps and its dates.
package struct Campaign: Sendable, Equatable {
    package var slug: String
    /// The first language is the default.
    package var languages: [Language]
    package var publisher: Publisher
    package var opens: Day
    package var closes: Day?
    /// The ISO 3166-1 code of the country where most supporters live. The form preselects this
    /// country.
    package var country: String?
    package var picture: Picture?
    /// The targets in the order of the campaign folder.
    package var targets: [Target]
    package var steps: [Step]
    package var pages: [Language: Page]
    package var letters: [String: LetterText]

    package init(
        slug: String, languages: [Language], publisher: Publisher, opens: Day, closes: Day? = nil,
        country: String? = nil, picture: Picture? = nil,
        targets: [Target], steps: [Step], pages: [Language: Page], letters: [String: LetterText]
    ) {
        self.slug = slug
        self.languages = languages
        self.publisher = publisher
        self.opens = opens
        self.closes = closes
        self.country = country
        self.picture = picture
        self.targets = targets
        self.steps = steps
        self.pages = pages
        self.letters = letters
    }

    package var defaultLanguage: Language { languages[0] }
    package func target(_ key: String) -> Target? { targets.first { $0.key == key } }
    package func step(_ key: String) -> Step? { steps.first { $0.key == key } }

    /// Returns the page in `language`, else in the first of the campaign's languages that has a
    /// page.
    package func page(_ language: Language) -> (language: Language, page: Page)? {
        for candidate in [language] + languages {
            if let page = pages[candidate] { return (candidate, page) }
        }
        return nil
    }

    package enum Phase: Sendable { case announced, open, closed }

    /// Returns whether the campaign is announced, open or closed. Days are those of UTC. The
    /// closing day is the last day on which people can write.
    package func phase(at now: Date) -> Phase {
        let today = Day(now)
        if today < opens { return .announced }
        if let closes, today > closes { return .closed }
        return .open
    }
}

package struct Publisher: Sendable, Hashable {
    package var name: String
    package var email: String
    package var privacy: String
    package var imprint: String?

    package init(name: String, email: String, privacy: String, imprint: String? = nil) {
        self.name = name
        self.email = email
        self.privacy = privacy
        self.imprint = imprint
    }
}

/// The picture at the top of a page. `file` is its name in the campaign folder.
package struct Picture: Sendable, Hashable {
    package var file: String
    package var description: Localized

    package init(file: String, description: Localized) {
        self.file = file
        self.description = description
    }
}

/// The campaign page in one language. `body` is Markdown.
package struct Page: Sendable, Hashable {
    package var title: String
    package var summary: String
    package var body: String

    package init(title: String, summary: String, body: String) {
        self.title = title
        self.summary = summary
        self.body = body
    }
}
