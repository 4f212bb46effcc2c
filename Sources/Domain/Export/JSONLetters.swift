import Foundation

/// Writes letters with their deliveries as one JSON array (RFC 8259), an object a line.
package struct JSONLetters: Sendable {
    private var isFirst = true

    package init() {}

    package func head() -> [UInt8] { Array("[".utf8) }
    package func end() -> [UInt8] { Array("\n]\n".utf8) }

    package mutating func append(
        _ letter: ExportedLetter, _ deliveries: [Delivery], to bytes: inout [UInt8]
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
        bytes.key("deliveries")
        bytes.append(UInt8(ascii: "["))
        for (index, delivery) in deliveries.enumerated() {
            bytes += index == 0 ? "{".utf8 : ",{".utf8
            bytes.text("channel", delivery.channel.rawValue, isFirst: true)
            bytes.text("state", delivery.state.rawValue)
            bytes.key("attempts")
            bytes += String(delivery.attempts).utf8
            bytes.time("changed", delivery.changedAt)
            if let reply = delivery.reply {
                bytes.key("reply_code")
                bytes += String(reply.code).utf8
                bytes.text("reply", reply.text)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += "]}".utf8
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

extension [UInt8] {
    fileprivate mutating func key(_ name: String, isFirst: Bool = false) {
        self += isFirst ? "\"".utf8 : ",\"".utf8
        self += name.utf8
        self += "\":".utf8
    }

    fileprivate mutating func text(_ name: String, _ text: String, isFirst: Bool = false) {
        key(name, isFirst: isFirst)
        appendJSON(text)
    }

    fileprivate mutating func flag(_ name: String, _ flag: Bool) {
        key(name)
        self += flag ? "true".utf8 : "false".utf8
    }

    fileprivate mutating func time(_ name: String, _ date: Date) {
        key(name)
        append(UInt8(ascii: "\""))
        date.appendTime(to: &self)
        append(UInt8(ascii: "\""))
    }

    /// Appends a text in quotes, with the escapes of RFC 8259 section 7.
    private mutating func appendJSON(_ text: String) {
        append(0x22)
        for octet in text.utf8 {
            switch octet {
            case 0x22, 0x5C:
                append(0x5C)
                append(octet)
            case 0x0A: self += "\\n".utf8
            case 0x0D: self += "\\r".utf8
            case 0x09: self += "\\t".utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                self += "\\u00".utf8
                append(digits[Int(octet >> 4)])
                append(digits[Int(octet & 15)])
            default: append(octet)
            }
        }
        append(0x22)
    }
}
