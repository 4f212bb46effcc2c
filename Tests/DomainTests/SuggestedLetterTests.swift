import Testing

@testable import Domain

@Suite struct SuggestedLetterTests {
    private func texts(_ letter: SuggestedLetter, _ kind: SuggestedLetter.Kind) -> [SuggestedLetter.Text]? {
        letter.parts.first { $0.kind == kind }?.texts
    }

    @Test func leavesBlanksForTheWriter() throws {
        let campaign = calais(reading: ["I am from {place}, on {date}.", "Act."])
        let letter = try suggestedLetter(for: campaign.write, in: campaign, page: "ar")
        #expect(letter.original == "fr" && letter.languages == ["fr", "en"])
        #expect(
            letter.parts.map(\.kind) == [
                .subject, .paragraph(number: 1), .paragraph(number: 2), .ownWords, .paragraph(number: 3),
                .signature,
            ])
        #expect(
            texts(letter, .subject)?.map(\.runs) == [
                [.text("De "), .blank("name"), .text(" :\nl'appel")], [.text("From "), .blank("name")],
            ])
        #expect(
            texts(letter, .paragraph(number: 1))?.map(\.runs) == [
                [
                    .text("Je suis "),
                    .agrees([.feminine: "citoyenne", .masculine: "citoyen", .other: "citoyen·ne"]),
                    .text(" d'"),
                    .blank("place"), .text("."),
                ],
                [.text("I am from "), .blank("place"), .text(", on "), .blank("date"), .text(".")],
            ])
        // The reading has no third paragraph, so the letter shows the original one, in its own
        // language.
        #expect(texts(letter, .paragraph(number: 3))?.map(\.language) == ["fr", "fr"])
        #expect(
            texts(letter, .paragraph(number: 3))?.first?.runs == [
                .text("Merci, Monsieur le Ministre, l'Intérieur.")
            ])
        #expect(texts(letter, .ownWords) == [] && texts(letter, .signature) == [])
        #expect(letter.asksForGender)
    }

    @Test func showsTheLetterAsItWillBeSent() throws {
        let campaign = calais(paragraphs: [
            "d'{place}, {writer, select, feminine {prête} other {prêt·e}}", "Deux.", "Le {date}.",
        ])
        let day = Day("2016-11-03")!
        let draft = draft(words: "Moi.", leaveOut: [2])
        let preview = try suggestedLetter(
            for: campaign.write, in: campaign, page: "fr", draft: draft, on: day)
        let letter = try compose(draft, in: campaign, step: campaign.write, place: nil, on: day)
        let shown = preview.parts.dropFirst().map { part in
            part.texts[0].runs.map { if case .text(let text) = $0 { text } else { "?" } }.joined()
        }
        #expect(shown.joined(separator: "\n\n") == letter.body)
        #expect(!preview.asksForGender)
        #expect(!preview.parts.contains { $0.kind == .paragraph(number: 2) })
    }

    @Test(arguments: [
        ("Bonjour.", false), ("{writer, select, feminine {a} other {a}}", false),
        ("{writer, select, feminine {a} other {b}}", true),
    ])
    func asksOnlyWhereATextDepends(paragraph: String, asks: Bool) throws {
        let campaign = calais(paragraphs: [paragraph])
        #expect(try suggestedLetter(for: campaign.write, in: campaign, page: "fr").asksForGender == asks)
    }

    @Test func salutesFirst() throws {
        let campaign = calais(paragraphs: ["Un."], reading: ["One."])
        let letter = try suggestedLetter(for: campaign.write, in: campaign, page: "en")
        #expect(
            texts(letter, .salutation)?.map(\.runs) == [
                [.text("Monsieur le Ministre,")], [.text("Dear Minister,")],
            ])
        #expect(letter.parts[1].kind == .salutation)
    }
}
