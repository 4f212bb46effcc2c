package import Foundation

/// One mail as values. `Channels` turns it into bytes (RFC 5322) and hands them on.
package struct EmailMessage: Sendable, Equatable {
    package var from: Mailbox
    package var replyTo: Mailbox?
    package var to: Mailbox
    package var subject: String
    /// Plain text, lines separated by \n, of any length.
    package var body: String
    package var language: Language
    /// The SMTP envelope's sender (VERP: one for each letter).
    package var returnPath: String
    /// Without angle brackets; the same at every attempt.
    package var messageID: String
    package var date: Date
    /// Further header fields, ASCII names, in order: `Auto-Submitted`, `X-Postbag-Campaign`.
    package var fields: [Field]

    package struct Field: Sendable, Equatable {
        package var name: String, value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package struct Mailbox: Sendable, Equatable {
        /// The display name, of any script; "" for none.
        package var name: String
        package var address: String

        package init(name: String = "", address: String) {
            self.name = name
            self.address = address
        }
    }

    package init(
        from: Mailbox, replyTo: Mailbox? = nil, to: Mailbox, subject: String, body: String,
        language: Language, returnPath: String, messageID: String,
        date: Date, fields: [Field] = []
    ) {
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.body = body
        self.language = language
        self.returnPath = returnPath
        self.messageID = messageID
        self.date = date
        self.fields = fields
    }
}
