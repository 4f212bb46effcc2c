import Domain
import Testing

@Suite struct PastedTextTests {
    @Test(arguments: [
        ("Two  spaces and a\u{00AD} soft hy\u{AD}phen", ["Two spaces and a soft hyphen"]),
        ("One.\n\n\n\nTwo.", ["One.", "Two."]),
        ("•\tFirst\n•\tSecond", ["- First", "- Second"]),
        ("\u{F0B7}\u{A0}Word’s own bullet", ["- Word’s own bullet"]),
        (
            "Une question\u{A0}? 10\u{202F}000 «\u{A0}oui\u{A0}»",
            ["Une question\u{A0}? 10\u{202F}000 «\u{A0}oui\u{A0}»"]
        ),
        ("hard\u{A0}space", ["hard space"]),
        ("12 Quay Street\nLondon", ["12 Quay Street", "London"]),
        ("\u{FEFF}Windows\r\nlines", ["Windows", "lines"]),
        ("", []), (" \n\t\n", []),
    ])
    func isCleaned(_ pasted: String, _ paragraphs: [String]) throws {
        #expect(try #require(PastedText(pasted)).paragraphs == paragraphs)
    }

    @Test func linesThatAMailProgramBrokeAreJoined() throws {
        let broken = """
            All this week bulldozers and police have moved into the camp
            to evict the people there. Voluntary organisations are trying
            to help the children.

            Please write.
            """
        let text = try #require(PastedText(broken))
        #expect(text.paragraphs.count == 2)
        #expect(text.paragraphs[0].hasPrefix("All this week") && text.paragraphs[0].hasSuffix("children."))
        #expect(text.changes == [.joinedLines: 2])
    }

    @Test func whatWasChangedIsCounted() throws {
        let text = try #require(PastedText("a\u{AD}b  c\n\n\nd\u{A0}e"))
        #expect(text.changes == [.hiddenSigns: 1, .doubleSpaces: 1, .emptyLines: 1, .hardSpaces: 1])
    }

    @Test func aTextThatIsTooLongIsNotRead() {
        #expect(PastedText(String(repeating: "a", count: PastedText.longest + 1)) == nil)
    }

    @Test(arguments: [
        ("Nous vous écrivons pour les enfants qui sont dans le camp.", "fr"),
        ("We write to you about the children who are in the camp.", "en"),
        ("نكتب إليكم بشأن الأطفال في المخيم", "ar"),
        ("Wir bitten Sie, dass die Kinder nicht vergessen werden.", "de"),
        ("J’ai l’honneur d’attirer votre attention", "fr"),
    ])
    func aLanguageIsGuessed(_ text: String, _ language: Language) {
        #expect(LanguageGuess.language(of: text, among: LanguageGuess.known) == language)
    }

    @Test func nothingIsGuessedFromNothing() {
        #expect(LanguageGuess.language(of: "62100 — 2016", among: LanguageGuess.known) == nil)
    }
}
