import Foundation

/// One supporter's final text to one target, filled in.
package struct ComposedLetter: Sendable, Equatable {
    package var subject: String
    /// The plain text that the target reads: salutation, paragraphs, own words, the writer's name
    /// and whereabouts.
    package var body: String
    package var language: Language
    /// The writer's language under the original, where the step sends readings; else nil.
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
    /// What says, in the letter's language, that a reading follows; nil without one.
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
