package import Foundation

/// One mail with news of a campaign, to the supporters who asked for it.
package struct News: Sendable, Equatable {
    package var id: Int64
    package var campaign: String
    package var rehearsal: Bool
    /// Counts up with every save.
    package var revision: Int64
    package var texts: [Language: NewsText]
    package var state: State
    package var savedAt: Date
    /// The name of whoever saved it last.
    package var savedBy: String
    /// The revision that was sent to the organiser as a test. Nil before the first test.
    package var tested: Int64?
    /// When it began to go. Nil for a draft.
    package var startedAt: Date?
    package var progress = Progress()

    package enum State: String, Sendable, CaseIterable {
        case draft, sending, stopped
        /// Every mail has been queued.
        case sent
    }

    /// How far the mails are.
    package struct Progress: Sendable, Equatable {
        /// The people who had asked for news when it began.
        package var recipients = 0
        /// Mails that were queued so far.
        package var queued = 0
        /// Mails that the recipients' servers have accepted.
        package var accepted = 0
        /// Mails that were refused.
        package var refused = 0
        /// Mails that nobody wanted any more, or of which nobody knows whether they arrived.
        package var other = 0
        /// The last address for which a mail was queued, and when.
        package var after: Int64 = 0
        package var lastAt: Date?

        package init() {}

        /// Queued mails that have not ended yet.
        package var onTheirWay: Int { max(0, queued - accepted - refused - other) }
    }

    package init(
        id: Int64, campaign: String, rehearsal: Bool, revision: Int64 = 0,
        texts: [Language: NewsText] = [:], state: State = .draft, savedAt: Date, savedBy: String
    ) {
        (self.id, self.campaign, self.rehearsal, self.revision) = (id, campaign, rehearsal, revision)
        (self.texts, self.state, self.savedAt, self.savedBy) = (texts, state, savedAt, savedBy)
    }

    /// Returns the text for readers of a language: theirs, else the first of `languages` that is
    /// written. Nil when none is.
    package func text(for language: Language, of languages: [Language]) -> (Language, NewsText)? {
        ([language, Language(language.primary)] + languages).lazy
            .compactMap { language in texts[language].map { (language, $0) } }.first
    }

    /// The languages with a whole text.
    package func written(in languages: [Language]) -> [Language] { languages.filter { texts[$0] != nil } }
}

/// The text of news in one language.
package struct NewsText: Sendable, Equatable {
    package var subject: String
    package var body: String

    package init(subject: String, body: String) { (self.subject, self.body) = (subject, body) }
}

/// Somebody who asked for news of a campaign.
package struct NewsSubscriber: Sendable, Equatable {
    /// The same for the same campaign and address.
    package var id: Int64
    package var email: String
    package var language: Language
    /// Version and language of the words that they agreed to.
    package var consent: String
    package var since: Date

    package init(id: Int64, email: String, language: Language, consent: String, since: Date) {
        (self.id, self.email, self.language) = (id, email, language)
        (self.consent, self.since) = (consent, since)
    }
}
