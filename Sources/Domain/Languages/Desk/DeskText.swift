import Foundation

/// The texts of the desk in one language.
package struct DeskText: Sendable {
    /// The texts that visitors' pages and the desk share.
    package let shared: InterfaceText
    private let texts: [DeskTextKey: String]

    /// Every language of the desk. A new language needs a file of texts and an entry here.
    private static let byLanguage: [Language: [DeskTextKey: String]] = [
        "en": merged([
            en, enEditor, enPublishing, enMessages, enFigures, enExport, enSwitches,
            enWords, enSecond, enSettings, enNews, enCorrection, enMails,
        ]),
        "fr": merged([
            fr, frEditor, frPublishing, frMessages, frFigures, frExport, frSwitches,
            frWords, frSecond, frSettings, frNews, frCorrection, frMails,
        ]),
    ]

    private static func merged(_ tables: [[DeskTextKey: String]]) -> [DeskTextKey: String] {
        tables.reduce(into: [:]) { all, table in all.merge(table) { first, _ in first } }
    }

    package static let languages: [Language] = byLanguage.keys.sorted()

    package var language: Language { shared.language }

    /// Nil when `language` has no texts: neither `fr-CA` nor `fr`.
    package init?(_ language: Language) {
        guard let shared = InterfaceText(language),
            let texts = Self.byLanguage[language] ?? Self.byLanguage[Language(language.primary)]
        else { return nil }
        self.shared = shared
        self.texts = texts
    }

    /// Takes the texts in the first of `languages` that has texts, else the English texts.
    package init(best languages: [Language]) {
        self = languages.lazy.compactMap { DeskText($0) }.first ?? DeskText("en")!
    }

    /// The pattern as the language file contains it.
    package subscript(key: DeskTextKey) -> String { texts[key] ?? "" }

    package func callAsFunction(_ key: DeskTextKey, _ arguments: [String: String] = [:]) -> String {
        filled(self[key], arguments)
    }

    /// Fills in the arguments of a part of a text.
    package func filled(_ pattern: String, _ arguments: [String: String]) -> String {
        shared.filled(pattern, arguments)
    }

    /// Returns a text about `count` things, as `InterfaceText` does.
    package func callAsFunction(_ key: DeskTextKey, counting count: Int, _ arguments: [String: String] = [:])
        -> String
    {
        let counted = ["n": String(count), "count": shared.number(count)]
        return self(key, arguments.merging(counted) { given, _ in given })
    }

    /// Returns such a text where not all are counted: "more than 10,000".
    package func callAsFunction(_ key: DeskTextKey, counting count: CappedCount) -> String {
        guard count.isMore else { return self(key, counting: count.number) }
        let number = self(.moreThan, ["count": shared.number(count.number)])
        return self(key, counting: count.number, ["count": number])
    }
}

extension DeskText {
    /// Returns a day with its weekday: "Thursday 3 November 2016", « jeudi 3 novembre 2016 ».
    package func dayAndWeekday(_ day: Day) -> String {
        let weekday = day.start.formatted(
            Date.FormatStyle(locale: language.locale, timeZone: .gmt).weekday(.wide))
        return self(.weekday, ["weekday": weekday, "day": day.written(in: language)])
    }

    /// Returns the names of languages, with commas: "French, Arabic", « français, arabe ».
    package func names(of languages: [Language]) -> String {
        languages.map { language.name(of: $0) }.joined(separator: self(.listComma))
    }

    /// Returns what an owner or a role is called: "translator", « traduction ».
    package func name(of role: CampaignRole?) -> String { self(role.map(\.nameKey) ?? .roleOwner) }
}

extension CampaignRole {
    package var nameKey: DeskTextKey {
        switch self {
        case .organiser: .roleOrganiser
        case .translator: .roleTranslator
        case .reader: .roleReader
        }
    }
}
