/// A short text in one or more languages.
package struct Localized: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    package var texts: [Language: String]

    package init(_ texts: [Language: String]) { self.texts = texts }
    package init(dictionaryLiteral elements: (Language, String)...) { texts = Dictionary(elements) { $1 } }

    package subscript(language: Language) -> String? { texts[language] }

    /// The text in `language`, else in the first of `fallbacks` that has one, else in any (the
    /// smallest tag), with its language.
    package func best(_ language: Language, else fallbacks: [Language] = []) -> (
        language: Language, text: String
    ) {
        for candidate in [language] + fallbacks {
            if let text = texts[candidate] { return (candidate, text) }
        }
        let first = texts.keys.sorted().first ?? language
        return (first, texts[first] ?? "")
    }
}
