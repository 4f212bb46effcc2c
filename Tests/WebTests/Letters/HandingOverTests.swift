import Domain
import Testing

@testable import Web

@Suite struct FormLengthTests {
    private func length(_ limit: Int?, words: String = Fixture.words, paragraphs: Int = 3) -> FormLength {
        FormLength(Fixture.composed(paragraphs: paragraphs, words: words), own: words, limit: limit)
    }

    @Test func lineEndsCountTwice() { #expect(FormLength.measure("é\n\n👍") == 7) }

    @Test func fits() {
        #expect(length(4_000).over == 0 && length(4_000).shorter == nil)
        #expect(length(nil).over == 0)
    }

    @Test func ownWordsAreKeptRatherThanTheSuggestedText() throws {
        let length = length(300)
        guard case .ownWords(let body)? = length.shorter else { return #expect(Bool(false), "\(length)") }
        #expect(
            body.hasPrefix("Monsieur le Ministre,\n\n\(Fixture.words)\n\nEleanor")
                && !body.contains(Fixture.paragraph))
        #expect(FormLength.measure(body) <= 300)
    }

    @Test func longOwnWordsAreLeftOut() {
        let words = String(repeating: "mot ", count: 200) + "fin"
        guard case .withoutOwnWords(let body)? = length(600, words: words).shorter else {
            return #expect(Bool(false))
        }
        #expect(!body.contains("mot") && body.contains(Fixture.paragraph))
    }

    @Test func nothingFits() { #expect(length(50).shorter == nil && length(50).over > 0) }
}

@Suite struct FormPageTests {
    private func page(
        limit: Int? = 4_000, rehearsal: Bool = false, name: String = "Eleanor Whitcombe",
        composed: ComposedLetter? = nil
    ) -> String {
        let context = Fixture.context("en", Fixture.campaign(limit: limit), rehearsal: rehearsal)
        let composed = composed ?? Fixture.composed(name: name)
        return formPage(
            context, letter: Fixture.letter(name: name), token: Fixture.token, composed: composed)?.text ?? ""
    }

    @Test func laysOutEachField() {
        let page = page()
        for value in [
            "Madame", "Eleanor", "Whitcombe", "14 Orford Road\nLondon", "E17 9NJ", "Royaume-Uni",
            "Protéger les enfants de Calais",
        ] {
            #expect(page.contains(">\(value)</output>"), "\(value)")
        }
    }

    @Test func otherNamesStayWhole() {
        #expect(page(name: "Ana María de la Cruz").contains(">Ana María de la Cruz</output>"))
    }

    @Test func saysWhetherItFits() {
        #expect(
            page().contains("so it fits") && page(limit: 300).contains("too many")
                && page(limit: 300).contains(#"id="shorter""#))
        #expect(!page(limit: nil).contains("<svg class=\"bar\""))
    }

    @Test func theReadingStandsBelowTheOriginalWhereThereIsRoom() {
        let both = page(composed: Fixture.withReading)
        #expect(both.contains("en anglais, telle que") && both.contains("Shelter the children"))
        let original = page(limit: FormLength.measure(Fixture.composed().body), composed: Fixture.withReading)
        #expect(original.contains("so it fits") && !original.contains("Shelter the children"))
    }

    @Test func inARehearsalTheLinkIsNotLive() {
        #expect(!page(rehearsal: true).contains(#"href="https://interieur.example"#))
    }
}

@Suite struct PaperPageTests {
    private func page(
        post: [String], composed: ComposedLetter = Fixture.composed()
    ) -> String {
        var campaign = Fixture.campaign()
        campaign.targets[0].post = post
        let context = Fixture.context("en", campaign)
        return paperPage(context, letter: Fixture.letter(), token: Fixture.token, composed: composed)?.text
            ?? ""
    }

    @Test(arguments: [
        (["75008 Paris", "France"], "<address>", "<address class=\"to\">"),
        (["London SW1A 0AA", "United Kingdom"], "<address class=\"right\">", "<address>"),
        (["10557 Berlin", "Allemagne"], "<address>", "<address>"),
    ])
    func placesFollowTheReadersCountry(_ post: [String], _ sender: String, _ addressee: String) {
        let page = page(post: post)
        #expect(
            page.contains("\(sender)<bdi>Eleanor Whitcombe</bdi>")
                && page.contains("\(addressee)<bdi>Bernard Cazeneuve</bdi>"))
    }

    @Test(arguments: [(3, ""), (12, " dense"), (14, " dense fine"), (40, " dense fine")])
    func longLettersAreSetSmaller(_ paragraphs: Int, _ classes: String) {
        let page = page(post: ["France"], composed: Fixture.composed(paragraphs: paragraphs))
        #expect(page.contains(#"<article class="sheet a4\#(classes)" lang"#))
        #expect(page.contains("second sheet") == (paragraphs == 40))
    }

    @Test func noAddressNoPaper() { #expect(page(post: []).isEmpty) }
}
