import CGMime
package import Domain

extension IncomingMail {
    /// How many octets of a mail are parsed. The important parts are at its start.
    private static let parsed = 1 << 20

    /// Parses a mail. Nil when the octets are not a mail.
    package init?(parsing octets: [UInt8]) {
        let octets = Self.withPlainLineEnds(octets.prefix(Self.parsed))
        guard let mail = ReadMail(octets) else { return nil }
        self.init()
        from = Self.bounded(mail.from?.address ?? "")
        to = mail.to.prefix(100).map { Self.bounded($0.address) }
        subject = Self.bounded(mail.subject)
        fields = mail.fields.map { EmailMessage.Field(Self.bounded($0.name), Self.bounded($0.value)) }
        _ = GMime.enter { withMessage(octets) { readParts(of: $0) } }
        if text.isEmpty, deliveryStatus == nil, feedback == nil { readBody(of: octets) }
        messageIDs = MessageIDs(octets).found
    }

    /// The longest text that is looked at, and the longest of everything else, in scalars.
    private static let longestText = 64_000
    private static let longest = 1_000
    private static let longestHTML = 256_000
    /// The most parts that are looked at, and the most of them whose text is read.
    private static let mostParts = 200
    private static let mostTexts = 3

    /// Returns the start of a text, without stacks of marks: comparing these takes very long.
    private static func bounded(_ text: String, _ longest: Int = longest) -> String {
        text.scalars(first: longest).streamSafe
    }

    /// Returns the octets without the line that a mailbox file puts before a mail. A lone CR ends a
    /// line where the mail has no LF.
    private static func withPlainLineEnds(_ octets: ArraySlice<UInt8>) -> [UInt8] {
        let (cr, lf) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
        var rest = octets.drop { $0 == cr || $0 == lf }
        if !rest.contains(lf) { rest = rest.map { $0 == cr ? lf : $0 }[...] }
        while rest.starts(with: Array("From ".utf8)) || rest.starts(with: Array(">From ".utf8)) {
            rest = rest.drop { $0 != lf }.dropFirst()
        }
        return Array(rest)
    }

    private mutating func readParts(of message: UnsafeMutablePointer<GMimeMessage>) {
        guard let parts = PartIterator(gmime_message_as_object(message)) else { return }
        var html: String?
        var attached: [String] = []
        var (left, texts) = (Self.mostParts, 0)
        repeat {
            left -= 1
            guard let part = parts.current else { continue }
            let path = parts.path
            let isAttached = attached.contains { path.hasPrefix($0 + ".") }
            if gmime_as_message_part(part) != nil {
                if !isAttached { attached.append(path) }
                hasAttachedMail = true
            } else {
                read(part, isAttached, &texts)
                if !isAttached, html == nil, hasType(part, "text", "html") { html = leafText(of: part) }
            }
        } while left > 0 && parts.advance()
        if text.allSatisfy(\.isWhitespace), let html {
            text = Self.bounded(HTMLText.read(html.scalars(first: Self.longestHTML)), Self.longestText)
        }
    }

    /// Reads what follows the head of a mail whose parts cannot be told apart.
    private mutating func readBody(of octets: [UInt8]) {
        let plain = octets.prefix(Self.longestHTML).filter { $0 != UInt8(ascii: "\r") }
        let lf = UInt8(ascii: "\n")
        guard let end = plain.indices.first(where: { plain[$0...].starts(with: [lf, lf]) }) else { return }
        text = Self.bounded(String(decoding: plain[end...], as: UTF8.self), Self.longestText)
        if text.readsLikeDeliveryStatus { deliveryStatus = text }
    }

    private mutating func read(
        _ part: UnsafeMutablePointer<GMimeObject>, _ isAttached: Bool, _ texts: inout Int
    ) {
        func has(_ subtypes: String...) -> Bool { subtypes.contains { hasType(part, "message", $0) } }
        if hasType(part, "text", "rfc822-headers") || has("rfc822", "global", "global-headers") {
            hasAttachedMail = true
        } else if has("disposition-notification", "global-disposition-notification") {
            isReceipt = isReceipt || !isAttached
        } else if has("feedback-report") {
            if !isAttached, feedback == nil { feedback = words(of: part) ?? "" }
        } else if has("delivery-status", "global-delivery-status") {
            take(status: words(of: part), isAttached)
        } else if hasType(part, "text", "plain") || hasType(part, "application", "octet-stream") {
            // Some systems name a wrong type.
            let said = hasType(part, "text", "plain") ? leafText(of: part) : content(of: part)
            let bounded = Self.bounded((said ?? "").withLineFeeds, Self.longestText)
            if bounded.readsLikeDeliveryStatus { take(status: bounded, isAttached) }
            guard !isAttached, hasType(part, "text", "plain"), texts < Self.mostTexts else { return }
            texts += 1
            text = Self.bounded(text.isEmpty ? bounded : "\(text)\n\(bounded)", Self.longestText)
        }
    }

    private mutating func take(status: String?, _ isAttached: Bool) {
        guard let status, deliveryStatus == nil || isStatusAttached && !isAttached else { return }
        (deliveryStatus, isStatusAttached) = (status, isAttached)
    }

    private func words(of part: UnsafeMutablePointer<GMimeObject>) -> String? {
        content(of: part).map { Self.bounded($0, Self.longestText) }
    }
}

extension ReceivedMail {
    /// Reads a mail that came to a return path. Octets that are not a mail are undecided.
    package init(reading octets: [UInt8]) {
        self = IncomingMail(parsing: octets).map { ReceivedMail($0) } ?? .unreadable
    }
}

extension String {
    /// Whether the text has the fields of a delivery status at the start of its lines.
    fileprivate var readsLikeDeliveryStatus: Bool {
        let names = utf8.split(separator: UInt8(ascii: "\n")).prefix(200).map {
            String(Substring($0.prefix(20))).lowercased()
        }
        func has(_ name: String) -> Bool { names.contains { $0.hasPrefix(name) } }
        return has("final-recipient:") && (has("action:") || has("status:"))
    }
}

/// Returns the text of a part in the part's character set. Nil when it is no text.
private func leafText(of part: UnsafeMutablePointer<GMimeObject>) -> String? {
    gmime_as_text(part).flatMap { taken(g_mime_text_part_get_text($0)) }
}

/// Returns a part's content without its transfer encoding.
private func content(of part: UnsafeMutablePointer<GMimeObject>) -> String? {
    guard let leaf = gmime_as_part(part), let data = g_mime_part_get_content(leaf),
        let stream = Owned(g_mime_stream_mem_new())
    else { return nil }
    g_mime_data_wrapper_write_to_stream(data, stream.pointer)
    return String(decoding: written(to: stream.pointer), as: UTF8.self)
}
