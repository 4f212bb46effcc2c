import Crypto
package import Foundation

/// A mail in the folder `incoming`, as `postbag receive` wrote it. A line about the mail comes
/// before its octets.
package struct IncomingFile: Sendable, Equatable {
    /// The address that the mail server gave. "" for none.
    package var recipient: String
    package var arrivedAt: Date
    package var octets: [UInt8]

    package init(recipient: String, arrivedAt: Date, octets: [UInt8]) {
        self.recipient = recipient
        self.arrivedAt = arrivedAt
        self.octets = octets
    }

    private static let word = "postbag-incoming-1"

    /// The file's bytes. The first line has the time in microseconds, the digest of all the rest,
    /// and the recipient.
    var encoded: [UInt8] {
        let time = Int64((arrivedAt.timeIntervalSince1970 * 1_000_000).rounded())
        let rest = Array("\(Self.oneLine(recipient))\n".utf8) + octets
        return Array("\(Self.word) \(time) \(Self.digest(rest)) ".utf8) + rest
    }

    /// Nil when the bytes are not a whole file.
    init?(decoding bytes: [UInt8]) {
        let fields = bytes.prefix(200).split(separator: UInt8(ascii: " "), maxSplits: 3)
        guard fields.count == 4, fields[0].elementsEqual(Self.word.utf8),
            let time = Int64(String(decoding: fields[1], as: UTF8.self))
        else { return nil }
        let rest = Array(bytes[fields[3].startIndex...])
        guard Self.digest(rest) == String(decoding: fields[2], as: UTF8.self),
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        recipient = String(decoding: rest[..<end], as: UTF8.self)
        arrivedAt = Date(timeIntervalSince1970: Double(time) / 1_000_000)
        octets = Array(rest[(end + 1)...])
    }

    private static func oneLine(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }.prefix(320).map(Character.init)
        )
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
    }
}
