import Foundation

/// Writes letters with their deliveries as one JSON array (RFC 8259), an object a line.
package struct JSONLetters: Sendable {
    private var isFirst = true

    package init() {}

    package func head() -> [UInt8] { Array("[".utf8) }
    package func end() -> [UInt8] { Array("\n]\n".utf8) }

    /// - Parameter mails: what was written about the letter besides. Nil: the object does not say.
    package mutating func append(
        _ letter: ExportedLetter, _ deliveries: [Delivery], _ mails: MailsAboutLetter? = nil,
        to bytes: inout [UInt8]
    ) {
        bytes += isFirst ? "\n{".utf8 : ",\n{".utf8
        isFirst = false
        // Programs that read numbers as floating point would round the id.
        bytes.text("letter", String(letter.id), isFirst: true)
        bytes.time("written", letter.written)
        if let confirmed = letter.confirmed { bytes.time("confirmed", confirmed) }
        bytes.text("step", letter.step)
        bytes.text("target", letter.target)
        bytes.text("member", letter.member)
        bytes.text("seat", letter.seat)
        bytes.text("language", letter.language)
        bytes.text("country", letter.country)
        bytes.text("place", letter.place)
        bytes.text("name", letter.name)
        bytes.text("email", letter.email)
        bytes.text("postcode", letter.postcode)
        bytes.text("address", letter.address)
        bytes.text("own_words", letter.words)
        bytes.flag("only_own_words", letter.ownOnly)
        bytes.flag("news", letter.wantsNews)
        bytes.text("consent", letter.consent)
        bytes.text("state", letter.status?.rawValue ?? "")
        bytes.flag("erased", letter.isErased)
        bytes.list("deliveries", deliveries) { delivery, bytes in
            bytes.text("channel", delivery.channel.rawValue, isFirst: true)
            bytes.text("state", delivery.state.rawValue)
            bytes.number("attempts", delivery.attempts)
            bytes.time("changed", delivery.changedAt)
            if let reply = delivery.reply {
                bytes.number("reply_code", reply.code)
                bytes.text("reply", reply.text)
            }
        }
        if let mails { append(mails, to: &bytes) }
        bytes.append(UInt8(ascii: "}"))
    }

    private func append(_ mails: MailsAboutLetter, to bytes: inout [UInt8]) {
        bytes.list("mails_to_writer", mails.sent) { mail, bytes in
            bytes.text("kind", mail.kind.rawValue, isFirst: true)
            bytes.text("state", mail.state.rawValue)
        }
        bytes.list("mails_kept", mails.kept) { Self.append($0.mail, $0.content, to: &$1) }
        bytes.list("answers_passed_on", mails.answers) { answer, bytes in
            bytes.text("from", answer.from.rawValue, isFirst: true)
            bytes.time("at", answer.at)
            bytes.text("sender", answer.sender)
            bytes.text("recipient", answer.recipient)
        }
    }

    private static func append(_ mail: KeptMail, _ content: [UInt8], to bytes: inout [UInt8]) {
        bytes.text("mail", String(mail.id), isFirst: true)
        bytes.time("received", mail.receivedAt)
        bytes.text("kind", mail.kind.rawValue)
        bytes.text("content", String(decoding: content, as: UTF8.self))
    }

    /// Appends a mail that came in and is about no letter.
    package mutating func append(_ mail: KeptMail, _ content: [UInt8], to bytes: inout [UInt8]) {
        bytes += isFirst ? "\n{".utf8 : ",\n{".utf8
        isFirst = false
        Self.append(mail, content, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }
}

/// The mails about one letter.
package struct MailsAboutLetter: Sendable {
    /// Those that Postbag wrote to the letter's writer.
    package var sent: [OutboxMessage]
    /// Those that came in and are kept.
    package var kept: [(mail: KeptMail, content: [UInt8])]
    package var answers: [StoredAnswer]

    package init(
        sent: [OutboxMessage], kept: [(mail: KeptMail, content: [UInt8])], answers: [StoredAnswer]
    ) {
        (self.sent, self.kept, self.answers) = (sent, kept, answers)
    }
}

extension JSONLetters {
    /// Appends that an address gets news of a campaign.
    package mutating func append(_ subscriber: NewsSubscriber, of campaign: String, to bytes: inout [UInt8]) {
        bytes += isFirst ? "\n{".utf8 : ",\n{".utf8
        isFirst = false
        bytes.text("news_of", campaign, isFirst: true)
        bytes.text("email", subscriber.email)
        bytes.text("language", subscriber.language.tag)
        bytes.text("consent", subscriber.consent)
        bytes.time("since", subscriber.since)
        bytes.append(UInt8(ascii: "}"))
    }
}
