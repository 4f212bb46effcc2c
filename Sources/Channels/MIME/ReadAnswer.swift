import CGMime
package import Domain

extension Answer {
    /// Parses a mail that a person wrote: its text, and the files behind it. Nil when the octets
    /// are no mail, or the mail has no sender. A mail within the mail is left out.
    package init?(parsing octets: [UInt8]) {
        guard let mail = ReadMail(octets), let from = mail.from,
            let parts = GMime.enter({ withMessage(octets) { AnswerParts(of: $0) } })
        else { return nil }
        let text = parts.plain.isEmpty ? parts.html.map(HTMLText.read) : parts.plain
        self.init(
            from: from, subject: mail.subject, text: text.joined(separator: "\n").withLineFeeds,
            files: parts.files, leftOut: parts.leftOut)
    }
}

/// The parts of a mail that a reader sees.
private struct AnswerParts {
    var plain: [String] = []
    var html: [String] = []
    var files: [EmailMessage.Attachment] = []
    var leftOut = 0
    /// The parts that were looked at.
    private var seen = 0

    /// Parts nest no deeper in what mail programs write. Texts beside the first are few.
    private static let (deepest, mostTexts, mostParts) = (20, 20, 1_000)

    init(of message: UnsafeMutablePointer<GMimeMessage>) {
        guard let part = g_mime_message_get_mime_part(message) else { return }
        read(part, depth: 0)
    }

    private mutating func read(_ object: UnsafeMutablePointer<GMimeObject>, depth: Int) {
        seen += 1
        if let multipart = gmime_as_multipart(object) {
            guard depth < Self.deepest else { return leftOut += 1 }
            for index in 0..<min(g_mime_multipart_get_count(multipart), CInt(Self.mostParts)) {
                guard seen < Self.mostParts, let part = g_mime_multipart_get_part(multipart, index) else {
                    return
                }
                read(part, depth: depth + 1)
            }
        } else if gmime_as_message_part(object) != nil {
            leftOut += 1
        } else if let text = gmime_as_text(object), !isFile(object), readText(text, object) {
            return
        } else if let part = gmime_as_part(object) {
            readFile(part, object)
        }
    }

    /// Reads a text. False for a text of a kind that is a file.
    private mutating func readText(
        _ part: UnsafeMutablePointer<GMimeTextPart>, _ object: UnsafeMutablePointer<GMimeObject>
    ) -> Bool {
        let isPlain = hasType(object, "text", "plain")
        guard isPlain || hasType(object, "text", "html") else { return false }
        let text = taken(g_mime_text_part_get_text(part)) ?? ""
        if isPlain, plain.count < Self.mostTexts {
            plain.append(text)
        } else if !isPlain, html.count < Self.mostTexts {
            html.append(text)
        }
        return true
    }

    private mutating func readFile(
        _ part: UnsafeMutablePointer<GMimePart>, _ object: UnsafeMutablePointer<GMimeObject>
    ) {
        guard files.count < AnswerRules.files, let data = g_mime_part_get_content(part),
            let stream = Owned(g_mime_stream_mem_new())
        else { return leftOut += 1 }
        g_mime_data_wrapper_write_to_stream(data, stream.pointer)
        files.append(
            EmailMessage.Attachment(
                name: borrowed(g_mime_part_get_filename(part)) ?? "", type: Self.mediaType(of: object),
                content: written(to: stream.pointer)))
    }

    private func isFile(_ object: UnsafeMutablePointer<GMimeObject>) -> Bool {
        let disposition = borrowed(g_mime_object_get_disposition(object))?.lowercased()
        return disposition == "attachment"
    }

    /// Returns the media type in lower case. A type that no header can hold is that of any file.
    private static func mediaType(of object: UnsafeMutablePointer<GMimeObject>) -> String {
        let type = g_mime_object_get_content_type(object)
        let words = [g_mime_content_type_get_media_type(type), g_mime_content_type_get_media_subtype(type)]
            .map { borrowed($0)?.lowercased() ?? "" }
        let isPlain = words.allSatisfy { $0.wholeMatch(of: allowed) != nil }
        return isPlain ? words.joined(separator: "/") : "application/octet-stream"
    }

    private static let allowed = SharedRegex(/[a-z0-9.+-]{1,60}/)
}
