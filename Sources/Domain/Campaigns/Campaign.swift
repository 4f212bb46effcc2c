package import Foundation

/// One cause with its page, in one or more languages, its targets, its steps, its dates.
package struct Campaign: Sendable, Equatable {
    package var slug: String
    /// The first is the default.
    package var languages: [Language]
    package var publisher: Publisher
    package var opens: Day
    package var closes: Day?
    /// ISO 3166-1: where most supporters live, chosen already in the form.
    package var country: String?
    package var picture: Picture?
    /// In the order of the campaign folder.
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

    /// The page in `language`, else in the campaign's first language that has one.
    package func page(_ language: Language) -> (language: Language, page: Page)? {
        for candidate in [language] + languages {
            if let page = pages[candidate] { return (candidate, page) }
        }
        return nil
    }

    package enum Phase: Sendable { case announced, open, closed }

    /// Days are those of UTC; the closing day is the last on which people can write.
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

/// The picture at the head of a page; `file` names it inside the campaign folder.
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
