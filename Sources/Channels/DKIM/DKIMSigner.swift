import Crypto
import Foundation

/// Signs our mails with the key of our domain (RFC 6376), relaxed/relaxed.
package struct DKIMSigner: Sendable {
    /// The signing domain, in ASCII.
    package let domain: String
    package let selector: String
    package let key: DKIMKey

    package init(domain: String, selector: String, key: DKIMKey) {
        (self.domain, self.selector, self.key) = (domain.lowercased(), selector, key)
    }

    /// The name in the zone that holds the public key.
    package var name: String { "\(selector)._domainkey.\(domain)" }

    /// The line for the zone, with the strings of at most 255 octets that a zone file wants.
    package var zoneLine: String { "\(name). IN TXT \(Self.strings(of: key.record))" }

    private static func strings(of record: String) -> String {
        let octets = Array(record.utf8)
        let parts = stride(from: 0, to: octets.count, by: 255).map { start in
            "\"\(String(decoding: octets[start..<min(start + 255, octets.count)], as: UTF8.self))\""
        }
        return parts.count == 1 ? parts[0] : "( \(parts.joined(separator: " ")) )"
    }

    /// The fields that are signed where a mail has them. From comes twice, so that nobody can add
    /// another one (RFC 6376 section 8.15).
    private static let signed = [
        "from", "from", "to", "reply-to", "subject", "date", "message-id", "in-reply-to", "references",
        "mime-version", "content-type", "content-transfer-encoding", "list-unsubscribe",
        "list-unsubscribe-post", "auto-submitted",
    ]

    /// Returns the mail with a signature before its header. Returns the mail of another domain as
    /// it is: its signature would say nothing.
    /// - Parameter text: the octets of the mail, with CRLF line ends.
    func signed(_ text: [UInt8], from address: String) throws -> [UInt8] {
        guard address.split(separator: "@").last?.lowercased() == domain else { return text }
        let mail = SignedParts(text)
        let present = Self.signed.filter { mail.fields[$0] != nil }
        let hash = Data(SHA256.hash(data: mail.body)).base64EncodedString()
        let head =
            "DKIM-Signature: v=1; a=\(key.kind.rawValue)-sha256; c=relaxed/relaxed;\r\n"
            + "\td=\(domain); s=\(selector);\r\n"
            + "\th=\(folded(present))\r\n\tbh=\(hash);\r\n\tb="
        var octets: [UInt8] = []
        // A name that stands twice signs that there is no second field: it adds nothing.
        for (index, name) in present.enumerated() where present.firstIndex(of: name) == index {
            octets += (mail.fields[name] ?? []) + [0x0D, 0x0A]
        }
        octets += SignedParts.relaxed(field: Array(head.utf8)[...]).line
        let signature = Data(try key.signature(of: octets)).base64EncodedString()
        return Array("\(head)\(Self.broken(signature))\r\n".utf8) + text
    }

    /// Writes the names of fields, on lines of at most 78 columns.
    private func folded(_ names: [String]) -> String {
        var lines = [""]
        for (index, name) in names.enumerated() {
            let word = name + (index == names.count - 1 ? ";" : ":")
            if lines[lines.count - 1].utf8.count + word.utf8.count > 66 { lines.append("") }
            lines[lines.count - 1] += word
        }
        return lines.joined(separator: "\r\n\t")
    }

    private static func broken(_ text: String) -> String {
        let octets = Array(text.utf8)
        return stride(from: 0, to: octets.count, by: 70).map {
            String(decoding: octets[$0..<min($0 + 70, octets.count)], as: UTF8.self)
        }.joined(separator: "\r\n\t")
    }
}

/// A mail in the relaxed form that is hashed (RFC 6376 section 3.4).
struct SignedParts {
    /// The fields by their names in lower case. Of several with one name, the last.
    let fields: [String: [UInt8]]
    let body: [UInt8]

    private static let (cr, lf, space, tab) = (UInt8(0x0D), UInt8(0x0A), UInt8(0x20), UInt8(0x09))

    init(_ text: [UInt8]) {
        var lines = text.split(separator: Self.lf, omittingEmptySubsequences: false)[...]
        if lines.last?.isEmpty == true { lines.removeLast() }
        let plain = lines.map { $0.last == Self.cr ? $0.dropLast() : $0 }
        let end = plain.firstIndex(where: \.isEmpty) ?? plain.endIndex
        var fields: [String: [UInt8]] = [:]
        var start = plain.startIndex
        while start < end {
            var next = start + 1
            while next < end, plain[next].first == Self.space || plain[next].first == Self.tab { next += 1 }
            let field = Self.relaxed(field: Array(plain[start..<next].joined())[...])
            fields[field.name] = field.line
            start = next
        }
        self.fields = fields
        body = Self.relaxed(body: plain[min(end + 1, plain.endIndex)...])
    }

    /// Returns a field in one line without its end: the name in lower case, and one space for each
    /// run of white space. None stands around the colon and at the end.
    static func relaxed(field: ArraySlice<UInt8>) -> (name: String, line: [UInt8]) {
        let colon = field.firstIndex(of: UInt8(ascii: ":")) ?? field.endIndex
        let name = String(decoding: squeezed(field[..<colon]), as: UTF8.self).lowercased()
        let value = squeezed(field[min(colon + 1, field.endIndex)...])
        let start = value.firstIndex { $0 != space } ?? value.endIndex
        return (name, Array("\(name):".utf8) + value[start...])
    }

    /// Returns a text with one space for each run of white space, and none at its end. Line ends
    /// are dropped.
    private static func squeezed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var squeezed: [UInt8] = []
        var owesSpace = false
        for octet in text where octet != cr && octet != lf {
            if octet == space || octet == tab {
                owesSpace = true
            } else {
                if owesSpace { squeezed.append(space) }
                owesSpace = false
                squeezed.append(octet)
            }
        }
        return squeezed
    }

    private static func relaxed(body lines: ArraySlice<ArraySlice<UInt8>>) -> [UInt8] {
        var body: [UInt8] = []
        var empty = 0
        for line in lines {
            let text = squeezed(line)
            guard !text.isEmpty else {
                empty += 1
                continue
            }
            for _ in 0..<empty { body += [cr, lf] }
            empty = 0
            body += text + [cr, lf]
        }
        return body
    }
}
