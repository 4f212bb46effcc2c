/// Guesses the language of a paragraph by its commonest words, or by its script.
package enum LanguageGuess {
    /// Returns the language among `offered` whose words fit best. Nil for a text without a hint.
    package static func language(of text: String, among offered: [Language]) -> Language? {
        if let arabic = offered.first(where: { $0.primary == "ar" }), isMostlyArabic(text) { return arabic }
        let words = text.lowercased().split { !$0.isLetter && $0 != "’" && $0 != "'" }.prefix(400)
        let found = offered.compactMap { language -> (Language, Int)? in
            guard let common = commonWords[language.primary] else { return nil }
            let hits = words.count { word in
                common.contains(word) || common.contains(word.prefix { $0 != "’" && $0 != "'" })
            }
            return hits > 0 ? (language, hits) : nil
        }
        return found.max { $0.1 < $1.1 }?.0
    }

    private static func isMostlyArabic(_ text: String) -> Bool {
        let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
        return letters.count { (0x600...0x6FF).contains($0.value) } * 2 > letters.count
    }

    /// Words that are frequent in one language and no words of the others.
    private static let commonWords: [String: Set<Substring>] = [
        "en": [
            "the", "of", "and", "to", "is", "that", "have", "you", "for", "with", "this", "are", "be",
            "from", "who", "by", "we", "they", "would", "your", "dear", "please", "has", "been", "it",
        ],
        "fr": [
            "le", "la", "les", "des", "et", "du", "une", "que", "qui", "dans", "pour", "est", "nous",
            "vous", "je", "sont", "par", "au", "aux", "ces", "leur", "cher", "merci", "avec", "ont",
            "d", "l", "qu", "n", "s",
        ],
        "de": [
            "der", "die", "das", "und", "zu", "den", "ist", "nicht", "ein", "eine", "mit", "auf", "für",
            "sich", "wir", "sie", "dass", "im", "dem", "werden", "haben", "bitte", "von", "sind", "ich",
        ],
        "es": [
            "el", "los", "las", "una", "del", "y", "por", "con", "para", "como", "más", "su", "sus",
            "pero", "estamos", "usted", "ustedes", "nosotros", "estimado", "estimada", "gracias", "al",
            "hay", "son", "muy",
        ],
        "it": [
            "il", "gli", "di", "che", "è", "per", "non", "della", "delle", "sono", "nel", "alla", "più",
            "anche", "questo", "questa", "noi", "voi", "gentile", "grazie", "dei", "degli", "ma", "e",
        ],
        "nl": [
            "het", "een", "van", "dat", "niet", "zijn", "op", "aan", "met", "voor", "wij", "ik", "u",
            "ons", "onze", "worden", "geachte", "graag", "deze", "naar", "bij", "ook", "maar", "door",
        ],
    ]

    /// The languages that can be guessed.
    package static let known: [Language] = ["ar"] + commonWords.keys.sorted().map { Language($0) }
}
