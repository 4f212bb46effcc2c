import Testing

@testable import Domain

@Suite struct SecretWordsTests {
    private let secret = SecretWords([0, 1, 2, 127, 128, 255, 64, 7, 7, 90, 33, 12, 99])

    @Test func theListHas128WordsThatDifferInFourLetters() {
        #expect(SecretWords.words.count == 128)
        #expect(Set(SecretWords.words.map { $0.prefix(4) }).count == 128)
        #expect(SecretWords.words.allSatisfy { $0.allSatisfy { ("a"..."z").contains($0) } && $0.count >= 4 })
    }

    @Test func whatIsPrintedIsRead() throws {
        #expect("\(secret)".split(separator: " ").count == 12)
        #expect(try SecretWords(typed: "\(secret)") == secret)
    }

    @Test func capitalsSignsAndCutWordsDoNotMatter() throws {
        let words = "\(secret)".split(separator: " ")
        #expect(try SecretWords(typed: "  " + words.joined(separator: ",\n ").uppercased()) == secret)
        #expect(try SecretWords(typed: words.map { String($0.prefix(4)) }.joined(separator: " ")) == secret)
    }

    @Test(
        arguments: [
            ("", .missing), (" ,. ", .missing), ("acorn amber", .count(2)),
            ("acorn amber zebra", .unknown("zebra")), ("acorns amber", .unknown("acorns")),
        ] as [(String, SecretWords.Mistake)])
    func aMistakeIsNamed(_ typed: String, _ mistake: SecretWords.Mistake) {
        #expect(throws: mistake) { try SecretWords(typed: typed) }
    }
}
