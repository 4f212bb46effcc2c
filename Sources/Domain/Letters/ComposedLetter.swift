import Foundation

/// One supporter's final text to one target, filled in.
package struct ComposedLetter: Sendable, Equatable {
    package var subject: String
    /// The plain text that the target reads: salutation, paragraphs, own words, the writer's name and whereabouts.
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
    /// Body and reading as one text, for mail, forms and paper.
    package var text: String {
        guard let reading else { return body }
        let own = reading.language.locale.localizedString(forIdentifier: reading.language.tag) ?? reading.language.tag
        return "\(body)\n\n* * *\n\(own)\n\n\(reading.subject)\n\n\(reading.body)"
    }
}
