package import Foundation

/// The texts of Postbag's own interface in one language.
package struct InterfaceText: Sendable {
    package let language: Language
    private let texts: [TextKey: String]

    /// Every interface language. A new language needs a file of texts and an entry here.
    private static let byLanguage: [Language: [TextKey: String]] = ["en": en, "fr": fr, "ar": ar]

    package static let languages: [Language] = byLanguage.keys.sorted()

    /// Nil when `language` has no texts: neither `pt-BR` nor `pt`.
    package init?(_ language: Language) {
        guard let texts = Self.byLanguage[language] ?? Self.byLanguage[Language(language.primary)] else {
            return nil
        }
        self.language = language
        self.texts = texts
    }

    /// Takes the texts in the first of `languages` that has texts, else the English texts.
    package init(best languages: [Language]) {
        self = languages.lazy.compactMap { InterfaceText($0) }.first ?? InterfaceText("en")!
    }

    /// The pattern as the language file contains it.
    package subscript(key: TextKey) -> String { texts[key] ?? "" }

    /// Returns the text with its arguments filled in. Texts without arguments do not need ICU.
    package func callAsFunction(_ key: TextKey, _ arguments: [String: String] = [:]) -> String {
        let pattern = self[key]
        return pattern.utf8.contains(UInt8(ascii: "{")) ? filled(pattern, arguments) : pattern
    }

    /// Returns a text about `count` things. `{n, plural, …}` chooses the form. `{count}` is the
    /// number in the language's notation.
    package func callAsFunction(_ key: TextKey, counting count: Int, _ arguments: [String: String] = [:])
        -> String
    {
        self(key, arguments.merging(["n": String(count), "count": number(count)]) { given, _ in given })
    }
}

extension InterfaceText {
    package func number(_ number: Int) -> String { number.formatted(.number.locale(language.locale)) }

    package func day(_ date: Date) -> String { Day(date).written(in: language) }

    /// Returns a time of day in UTC: "2.20 pm", « 14 h 20 ».
    package func clock(_ date: Date) -> String {
        let minutes = Int(date.timeIntervalSince1970.rounded(.down)) / 60 % 1_440
        let (hour, minute) = (minutes / 60, minutes % 60)
        return self(
            .clock,
            [
                "hour": String(hour), "minute": (minute < 10 ? "0" : "") + String(minute),
                "hour12": String((hour + 11) % 12 + 1), "half": hour < 12 ? "am" : "pm",
            ])
    }

    /// Returns a day and a time of day: "3 November 2016 at 2.20 pm UTC".
    package func moment(_ date: Date) -> String {
        self(.moment, ["day": day(date), "clock": clock(date)])
    }
}
