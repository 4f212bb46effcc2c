package import Foundation

/// Where the own words of a confirmed letter stand. The raw values stand in addresses.
package enum WordsStanding: String, Sendable, CaseIterable {
    /// They wait for a reader.
    case held
    /// Nobody holds them: the letter is on its way, or has left.
    case gone
    /// They were refused; their letter does not go.
    case refused
}

/// What a reader decides about own words that are held.
package enum WordsDecision: String, Sendable, CaseIterable { case release, refuse }

/// The own words of one letter, as their readers see them.
package struct ReadableWords: Sendable, Equatable {
    package let letter: Int64
    package let words: String
    package let language: Language
    /// The writer's name. Only for whoever may see letters.
    package var writer: String?
    /// The writer's division, else their country.
    package let place: String?
    package let country: String
    package let confirmed: Date?
    package let standing: WordsStanding
    package let why: WordsHold?
    /// What their writer read of the refusal.
    package let reason: String
    /// The state of the letter's e-mail. Nil for one that has none.
    package let delivery: Delivery.State?

    package init(
        letter: Int64, words: String, language: Language, writer: String?, place: String?, country: String,
        confirmed: Date?, standing: WordsStanding, why: WordsHold?, reason: String, delivery: Delivery.State?
    ) {
        (self.letter, self.words, self.language) = (letter, words, language)
        (self.writer, self.place, self.country, self.confirmed) = (writer, place, country, confirmed)
        (self.standing, self.why, self.reason, self.delivery) = (standing, why, reason, delivery)
    }

    /// Whether somebody can still hold the letter.
    package var canBeHeld: Bool { standing == .gone && (delivery == .queued || delivery == .deferred) }
}
