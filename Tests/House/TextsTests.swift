import Domain
import Foundation
import Testing

/// A key of the interface's texts or of the desk's texts.
enum Text: CaseIterable, Equatable, Sendable {
    case interface(TextKey), desk(DeskTextKey)

    static let allCases = TextKey.allCases.map(Text.interface) + DeskTextKey.allCases.map(Text.desk)

    var languages: [Language] {
        switch self {
        case .interface: InterfaceText.languages
        case .desk: DeskText.languages
        }
    }

    func pattern(in language: Language) -> String {
        switch self {
        case .interface(let key): InterfaceText(language)?[key] ?? ""
        case .desk(let key): DeskText(language)?[key] ?? ""
        }
    }

    func filled(_ arguments: [String: String], in language: Language) -> String {
        switch self {
        case .interface(let key): InterfaceText(language)?(key, arguments) ?? "{}"
        case .desk(let key): DeskText(language)?(key, arguments) ?? "{}"
        }
    }
}

/// Every text of the interface and of the desk, in every language.
@Suite struct TextsTests {
    @Test func theLanguagesOfTheStart() { #expect(InterfaceText.languages == ["ar", "en", "fr"]) }

    @Test func theLanguagesOfTheDesk() { #expect(DeskText.languages == ["en", "fr"]) }

    @Test(arguments: Text.allCases) func everyKeyHasAText(_ key: Text) {
        for language in key.languages { #expect(!key.pattern(in: language).isEmpty, "\(language) \(key)") }
    }

    @Test(arguments: Text.allCases) func theArgumentsAreTheSameInEachLanguage(_ key: Text) {
        // The arguments of a time of day differ between languages.
        guard key != .interface(.clock) else { return }
        let expected = arguments(of: key.pattern(in: "en"))
        for language in key.languages {
            #expect(arguments(of: key.pattern(in: language)) == expected, "\(language)")
        }
    }

    @Test(arguments: Text.allCases) func everyTextFills(_ key: Text) throws {
        for language in key.languages {
            let names = arguments(of: key.pattern(in: language))
            for count in [0, 1, 2, 3, 11, 100] {
                let values = names.map { ($0, $0 == "n" ? String(count) : "«\($0)»") }
                let filled = key.filled(Dictionary(uniqueKeysWithValues: values), in: language)
                #expect(
                    !filled.contains("{") && !filled.contains("}") && !filled.contains("''"),
                    "\(language): \(filled)")
            }
        }
    }

    @Test(arguments: Text.allCases) func frenchSpacesBeforeSigns(_ key: Text) {
        let text = key.pattern(in: "fr")
        for sign in [";", "!", "?"] { #expect(precededBy("\u{202F}", sign, in: text), "\(text)") }
        #expect(precededBy("\u{A0}", "»", in: text), "\(text)")
        #expect(text.ranges(of: "«").allSatisfy { text[$0.upperBound...].hasPrefix("\u{A0}") }, "\(text)")
        let sentences = text.replacing("https://", with: "").replacing("{hour}:{minute}", with: "")
        #expect(precededBy("\u{A0}", ":", in: sentences), "\(text)")
        #expect(!text.contains("'"), "the apostrophe is ’: \(text)")
    }

    @Test(arguments: Text.allCases) func noLanguageShouts(_ key: Text) {
        for language in key.languages {
            #expect(!key.pattern(in: language).contains("!"), "\(language) \(key)")
        }
    }

    @Test(arguments: Text.allCases) func englishApostrophesAreCurled(_ key: Text) {
        #expect(!key.pattern(in: "en").contains("'"))
    }

    private func precededBy(_ space: String, _ sign: String, in text: String) -> Bool {
        text.ranges(of: sign).allSatisfy { text[..<$0.lowerBound].hasSuffix(space) }
    }

    /// Lists the arguments of a pattern: `name` for `{name}` and for `{name, plural, …}`.
    private func arguments(of pattern: String) -> Set<String> {
        Set(
            pattern.matches(of: /\{\s*(\w+)\s*[,}]/).map { String($0.1) }.filter {
                !isArmOfAPlural($0, in: pattern)
            })
    }

    /// Tells whether the word is the text of a plural or select case, as in `one {person}`. Such a
    /// word looks like an argument.
    private func isArmOfAPlural(_ word: String, in pattern: String) -> Bool {
        pattern.contains(
            try! Regex("(zero|one|two|few|many|other|=\\d+|feminine|masculine|yes|no) \\{\(word)\\}"))
    }
}

@Suite struct DatesTests {
    let moment = Date(timeIntervalSince1970: 1_478_182_800)  // 2016-11-03 14:20 UTC

    @Test(
        arguments: [
            ("en", "3 November 2016 at 2.20 pm UTC", "5,930"),
            ("fr", "3 novembre 2016 à 14 h 20 UTC", "5\u{202F}930"),
            ("ar", "3 نوفمبر، 2016، الساعة 14:20 بالتوقيت العالمي", "5,930"),
        ] as [(Language, String, String)])
    func followTheLanguage(_ language: Language, _ written: String, _ number: String) throws {
        let text = try #require(InterfaceText(language))
        #expect(text.moment(moment) == written)
        #expect(text.number(5930) == number)
    }

    @Test func theFirstOfAMonthIsAnOrdinalInFrench() {
        let first = Date(timeIntervalSince1970: 1_796_083_200)  // 2026-12-01 00:00 UTC
        #expect(Day(first).written(in: "fr") == "1er décembre 2026")
        #expect(Day(first.addingTimeInterval(10 * 86_400)).written(in: "fr") == "11 décembre 2026")
        #expect(Day(first).written(in: "en") == "1 December 2026")
    }
}

@Suite struct AgreementTests {
    /// Arabic uses one word for a form, and one position for a tanwin, on all pages.
    @Test(arguments: TextKey.allCases) func arabicSaysOneThingInOneWay(_ key: TextKey) throws {
        let text = try #require(InterfaceText("ar"))[key]
        #expect(!text.contains("نموذج") && !text.contains("\u{64B}\u{627}"), "\(text)")
    }

    /// "de" before a name may need an elision.
    @Test(arguments: TextKey.allCases) func frenchPutsNoDeBeforeAnOrganiser(_ key: TextKey) throws {
        #expect(try !#require(InterfaceText("fr"))[key].contains("de {organiser}"))
    }
}
