/// The suggested letter as a page shows it, part by part: the original first, with a reading beside
/// it.
package struct SuggestedLetter: Sendable, Equatable {
    package var original: Language
    /// The original's language and, where there is one, the reading's language. The reading is in
    /// the page's language, else in the campaign's next language.
    package var languages: [Language]
    package var parts: [Part]

    package struct Part: Sendable, Equatable {
        package var kind: Kind
        /// The texts in the order of `languages`. A missing reading repeats the original with the
        /// original's language.
        package var texts: [Text]

        package init(kind: Kind, texts: [Text]) {
            self.kind = kind
            self.texts = texts
        }
    }

    package enum Kind: Sendable, Equatable {
        case subject, salutation
        /// A suggested paragraph. `number` counts from 1, as in `leave_out`.
        case paragraph(number: Int)
        /// The position of own words. `texts` is empty without a draft.
        case ownWords
        /// The writer's name, place and country. `texts` is empty without a draft.
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
        /// Words that agree with the writer's gender, in each of the three genders.
        case agrees([Gender: String])
        /// A value that only the writer knows: `name`, `place`, `country`, `date`. The page shows
        /// its own label for the blank.
        case blank(String)
    }

    package init(original: Language, languages: [Language], parts: [Part]) {
        self.original = original
        self.languages = languages
        self.parts = parts
    }

    /// Whether any text depends on the writer's gender. The form asks for the gender only in this
    /// case.
    package var asksForGender: Bool {
        parts.contains {
            $0.texts.contains { $0.runs.contains { if case .agrees = $0 { true } else { false } } }
        }
    }
}
