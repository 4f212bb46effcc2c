package import Foundation

/// A letter on paper: what stands on a sheet of A4, in the letter's own language.
package struct PaperLetter: Sendable, Equatable {
    package let language: Language
    package let layout: PaperLayout
    /// Nil when the letter needs more than one sheet.
    package let size: PaperSize?
    /// The ISO 3166-1 code of the target's country. Nil when the target's address names none.
    package let country: String?
    package let sender: [String]
    package let recipient: [String]
    package let date: String
    package let subject: String
    /// The lines of each paragraph. The writer's name and address stand elsewhere on the sheet.
    package let paragraphs: [[String]]
    package let signature: String
    /// The letter in the writer's language. Nil where the sheet has no space for a reading.
    package let reading: Reading?

    package struct Reading: Sendable, Equatable {
        package let language: Language
        package let label: String
        package let paragraphs: [[String]]
    }

    /// - Parameters:
    ///   - languages: the campaign's languages, for an office that the letter's language lacks.
    ///   - reader: the language of the writer, who may have named the target's country in it.
    package init(
        _ composed: ComposedLetter, by draft: Draft, to target: Target, languages: [Language],
        reader: Language, on date: Date
    ) {
        let text = InterfaceText(best: [composed.language])
        language = composed.language
        country = target.postalCountry(in: [language, reader, "en", "fr"])
        layout = PaperLayout(country: country ?? ["fr": "FR", "en": "GB"][language.primary])
        sender = [draft.name] + draft.addressLines(in: language)
        recipient = target.addressLines(in: language, else: languages)
        self.date = text(.paperDate, ["date": text.day(date)])
        subject = text(.paperSubject, ["subject": composed.subject])
        signature = draft.name
        let paragraphs = Self.paragraphs(of: composed, signed: draft.name)
        let reading = Self.reading(of: composed, below: paragraphs)
        self.paragraphs = paragraphs
        self.reading = reading
        size = PaperSize(fitting: paragraphs + (reading?.paragraphs ?? []))
    }

    /// Returns the paragraphs without the writer's name and address.
    private static func paragraphs(of composed: ComposedLetter, signed name: String) -> [[String]] {
        let blocks = composed.body.blocks.map(\.lines)
        return blocks.last?.first == name ? blocks.dropLast() : blocks
    }

    private static func reading(of composed: ComposedLetter, below letter: [[String]]) -> Reading? {
        guard let reading = composed.reading else { return nil }
        let paragraphs = ([reading.subject] + reading.body.blocks).map(\.lines)
        guard PaperSize(fitting: letter + paragraphs) != nil else { return nil }
        return Reading(
            language: reading.language, label: composed.readingLabel ?? "", paragraphs: paragraphs)
    }
}
