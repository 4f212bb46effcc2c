import CGMime
package import Domain

extension IncomingMail {
    /// How many octets of a mail are parsed. The important parts are at its start.
    private static let parsed = 1 << 20

    /// Parses a mail. Nil when the octets are not a mail.
    package init?(parsing octets: [UInt8]) {
        let octets = [UInt8](octets.prefix(Self.parsed))
        guard let mail = ReadMail(octets) else { return nil }
        self.init()
        from = Self.bounded(mail.from?.address ?? "")
        to = mail.to.prefix(100).map { Self.bounded($0.address) }
        (subject, text) = (Self.bounded(mail.subject), Self.bounded(mail.text, Self.longestText))
        fields = mail.fields.map { EmailMessage.Field(Self.bounded($0.name), Self.bounded($0.value)) }
        _ = GMime.enter { withMessage(octets) { readParts(of: $0) } }
        messageIDs = MessageIDs(octets).found
    }

    /// The longest text that is looked at, and the longest of everything else, in scalars.
    private static let longestText = 64_000
    private static let longest = 1_000

    /// Returns the start of a text, without stacks of marks: comparing these takes very long.
    private static func bounded(_ text: String, _ longest: Int = longest) -> String {
        text.scalars(first: longest).streamSafe
    }

    private mutating func readParts(of message: UnsafeMutablePointer<GMimeMessage>) {
        guard let parts = PartIterator(gmime_message_as_object(message)) else { return }
        repeat {
            guard let part = parts.current else { continue }
            let isStatus =
                hasType(part, "message", "delivery-status")
                || hasType(part, "message", "global-delivery-status")
            if isStatus {
                deliveryStatus =
                    deliveryStatus ?? content(of: part).map { Self.bounded($0, Self.longestText) }
            }
            if hasType(part, "message", "disposition-notification") { isReceipt = true }
            if hasType(part, "message", "global-disposition-notification") { isReceipt = true }
            if hasType(part, "message", "feedback-report") { isComplaint = true }
        } while parts.advance()
    }
}

extension ReceivedMail {
    /// Reads a mail that came to a return path. Octets that are not a mail are undecided.
    package init(reading octets: [UInt8]) {
        self = IncomingMail(parsing: octets).map { ReceivedMail($0) } ?? .unreadable
    }
}

/// Returns a part's content without its transfer encoding.
private func content(of part: UnsafeMutablePointer<GMimeObject>) -> String? {
    guard let leaf = gmime_as_part(part), let data = g_mime_part_get_content(leaf),
        let stream = Owned(g_mime_stream_mem_new())
    else { return nil }
    g_mime_data_wrapper_write_to_stream(data, stream.pointer)
    return String(decoding: written(to: stream.pointer), as: UTF8.self)
}
