import Foundation

/// A supporter's final text to one target, with all arguments filled in.
package struct ComposedLetter: Sendable, Equatable {
    package var subject: String
    /// The plain text for the target: salutation, paragraphs, own words, and the writer's name and
    /// place.
    package var body: String
    package var language: Language
    /// The letter in the writer's language, sent below the original. Nil where the step sends no
    /// readings.
    package var reading: Reading?

    package struct Reading: Sendable, Equatable {
        package var language: Language
        package var subject: String
        package var body: String

        package init(language: Language, subject: String, body: String) {
            self.language = language
            self.subject = subject
            self.body = body
        }
    }

    package init(subject: String, body: String, language: Language, reading: Reading? = nil) {
        self.subject = subject
        self.body = body
        self.language = language
        self.reading = reading
    }
}

extension ComposedLetter {
    /// A line in the letter's language that announces the reading. Nil without a reading.
    package var readingLabel: String? {
        let text = InterfaceText(best: [language])
        return reading.map { text(.letterReading, ["language": text.language.name(of: $0.language)]) }
    }

    /// Body and reading as one plain text, for mail and forms.
    package var text: String {
        guard let reading, let readingLabel else { return body }
        return [body, String(repeating: "–", count: 20), readingLabel, reading.subject, reading.body].joined(
            separator: "\n\n")
    }
}
