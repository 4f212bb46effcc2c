import Domain
import Foundation
import Testing

@testable import Actions

/// A mail of one side, spelled as a header and a text. Channels parses real mails.
struct SideMail {
    var from: String
    var to: String
    var subject = "Re: Calais"
    var text: String
    var fields: [(String, String)] = []

    var octets: [UInt8] {
        let header = [("From", from), ("To", to), ("Subject", subject)] + fields
        return Array((header.map { "\($0.0): \($0.1)\n" }.joined() + "\n" + text).utf8)
    }

    /// An answer to a mail, as a mail program writes it: the text, and the mail quoted below.
    init(to mail: EmailMessage, from: String, _ text: String, _ fields: [(String, String)] = []) {
        let quoted = "On Friday, \(mail.from.name) <\(mail.from.address)> wrote:\n" + mail.body
        let lines = quoted.split(separator: "\n", omittingEmptySubsequences: false)
        self.from = from
        to = mail.replyTo?.address ?? mail.from.address
        self.text = text + "\n\n" + lines.map { "> \($0)\n" }.joined()
        self.fields =
            [
                ("Message-ID", "<\(UUID().uuidString)@\(from.split(separator: "@").last ?? "x")>"),
                ("In-Reply-To", "<\(mail.messageID)>"),
            ] + fields
    }

    init(from: String, to: String, _ text: String, _ fields: [(String, String)] = []) {
        (self.from, self.to, self.text, self.fields) = (from, to, text, fields)
    }

    @Sendable static func parse(_ octets: [UInt8]) -> IncomingMail? {
        let parts = String(decoding: octets, as: UTF8.self).split(separator: "\n\n", maxSplits: 1)
        var mail = IncomingMail()
        for line in parts[0].split(separator: "\n") {
            let field = line.split(separator: ": ", maxSplits: 1).map(String.init)
            mail.fields.append(EmailMessage.Field(field[0], field.count > 1 ? field[1] : ""))
        }
        mail.from = mail.field("From") ?? ""
        mail.to = [mail.field("To") ?? ""]
        mail.subject = mail.field("Subject") ?? ""
        mail.text = parts.count > 1 ? String(parts[1]) : ""
        mail.messageIDs = IncomingMail.messageIDs(in: mail.field("In-Reply-To") ?? "")
        if let status = mail.field("Status-Part") {
            mail.deliveryStatus = "Action: \(status)\nStatus: 5.1.1\n"
        }
        if let type = mail.field("Feedback-Part") { mail.feedback = "Feedback-Type: \(type)\n" }
        return mail
    }

    @Sendable static func read(_ octets: [UInt8]) -> Answer? {
        parse(octets).map {
            Answer(from: EmailMessage.Mailbox(name: "", address: $0.from), subject: $0.subject, text: $0.text)
        }
    }
}

extension Trial {
    /// Writes a letter that its target's mail server takes. Returns the letter and the mail.
    func letterAtItsTarget() async throws -> (Int64, EmailMessage) {
        let id = try await acceptedLetter()
        return (id, try #require(post.mails(to: "ministre@interieur.example").last))
    }

    @discardableResult
    func receive(_ mail: SideMail, at recipient: String = "") async throws -> ReceiveOutcome {
        let file = IncomingFile(
            recipient: recipient, arrivedAt: services.environment.now(), octets: mail.octets)
        return try await services.receiver.receive(file, parse: SideMail.parse)
    }

    /// Sends what waits in the outbox, and reads answers.
    func sendAnswers() async throws {
        try await SendOutbox(services, transport: post, worker: "trial", read: SideMail.read).drain()
    }
}
