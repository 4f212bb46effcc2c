import Domain
import Foundation
import Testing

/// Every fact that the interface states has a condition and a test.
@Suite struct StatedFactsTests {
    private static let rows = StatedFacts.table.split(separator: "\n").map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// The texts that state nothing: those that StatedFacts lists, and the labels of form fields.
    private static let others =
        words(StatedFacts.others) + LetterForm.fields.compactMap { $0.label?.rawValue }

    @Test func everyTextStatesAFactInTheTableOrStatesNone() {
        let named = Self.rows.flatMap { Self.words($0[0]) } + Self.others
        let keys = TextKey.allCases.map(\.rawValue)
        #expect(Set(keys).subtracting(named) == [], "say in StatedFacts when these may be said")
        #expect(Set(named).subtracting(keys) == [], "these texts are no more")
        #expect(named.count == Set(named).count, "a key stands in one place")
    }

    @Test func everyFactHasAConditionAndATestThatExists() {
        let tests = (Repository.files("Tests", ".swift") + Repository.files("Browser", ".py")).map(\.text)
            .joined()
        for row in Self.rows {
            guard row.count == 3 else {
                Issue.record("\(row) is not a row of three")
                continue
            }
            #expect(!row[1].isEmpty, "\(row[0]) has no condition")
            #expect(
                tests.contains("func \(row[2])(") || tests.contains("def \(row[2])("), "no test \(row[2])")
        }
    }

    /// A text with a figure, or with a number in words, states a fact.
    @Test(arguments: InterfaceText.languages) func whatHasAFigureIsAFact(_ language: Language) throws {
        let text = try #require(InterfaceText(language))
        let written: Set = [
            "two", "three", "four", "five", "six", "seven", "trois", "quatre", "cinq", "sept",
        ]
        let harmless: Set<TextKey> = [
            .clock, .fieldTitleValue, .codeLabel, .mailConfirmCode, .backToCode, .previewPairs,
        ]
        for key in TextKey.allCases
        where !harmless.contains(key) && Self.others.contains(key.rawValue) {
            let words = text[key].lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
            #expect(
                !words.contains { $0.allSatisfy(\.isNumber) || written.contains($0) },
                "\(language) \(key): \(text[key])")
        }
    }

    /// Every text with a count uses the plural rules of its language.
    @Test(arguments: InterfaceText.languages) func everyCountIsAPlural(_ language: Language) throws {
        let text = try #require(InterfaceText(language))
        for key in TextKey.allCases where text[key].contains("{count}") {
            #expect(text[key].contains("{n, plural,"), "\(language) \(key)")
            guard language == "ar", text[key].contains("few {") else { continue }
            for form in ["few", "many", "other"] {
                #expect(text[key].contains("\(form) {"), "\(key) lacks \(form)")
            }
        }
    }
}
