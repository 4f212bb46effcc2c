import Testing

@testable import Domain

/// Tests which paragraphs of a reading are out of date.
@Suite struct OutdatedReadingsTests {
    private let before = calais(paragraphs: ["Un.", "Deux."], reading: ["One.", "Two."])

    private func outdated(_ french: [String], _ english: [String]) -> [Int] {
        calais(paragraphs: french, reading: english).outdatedReadings(before.readingSources).map(\.paragraph)
    }

    @Test func aReadingIsMadeFromTheParagraphBesideIt() {
        #expect(before.readingSources.map(\.source) == ["Un.", "Deux."])
        #expect(before.readingSources.allSatisfy { $0.letter == "minister" && $0.language == "en" })
    }

    @Test func onlyAnotherOriginalCounts() {
        #expect(outdated(["Un.", "Deux."], ["One.", "Two."]) == [])
        #expect(outdated(["Un.", "  Deux. \n"], ["One.", "Two."]) == [], "white space does not count")
        #expect(outdated(["Un.", "Trois."], ["One.", "Two."]) == [2])
        #expect(outdated(["Un.", "Trois."], ["One.", "Three."]) == [], "the reading was changed, too")
        #expect(outdated(["Zéro.", "Un.", "Deux."], ["Zero.", "One.", "Two."]) == [], "a pair that moves")
    }

    @Test func theTranslatorSeesTheDifference() {
        let now = calais(paragraphs: ["Un.", "Trois."], reading: ["One.", "Two."])
        let found = now.outdatedReadings(before.readingSources)
        #expect(found.map(\.before) == ["Deux."] && found.map(\.today) == ["Trois."])
        #expect(now.outdatedReadings(before.readingSources.dropLast() + found.map(\.kept)) == [])
    }
}
