import Domain
import Foundation
import Testing

@testable import Actions

/// The editor shows words that agree with the writer in the short form. It leaves the file as it
/// is where nothing is changed.
@Suite struct ShortFormsTests {
    private let long = "Je suis {writer, select, feminine {prête} masculine {prêt} other {prêt·e}} à aider."

    private func folder(_ paragraph: String) throws -> CampaignFolder {
        var folder = try StarterCampaign(
            slug: "bus", title: "Bus", languages: ["fr"], organiser: "Ruth", email: "ruth@harbour.example",
            opens: Day("2016-10-27")!
        ).folder
        let letter = "---\nsubject: \"Bus\"\n---\n\(paragraph)\n"
        folder.files["letters/mayor.fr.md"] = Array(letter.utf8)
        return folder
    }

    @Test func theFieldIsShortAndTheFileStays() throws {
        let before = try folder(long)
        let part = LetterPart("mayor")
        let fields = part.fields(of: before)
        #expect(fields["fr-1"] == "Je suis {prête|prêt} à aider.")
        var after = before
        try part.write(fields, into: &after)
        #expect(after == before)
    }

    @Test func aChangedParagraphIsWrittenShort() throws {
        var changed = try folder(long)
        let part = LetterPart("mayor")
        try part.write(["fr-1": "Je suis {prête|prêt} à tout."], into: &changed)
        #expect(
            CampaignDocument(changed).letter("mayor", "fr")?.paragraphs == ["Je suis {prête|prêt} à tout."])
        #expect(part.fields(of: changed)["fr-1"] == "Je suis {prête|prêt} à tout.")
    }

    @Test(arguments: ["Je suis {prête", "{name}, {place}", "{a, plural, one {x} other {y}}"])
    func otherBracesStayAsTheyAre(_ text: String) throws {
        #expect(LetterPart("mayor").fields(of: try folder(text))["fr-1"] == text)
    }
}
