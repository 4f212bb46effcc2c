/// The suggested letter as a page shows it: part by part, the original first and a reading beside
/// it.
package struct SuggestedLetter: Sendable, Equatable {
    package var original: Language
    /// The original and, where there is one, the reading shown beside it: the page's language, else
    /// the campaign's next.
    package var languages: [Language]
    package var parts: [Part]

    package struct Part: Sendable, Equatable {
        package var kind: Kind
        /// In the order of `languages`. A missing reading repeats the original with its own
        /// language.
        package var texts: [Text]

        package init(kind: Kind, texts: [Text]) {
            self.kind = kind
            self.texts = texts
        }
    }

    package enum Kind: Sendable, Equatable {
        case subject, salutation
        /// `number` is the suggested paragraph's (from 1), as `leave_out` names it.
        case paragraph(number: Int)
        /// Where own words stand; `texts` is empty.
        case ownWords
        /// The writer's name, place and country; `texts` is empty.
        case signature
    }

    package struct Text: Sendable, Equatable {
        package var language: Language
        package var runs: [Run]

        package init(language: Language, runs: [Run]) {
            self.language = language
            self.runs = runs
        }
    }

    package enum Run: Sendable, Equatable {
        case text(String)
        /// Words that agree with the writer, in each of the three genders.
        case agrees([Gender: String])
        /// What only the writer knows: `name`, `place`, `country`, `date`. The page shows a name
        /// for it in its own language.
        case blank(String)
    }

    package init(original: Language, languages: [Language], parts: [Part]) {
        self.original = original
        self.languages = languages
        self.parts = parts
    }

    /// Whether any text depends on how the letter speaks of its writer: only then does the form
    /// ask.
    package var asksForGender: Bool {
        parts.contains {
            $0.texts.contains { $0.runs.contains { if case .agrees = $0 { true } else { false } } }
        }
    }
}
