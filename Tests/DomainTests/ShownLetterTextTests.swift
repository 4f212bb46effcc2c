import Testing

@testable import Domain

/// Tests when a form shows another text than the one that would leave.
@Suite struct ShownLetterTextTests {
    @Test func onlyWhatAReaderSeesChangesTheMark() {
        let old = calais(reading: ["I am.", "Act.", "Thanks."])
        let original = calais(
            paragraphs: ["Je suis.", "Agissez.", "Merci."], reading: ["I am.", "Act.", "Thanks."])
        let translation = calais(reading: ["I am.", "Act now.", "Thanks."])
        for language in ["fr", "en", "ar"] as [Language] {
            #expect(old.mark(of: old.write, to: language) == old.mark(of: old.write, to: language))
            #expect(original.mark(of: old.write, to: language) != old.mark(of: old.write, to: language))
            let changed =
                translation.mark(of: old.write, to: language) != old.mark(of: old.write, to: language)
            #expect(changed == (language == "en"))
        }
    }
}
