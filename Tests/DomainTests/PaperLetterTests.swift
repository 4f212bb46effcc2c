import Foundation
import Testing

@testable import Domain

/// Tests what stands on a sheet of paper. Web tests how it is drawn.
@Suite struct PaperLetterTests {
    private static let day = Date(timeIntervalSince1970: 1_477_555_200)

    private func letter(body: String, reading: String? = nil, post: [String]) -> PaperLetter {
        var target = Target(key: "minister", name: "Bernard Cazeneuve")
        target.office = ["fr": "ministre"]
        target.post = post
        var writer = draft()
        (writer.name, writer.address) = ("Zoé Martin", ["1 rue du Port"])
        let composed = ComposedLetter(
            subject: "Calais", body: body, language: "fr",
            reading: reading.map { .init(language: "en", subject: "Calais", body: $0) })
        return PaperLetter(
            composed, by: writer, to: target, languages: ["fr"], reader: "en", on: Self.day)
    }

    @Test func nameAndPlaceStandAtTheTopAndTheNameAtTheBottom() {
        let paper = letter(body: "Un.\n\nDeux,\ntrois.\n\nZoé Martin\nCalais", post: ["Paris", "France"])
        #expect(paper.paragraphs == [["Un."], ["Deux,", "trois."]])
        #expect(paper.signature == "Zoé Martin")
        #expect(paper.sender.prefix(2) == ["Zoé Martin", "1 rue du Port"])
        #expect(paper.recipient == ["Bernard Cazeneuve", "Ministre", "Paris", "France"])
        #expect(paper.country == "FR" && paper.layout == .addresseeRight && paper.size == .usual)
    }

    @Test func aReadingStandsBelowWhereThereIsSpace() {
        let post = ["London", "United Kingdom"]
        let short = letter(body: "Un.", reading: "One.", post: post)
        #expect(short.reading?.paragraphs == [["Calais"], ["One."]])
        #expect(short.layout == .senderRight)
        let long = String(repeating: "Un mot de plus.\n\n", count: 20)
        #expect(letter(body: long, reading: long, post: post).reading == nil)
        #expect(letter(body: long + long + long, post: post).size == nil)
    }
}
