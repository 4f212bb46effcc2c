import CGMime
package import Domain
import Foundation

/// Returns the octets of `mail` as in RFC 5322, with CRLF line ends and lines of at most 998
/// octets. The octets are ASCII only, unless an address is outside ASCII (RFC 6532). Text is UTF-8,
/// broken at 72 columns, and quoted-printable where it is not plain ASCII. Throws when a value
/// could end its own field; `Domain` has refused such values before.
package func render(_ mail: EmailMessage) throws(UnwritableMail) -> [UInt8] {
    let mail = try checked(mail)
    let text = TextLines(mail.body)
    let encoding = text.isPlain ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
    return GMime.enter {
        guard let message = Owned(g_mime_message_new(1)) else { preconditionFailure("GMime gave no message") }
        writeHeader(of: mail, into: message.pointer)
        guard let part = textPart(text.octets, encoding, mail.language) else {
            preconditionFailure("GMime gave no part")
        }
        if mail.attachments.isEmpty {
            g_mime_message_set_mime_part(message.pointer, gmime_part_as_object(part.pointer))
        } else {
            attach(mail.attachments, behind: part.pointer, to: message.pointer)
        }
        return protectingFrom(octets(of: gmime_message_as_object(message.pointer)))
    }
}

/// Replaces the "F" of "From " by its code at the start of every line (RFC 2049 section 3). Only
/// quoted-printable text can have such a line: no header field and no plain text has one.
private func protectingFrom(_ octets: [UInt8]) -> [UInt8] {
    let (from, lineEnd) = (Array("From ".utf8), UInt8(ascii: "\n"))
    var (safe, kept, start): ([UInt8], Int, Int) = ([], 0, 0)
    while let end = octets[start...].firstIndex(of: lineEnd) {
        start = end + 1
        guard start < octets.count, octets[start] == from[0], octets[start...].starts(with: from) else {
            continue
        }
        safe += octets[kept..<start] + Array("=46".utf8)
        kept = start + 1
    }
    return kept == 0 ? octets : safe + octets[kept...]
}

private func checked(_ mail: EmailMessage) throws(UnwritableMail) -> EmailMessage {
    var mail = mail
    mail.from = try checked(mail.from, field: "From")
    mail.to = try checked(mail.to, field: "To")
    if let replyTo = mail.replyTo { mail.replyTo = try checked(replyTo, field: "Reply-To") }
    mail.subject = try headerValue(mail.subject, field: "Subject")
    mail.messageID = try headerValue(mail.messageID, field: "Message-ID")
    mail.language = Language(try headerValue(mail.language.tag, field: "Content-Language"))
    for index in mail.fields.indices { mail.fields[index] = try checked(mail.fields[index]) }
    for index in mail.attachments.indices {
        mail.attachments[index].name = try headerValue(mail.attachments[index].name, field: "file name")
        guard mail.attachments[index].type.wholeMatch(of: /[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}/) != nil
        else {
            throw .mediaType
        }
    }
    guard !mail.body.withUTF8({ $0.contains(0) }) else { throw .controlCharacter(field: "text") }
    return mail
}

private func checked(_ mailbox: EmailMessage.Mailbox, field: String) throws(UnwritableMail)
    -> EmailMessage.Mailbox
{
    EmailMessage.Mailbox(
        name: try headerValue(mailbox.name, field: field),
        address: try wireAddress(mailbox.address, field: field))
}

private func checked(_ field: EmailMessage.Field) throws(UnwritableMail) -> EmailMessage.Field {
    guard !field.name.isEmpty,
        field.name.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: ":") })
    else { throw .fieldName }
    return EmailMessage.Field(field.name, try headerValue(field.value, field: field.name))
}

private func writeHeader(of mail: EmailMessage, into message: UnsafeMutablePointer<GMimeMessage>) {
    let date = g_date_time_new_from_unix_utc(gint64(mail.date.timeIntervalSince1970))
    g_mime_message_set_date(message, date)
    g_date_time_unref(date)
    add(mail.from, to: g_mime_message_get_from(message))
    if let replyTo = mail.replyTo { add(replyTo, to: g_mime_message_get_reply_to(message)) }
    add(mail.to, to: g_mime_message_get_to(message))
    g_mime_message_set_subject(message, mail.subject, "utf-8")
    g_mime_message_set_message_id(message, mail.messageID)
    for field in mail.fields { append(field, to: gmime_message_as_object(message)) }
}

private func add(_ mailbox: EmailMessage.Mailbox, to list: UnsafeMutablePointer<InternetAddressList>?) {
    guard
        let address = Owned(
            internet_address_mailbox_new(mailbox.name.isEmpty ? nil : mailbox.name, mailbox.address))
    else { return }
    internet_address_set_charset(address.pointer, "utf-8")
    internet_address_list_add(list, address.pointer)
}

/// Appends a header field. GMime breaks a long word into encoded words, which breaks structured
/// fields such as List-Unsubscribe. Short ASCII values are therefore written unchanged.
private func append(_ field: EmailMessage.Field, to object: UnsafeMutablePointer<GMimeObject>?) {
    g_mime_object_append_header(object, field.name, field.value, "utf-8")
    guard field.value.utf8.allSatisfy({ $0 < 0x80 }), field.name.utf8.count + field.value.utf8.count < 900
    else { return }
    let headers = g_mime_object_get_header_list(object)
    let header = g_mime_header_list_get_header_at(headers, g_mime_header_list_get_count(headers) - 1)
    g_mime_header_set_raw_value(header, " \(field.value)\n")
}

private func textPart(_ text: [UInt8], _ encoding: GMimeContentEncoding, _ language: Language) -> Owned<
    GMimePart
>? {
    guard let part = Owned(g_mime_part_new_with_type("text", "plain")),
        let stream = Owned(g_mime_stream_mem_new_with_buffer(text, text.count)),
        let content = Owned(
            g_mime_data_wrapper_new_with_stream(stream.pointer, GMIME_CONTENT_ENCODING_DEFAULT))
    else { return nil }
    let object = gmime_part_as_object(part.pointer)
    g_mime_object_set_content_type_parameter(object, "charset", "utf-8")
    g_mime_part_set_content(part.pointer, content.pointer)
    g_mime_part_set_content_encoding(part.pointer, encoding)
    if !language.tag.isEmpty { append(EmailMessage.Field("Content-Language", language.tag), to: object) }
    return part
}

/// Makes a mail of several parts: the text, then each file in base64.
private func attach(
    _ attachments: [EmailMessage.Attachment], behind text: UnsafeMutablePointer<GMimePart>,
    to message: UnsafeMutablePointer<GMimeMessage>
) {
    guard let parts = Owned(g_mime_multipart_new_with_subtype("mixed")) else { return }
    g_mime_multipart_add(parts.pointer, gmime_part_as_object(text))
    for attachment in attachments {
        let type = attachment.type.split(separator: "/").map(String.init)
        guard let file = Owned(g_mime_part_new_with_type(type[0], type[1])),
            let stream = Owned(
                g_mime_stream_mem_new_with_buffer(attachment.content, attachment.content.count)),
            let content = Owned(
                g_mime_data_wrapper_new_with_stream(stream.pointer, GMIME_CONTENT_ENCODING_DEFAULT))
        else { continue }
        g_mime_part_set_content(file.pointer, content.pointer)
        g_mime_part_set_content_encoding(file.pointer, GMIME_CONTENT_ENCODING_BASE64)
        if type[0] == "text" {
            g_mime_object_set_content_type_parameter(
                gmime_part_as_object(file.pointer), "charset", "utf-8")
        }
        g_mime_part_set_filename(file.pointer, attachment.name)
        g_mime_multipart_add(parts.pointer, gmime_part_as_object(file.pointer))
    }
    g_mime_message_set_mime_part(message, gmime_multipart_as_object(parts.pointer))
}

private func octets(of object: UnsafeMutablePointer<GMimeObject>?) -> [UInt8] {
    let options = g_mime_format_options_new()
    defer { g_mime_format_options_free(options) }
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS)
    guard let stream = Owned(g_mime_stream_mem_new()) else { return [] }
    g_mime_object_write_to_stream(object, options, stream.pointer)
    return written(to: stream.pointer)
}

/// Returns the content of a memory stream.
func written(to stream: UnsafeMutablePointer<GMimeStream>) -> [UInt8] {
    guard let array = g_mime_stream_mem_get_byte_array(gmime_as_memory(stream)), let data = array.pointee.data
    else { return [] }
    return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
}
