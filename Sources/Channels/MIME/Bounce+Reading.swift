import CGMime
import Domain

extension Bounce {
    /// Reads a mail that came to a return path. Nil when `octets` are no mail at all.
    package init?(_ octets: [UInt8]) {
        guard let mail = ReadMail(octets) else { return nil }
        guard let parts = GMime.enter({ withMessage(octets) { notification(in: $0) } }) else { return nil }
        if let status = parts.status {
            self = Self.decide(status, messageID: parts.messageID)
        } else if Self.comesFromAMailSystem(mail) {
            self = .undecidable(nil, why: "It comes from a mail system and holds no delivery status.")
        } else {
            let automatic = mail.field("Auto-Submitted")?.lowercased() ?? "no"
            self = automatic.hasPrefix("no") && mail.field("X-Autoreply") == nil ? .personal : .automaticReply
        }
    }

    /// The first recipient counts: a letter has one.
    private static func decide(_ status: String, messageID: String) -> Bounce {
        let groups = status.replacing("\r\n", with: "\n").split(separator: "\n\n").map(statusFields)
        guard let fields = groups.first(where: { $0["final-recipient"] != nil || $0["original-recipient"] != nil }) else {
            return .undecidable(nil, why: "The delivery status names no recipient.")
        }
        let report = Report(
            recipient: value(fields["original-recipient"] ?? fields["final-recipient"]), action: (fields["action"] ?? "").lowercased(),
            status: String((fields["status"] ?? "").prefix { !$0.isWhitespace && $0 != "(" }), diagnostic: value(fields["diagnostic-code"]),
            messageID: messageID)
        return Bounce(report)
    }

    private static func comesFromAMailSystem(_ mail: ReadMail) -> Bool {
        let sender = mail.from?.address.lowercased() ?? ""
        let path = mail.field("Return-Path")?.trimmingPrefix(while: \.isWhitespace)
        return path == "<>" || sender.hasPrefix("mailer-daemon") || sender.hasPrefix("postmaster@")
    }

    /// The fields of one group, unfolded, their names in lower case.
    private static func statusFields(_ group: Substring) -> [String: String] {
        var fields: [String: String] = [:]
        var last = ""
        for line in group.split(separator: "\n") {
            if line.first?.isWhitespace == true {
                fields[last, default: ""] += " " + line.drop(while: \.isWhitespace)
            } else if let colon = line.firstIndex(of: ":") {
                last = line[..<colon].lowercased()
                fields[last] = String(line[line.index(after: colon)...].drop(while: \.isWhitespace))
            }
        }
        return fields
    }

    /// The words after the type: `550 …` of `smtp; 550 …`.
    private static func value(_ field: String?) -> String {
        guard let field, let semicolon = field.firstIndex(of: ";") else { return field ?? "" }
        return String(field[field.index(after: semicolon)...].drop(while: \.isWhitespace))
    }
}

private func notification(in message: UnsafeMutablePointer<GMimeMessage>) -> (status: String?, messageID: String) {
    var status: String?, messageID = ""
    guard let parts = PartIterator(gmime_message_as_object(message)) else { return (nil, "") }
    repeat {
        guard let part = parts.current else { continue }
        if hasType(part, "message", "delivery-status") || hasType(part, "message", "global-delivery-status") { status = status ?? content(of: part) }
        if messageID.isEmpty { messageID = returnedMessageID(part) }
    } while parts.advance()
    return (status, messageID)
}

private func returnedMessageID(_ part: UnsafeMutablePointer<GMimeObject>) -> String {
    if let returned = gmime_as_message_part(part), let message = g_mime_message_part_get_message(returned) {
        return borrowed(g_mime_message_get_message_id(message)) ?? ""
    }
    guard hasType(part, "text", "rfc822-headers"), let header = content(of: part) else { return "" }
    return withMessage(Array((header + "\n\n").utf8)) { borrowed(g_mime_message_get_message_id($0)) ?? "" } ?? ""
}

/// A part's content with its transfer encoding undone.
private func content(of part: UnsafeMutablePointer<GMimeObject>) -> String? {
    guard let leaf = gmime_as_part(part), let data = g_mime_part_get_content(leaf), let stream = Owned(g_mime_stream_mem_new()) else { return nil }
    g_mime_data_wrapper_write_to_stream(data, stream.pointer)
    return String(decoding: written(to: stream.pointer), as: UTF8.self)
}
