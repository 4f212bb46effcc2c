import Domain
import Foundation

@testable import Channels

/// A sample mail. Each test changes the parts that it checks.
func sampleMail(
    from: EmailMessage.Mailbox = EmailMessage.Mailbox(
        name: "Zoë O'Brien", address: "letters@postbag.example"), to: String = "minister@interior.example",
    subject: String = "Les enfants de Calais", body: String = "Monsieur le Ministre,\n\nHier.\n",
    language: Language = "fr",
    returnPath: String = "bounce-7@postbag.example", fields: [EmailMessage.Field] = []
) -> EmailMessage {
    EmailMessage(
        from: from, replyTo: EmailMessage.Mailbox(name: "Zoë O'Brien", address: "zoe@home.example"),
        to: EmailMessage.Mailbox(name: "The Minister", address: to),
        subject: subject, body: body, language: language, returnPath: returnPath,
        messageID: "7.1@postbag.example",
        date: Date(timeIntervalSince1970: 1_477_560_000), fields: fields)
}

extension Array where Element == UInt8 {
    var text: String { String(decoding: self, as: UTF8.self) }
}
