import Channels
import Domain
import Foundation
import Web

extension LetterboxMail {
    init(_ entry: LetterboxEntry) {
        self.init(
            id: entry.id, from: entry.from?.line ?? "", to: entry.to.map(\.line).joined(separator: ", "),
            subject: entry.subject,
            date: entry.date ?? .distantPast)
    }

    init(id: String, _ mail: ReadMail) {
        self.init(
            id: id, from: mail.from?.line ?? "", to: mail.to.map(\.line).joined(separator: ", "),
            subject: mail.subject,
            date: mail.date ?? .distantPast,
            text: mail.text)
    }
}

extension EmailMessage.Mailbox {
    fileprivate var line: String { name.isEmpty ? address : "\(name) <\(address)>" }
}
