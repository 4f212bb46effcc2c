import NIOCore

/// What became of a mail that was to be stored.
package enum HandedOver: Sendable, Equatable {
    /// The mail survives a power failure.
    case stored
    /// Too much waits already. The mail server brings the mail again.
    case full
    /// The disk refused. The mail server brings the mail again.
    case failed
}

/// A mail that came by LMTP, for one or more recipients.
package struct LMTPMail: Sendable, Equatable {
    package var recipients: [String] = []
    package var octets: [UInt8] = []
}

/// The talk with a mail server that brings mails (RFC 2033), as a machine of states that does no
/// I/O. Limits the memory it takes, whatever the other side sends.
struct LMTPSession {
    enum Step: Equatable {
        case reply(String)
        /// Store the mail, then call `stored`.
        case store(LMTPMail)
        case close(String)
    }

    /// The longest command in octets, and the most recipients of one mail.
    static let longestCommand = 2_048, mostRecipients = 100
    /// The largest mail that is taken, in octets. Announced as SIZE (RFC 1870).
    static let mostOctets = 64 << 20

    private enum State { case greeted, idle, mail, text, storing }

    /// Whether an address is ours. A mail for another one is not taken.
    private let isOurs: (String) -> Bool
    /// How many octets of a mail are kept.
    private let kept: Int
    private var state = State.greeted
    private var mail = LMTPMail()
    private var sender = ""
    private var text = LMTPText(kept: 0)

    init(kept: Int, isOurs: @escaping (String) -> Bool) { (self.kept, self.isOurs) = (kept, isOurs) }

    static let greeting = "220 Postbag LMTP"

    /// Returns the next step. Nil until more octets have arrived, and while a mail is stored.
    mutating func next(from buffer: inout ByteBuffer) -> Step? {
        switch state {
        case .storing: return nil
        case .text:
            guard text.read(from: &buffer) else { return nil }
            return finishText()
        case .greeted, .idle, .mail:
            guard let line = Self.line(from: &buffer) else {
                return buffer.readableBytes > Self.longestCommand
                    ? .close("500 5.5.2 That line is too long.") : nil
            }
            return answer(line)
        }
    }

    /// Returns one reply for each recipient, in their order (RFC 2033 section 4.2).
    mutating func stored(_ outcomes: [HandedOver]) -> String {
        reset()
        return outcomes.map { outcome in
            switch outcome {
            case .stored: "250 2.0.0 Stored."
            case .full: "452 4.3.1 Too many mails wait here."
            case .failed: "451 4.3.0 This mail cannot be stored now."
            }
        }.joined(separator: "\r\n")
    }

    private mutating func reset() { (state, mail, sender) = (.idle, LMTPMail(), "") }

    private mutating func finishText() -> Step {
        guard text.count <= Self.mostOctets else {
            defer { reset() }
            let refusal = "552 5.3.4 A mail may have \(Self.mostOctets) octets."
            return .reply(mail.recipients.map { _ in refusal }.joined(separator: "\r\n"))
        }
        // Whoever delivers last writes down the sender of the envelope (RFC 5321 section 4.4).
        mail.octets = Array("Return-Path: <\(sender)>\r\n".utf8) + text.octets
        text = LMTPText(kept: 0)
        state = .storing
        return .store(mail)
    }

    private mutating func answer(_ line: String) -> Step {
        let verb = line.prefix { $0 != " " }.uppercased(), rest = line.dropFirst(verb.count)
        switch (verb, state) {
        case ("QUIT", _): return .close("221 2.0.0 Bye.")
        case ("NOOP", _): return .reply("250 2.0.0 Ok.")
        case ("VRFY", _): return .reply("252 2.5.0 Send it and see.")
        case ("LHLO", _):
            reset()
            let capabilities = [
                "Postbag", "PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES",
                "SIZE \(Self.mostOctets)",
            ]
            return .reply(
                capabilities.dropLast().map { "250-\($0)\r\n" }.joined() + "250 \(capabilities.last!)")
        case ("HELO", _), ("EHLO", _): return .reply("500 5.5.1 This is LMTP: say LHLO.")
        case (_, .greeted): return .reply("503 5.5.1 Say LHLO first.")
        case ("RSET", _):
            reset()
            return .reply("250 2.0.0 Ok.")
        case ("MAIL", .idle): return begin(rest)
        case ("RCPT", .mail): return addRecipient(rest)
        case ("DATA", .mail) where !mail.recipients.isEmpty:
            (state, text) = (.text, LMTPText(kept: kept))
            return .reply("354 End the mail with a dot alone on a line.")
        case ("MAIL", _), ("RCPT", _), ("DATA", _): return .reply("503 5.5.1 That is out of order.")
        default: return .reply("500 5.5.1 That command is not known.")
        }
    }

    private mutating func begin(_ rest: Substring) -> Step {
        guard let path = Self.path(in: rest, after: "FROM:") else {
            return .reply("501 5.5.4 Write MAIL FROM:<address>.")
        }
        let size = path.parameters.uppercased().split(separator: " ").first { $0.hasPrefix("SIZE=") }
        if let size, Int(size.dropFirst(5)) ?? .max > Self.mostOctets {
            return .reply("552 5.3.4 A mail may have \(Self.mostOctets) octets.")
        }
        (state, sender) = (.mail, path.address)
        return .reply("250 2.1.0 Ok.")
    }

    private mutating func addRecipient(_ rest: Substring) -> Step {
        guard let path = Self.path(in: rest, after: "TO:"), !path.address.isEmpty else {
            return .reply("501 5.5.4 Write RCPT TO:<address>.")
        }
        guard mail.recipients.count < Self.mostRecipients else {
            return .reply("452 4.5.3 Too many recipients at once.")
        }
        guard isOurs(path.address) else { return .reply("550 5.1.1 That address is none of Postbag's.") }
        mail.recipients.append(path.address)
        return .reply("250 2.1.5 Ok.")
    }

    /// Reads ` FROM:<address> parameters`. Nil when it is not written so.
    private static func path(in text: Substring, after word: String) -> (
        address: String, parameters: Substring
    )? {
        let text = text.drop { $0 == " " }
        guard text.prefix(word.count).uppercased() == word else { return nil }
        let path = text.dropFirst(word.count).drop { $0 == " " }
        guard path.first == "<", let end = path.firstIndex(of: ">") else { return nil }
        let address = path[..<end].dropFirst()
        let isClean = address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
        return isClean ? (String(address), path[path.index(after: end)...]) : nil
    }

    private static func line(from buffer: inout ByteBuffer) -> String? {
        let view = buffer.readableBytesView
        guard let end = view.prefix(longestCommand).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        var line = view[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        // Scalars in place of characters: stacks of marks make comparing slow.
        let text = String(decoding: line, as: UTF8.self).unicodeScalars.map(Character.init)
        buffer.moveReaderIndex(to: end + 1)
        return String(text)
    }
}
