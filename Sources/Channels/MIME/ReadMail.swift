import CGMime
package import Domain
package import Foundation

/// A mail parsed from its octets, as far as a reader needs it.
package struct ReadMail: Sendable, Equatable {
    package var from: EmailMessage.Mailbox?
    package var to: [EmailMessage.Mailbox]
    package var replyTo: EmailMessage.Mailbox?
    package var subject: String
    package var date: Date?
    /// The message id without angle brackets.
    package var messageID: String
    /// The first plain text in the mail; lines end with \n.
    package var text: String
    /// All header fields, decoded, in order.
    package var fields: [EmailMessage.Field]

    /// Returns the first value of a field. Upper and lower case do not matter in the name.
    package func field(_ name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

extension ReadMail {
    /// Parses `octets`. Nil when they are not a mail.
    package init?(_ octets: [UInt8]) {
        guard let mail = GMime.enter({ withMessage(octets) { ReadMail($0) } }) else { return nil }
        self = mail
    }

    private init(_ message: UnsafeMutablePointer<GMimeMessage>) {
        from = mailboxes(g_mime_message_get_from(message)).first
        to = mailboxes(g_mime_message_get_to(message))
        replyTo = mailboxes(g_mime_message_get_reply_to(message)).first
        subject = borrowed(g_mime_message_get_subject(message)) ?? ""
        date = g_mime_message_get_date(message).map {
            Date(timeIntervalSince1970: TimeInterval(g_date_time_to_unix($0)))
        }
        messageID = borrowed(g_mime_message_get_message_id(message)) ?? ""
        text = firstText(of: message).withLineFeeds
        fields = headerFields(gmime_message_as_object(message))
    }
}

/// Parses `octets` and calls `body` with the mail. Nil when `octets` are not a mail. Call this
/// inside `GMime.enter`.
func withMessage<Value>(_ octets: [UInt8], _ body: (UnsafeMutablePointer<GMimeMessage>) -> Value) -> Value? {
    let octets = joiningEncodedWords(octets)
    guard let stream = Owned(g_mime_stream_mem_new_with_buffer(octets, octets.count)),
        let parser = Owned(g_mime_parser_new_with_stream(stream.pointer)),
        let message = Owned(g_mime_parser_construct_message(parser.pointer, nil))
    else { return nil }
    return body(message.pointer)
}

private func mailboxes(_ list: UnsafeMutablePointer<InternetAddressList>?) -> [EmailMessage.Mailbox] {
    (0..<internet_address_list_length(list)).compactMap { index in
        let address = internet_address_list_get_address(list, index)
        guard let mailbox = gmime_as_mailbox(address) else { return nil }
        return EmailMessage.Mailbox(
            name: borrowed(internet_address_get_name(address)) ?? "",
            address: borrowed(internet_address_mailbox_get_addr(mailbox)) ?? "")
    }
}

private func firstText(of message: UnsafeMutablePointer<GMimeMessage>) -> String {
    guard let parts = PartIterator(gmime_message_as_object(message)) else { return "" }
    repeat {
        guard let part = parts.current, hasType(part, "text", "plain"), let text = gmime_as_text(part) else {
            continue
        }
        return taken(g_mime_text_part_get_text(text)) ?? ""
    } while parts.advance()
    return ""
}

/// Whether a part has a media type, such as text/plain.
func hasType(_ part: UnsafeMutablePointer<GMimeObject>, _ type: String, _ subtype: String) -> Bool {
    g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype) != 0
}

private func headerFields(_ object: UnsafeMutablePointer<GMimeObject>?) -> [EmailMessage.Field] {
    let headers = g_mime_object_get_header_list(object)
    return (0..<g_mime_header_list_get_count(headers)).map { index in
        let header = g_mime_header_list_get_header_at(headers, index)
        return EmailMessage.Field(
            borrowed(g_mime_header_get_name(header)) ?? "", borrowed(g_mime_header_get_value(header)) ?? "")
    }
}

extension String {
    /// The text with \n for each \r\n. Goes by scalars: characters take the square of a stack of
    /// marks.
    var withLineFeeds: String {
        var (kept, pending) = (UnicodeScalarView(), false)
        for scalar in unicodeScalars {
            if pending, scalar != "\n" { kept.append("\r") }
            pending = scalar == "\r"
            if !pending { kept.append(scalar) }
        }
        if pending { kept.append("\r") }
        return String(kept)
    }
}
