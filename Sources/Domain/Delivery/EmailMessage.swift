package import Foundation

/// One mail as values. `Channels` turns the mail into bytes (RFC 5322) and sends them.
package struct EmailMessage: Sendable, Equatable {
    package var from: Mailbox
    package var replyTo: Mailbox?
    package var to: Mailbox
    package var subject: String
    /// Plain text. Lines are separated by \n and may have any length.
    package var body: String
    package var language: Language
    /// The sender in the SMTP envelope (VERP: a separate address for each letter).
    package var returnPath: String
    /// The Message-ID without angle brackets. The same at every attempt.
    package var messageID: String
    package var date: Date
    /// Further header fields, in order, with ASCII names: `Auto-Submitted`, `X-Postbag-Campaign`.
    package var fields: [Field]
    /// Files behind the text, in order. Most mails have none.
    package var attachments: [Attachment]

    package struct Attachment: Sendable, Equatable {
        /// The file's name, in any script.
        package var name: String
        /// The media type in lower case: `text/csv`.
        package var type: String
        package var content: [UInt8]

        package init(name: String, type: String, content: [UInt8]) {
            (self.name, self.type, self.content) = (name, type, content)
        }
    }

    package struct Field: Sendable, Equatable {
        package var name: String, value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package struct Mailbox: Sendable, Equatable {
        /// The display name, in any script. "" for none.
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
        date: Date, fields: [Field] = [], attachments: [Attachment] = []
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
        self.attachments = attachments
    }
}
