package import Foundation

/// One mail of a rehearsal as its pages show it. `id` names it in the URL.
package struct LetterboxMail: Sendable, Equatable {
    package var id: String
    package var from: String
    package var to: String
    package var subject: String
    package var date: Date
    /// The plain text; "" in a list.
    package var text: String

    package init(id: String, from: String = "", to: String, subject: String, date: Date, text: String = "") {
        self.id = id
        self.from = from
        self.to = to
        self.subject = subject
        self.date = date
        self.text = text
    }
}
