import Domain
import Testing

@Suite struct TextPartsTests {
    private func parts(_ text: String) throws -> TextParts { try #require(PastedText(text)).takenApart() }

    @Test func aStoryAndALetterInTwoLanguagesAreFound() throws {
        let found = try parts(
            """
            Please write to the Minister

            All this week police have moved into the camp, and the children have no safe place.

            Letter to send to the Minister - French and English.

            Cher Monsieur le Ministre,

            Je vous écris au sujet des enfants qui sont dans le camp.

            Merci de votre attention pour ces enfants.

            Dear Minister

            I write to you about the children who are in the camp.

            Thank you for your attention to these children.

            Yours sincerely,
            [NAME]
            """)
        #expect(found.title == "Please write to the Minister")
        #expect(found.parts.map(\.kind) == [.story, .leftOut, .letter, .letter, .leftOut])
        #expect(found.parts.map(\.language).map(\.tag) == ["en", "en", "fr", "en", "en"])
        #expect(found.parts.map(\.salutation) == ["", "", "Cher Monsieur le Ministre,", "Dear Minister", ""])
        #expect(found.parts.map(\.paragraphs.count) == [1, 1, 2, 3, 1])
    }

    /// A letter keeps its closing formula. A bare link after it belongs to the story.
    @Test func whatFollowsALetterIsTheStory() throws {
        let found = try parts(
            """
            Keep the bridge

            The council wants to close the bridge that four hundred children cross each day.

            Madame la Maire,

            La passerelle est le seul chemin sûr vers l’école pour quatre cents enfants.

            Je vous prie d'agréer, Madame la Maire, l’expression de ma considération.

            https://selby.example/papers
            """)
        #expect(found.parts.map(\.kind) == [.story, .letter, .story])
        #expect(found.parts.map(\.language) == ["en", "fr", "en"])
        #expect(found.parts[1].paragraphs.count == 2)
    }

    @Test func aSentenceThatBeginsLikeASalutationIsNone() throws {
        let found = try parts("The camp\n\nDear friends of ours have written, and we thank them for it.")
        #expect(found.parts.map(\.kind) == [.story])
    }

    @Test func withoutALetterAllIsStory() throws {
        let found = try parts(
            "One sentence that is here for you to read.\n\nAnd another one, which is here too.")
        #expect(found.title.isEmpty)
        #expect(found.parts.map(\.kind) == [.story] && found.parts[0].paragraphs.count == 2)
    }

    @Test func aStoryInTwoLanguagesIsTwoParts() throws {
        let found = try parts(
            """
            The children of the camp are waiting for a decision that has to be made by the minister today.

            Les enfants du camp attendent une décision que le ministre doit prendre aujourd’hui pour eux.
            """)
        #expect(found.parts.map(\.language).map(\.tag) == ["en", "fr"])
    }
}
