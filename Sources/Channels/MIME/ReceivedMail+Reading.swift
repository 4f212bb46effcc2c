import CGMime
package import Domain

extension ReceivedMail {
    /// How many octets of a mail are parsed. The important parts are at its start.
    private static let parsed = 1 << 20

    /// Reads a mail that came to a return path. Octets that are not a mail are undecided.
    package init(reading octets: [UInt8]) {
        let octets = [UInt8](octets.prefix(Self.parsed))
        guard let mail = ReadMail(octets) else {
            self = ReceivedMail(.undecided, why: "This is not a mail.")
            return
        }
        let parts = GMime.enter { withMessage(octets) { NoticeParts($0) } } ?? NoticeParts()
        self = Self.decide(mail, parts)
    }

    private static func decide(_ mail: ReadMail, _ parts: NoticeParts) -> ReceivedMail {
        if parts.isComplaint { return ReceivedMail(.complaint, why: "It is a report of abuse (RFC 5965).") }
        if parts.isReceipt { return ReceivedMail(.receipt, why: "It is a receipt (RFC 8098).") }
        if let status = parts.status { return DeliveryStatus(status).decision }
        return BounceProse(mail).decision
    }
}

/// The parts of a mail that say what happened to its letter.
struct NoticeParts {
    private(set) var status: String?
    private(set) var isReceipt = false
    private(set) var isComplaint = false

    init() {}

    init(_ message: UnsafeMutablePointer<GMimeMessage>) {
        guard let parts = PartIterator(gmime_message_as_object(message)) else { return }
        repeat {
            guard let part = parts.current else { continue }
            let isStatus =
                hasType(part, "message", "delivery-status")
                || hasType(part, "message", "global-delivery-status")
            if isStatus { status = status ?? content(of: part) }
            if hasType(part, "message", "disposition-notification") { isReceipt = true }
            if hasType(part, "message", "global-disposition-notification") { isReceipt = true }
            if hasType(part, "message", "feedback-report") { isComplaint = true }
        } while parts.advance()
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
