/// A short text in one or more languages.
package struct Localized: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    package var texts: [Language: String]

    package init(_ texts: [Language: String]) { self.texts = texts }
    package init(dictionaryLiteral elements: (Language, String)...) { texts = Dictionary(elements) { $1 } }

    package subscript(language: Language) -> String? { texts[language] }

    /// Returns the text in `language` and its language. Falls back to the first of `fallbacks` that
    /// has a text, then to the text with the smallest tag.
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
