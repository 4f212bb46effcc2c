import Domain

/// A mail ready to send: its sender, its recipient and its octets.
struct Envelope: Sendable, Equatable {
    /// The sender. "" is the null sender, for mail that nobody may answer.
    var sender: String
    var recipient: String
    var text: [UInt8]
    /// Whether the mail needs SMTPUTF8 (RFC 6531) because an address in the envelope or the header
    /// is outside ASCII. Texts are encoded and never need SMTPUTF8.
    var needsUTF8: Bool
    /// Whether this is a trial: only MAIL FROM and RCPT TO are sent, and reset. A trial shows
    /// whether the server takes this sender.
    var isTrial = false

    /// Makes a trial: whether the server takes mail from `sender`. Many servers refuse a sender
    /// only once they know a recipient.
    init(trying sender: String, to recipient: String) {
        self.init(sender: sender, recipient: recipient, text: [])
        isTrial = true
    }

    init(sender: String, recipient: String, text: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.text = text
        needsUTF8 =
            !(sender.utf8.allSatisfy { $0 < 0x80 } && recipient.utf8.allSatisfy { $0 < 0x80 }
            && text.allSatisfy { $0 < 0x80 })
    }

    /// - Parameter signer: signs the mail. Nil where the server signs, or nobody does.
    init(_ mail: EmailMessage, signer: DKIMSigner? = nil) throws(UnwritableMail) {
        var text = try render(mail)
        if let signer {
            let from = try wireAddress(mail.from.address, field: "From")
            do { text = try signer.signed(text, from: from) } catch { throw .unsigned }
        }
        self.init(
            sender: mail.returnPath.isEmpty ? "" : try wireAddress(mail.returnPath, field: "the return path"),
            recipient: try wireAddress(mail.to.address, field: "To"), text: text)
    }
}

/// Returns `text` as sent after DATA (RFC 5321 section 4.5.2). Every line end is CRLF, each line
/// that begins with a dot gets another, and the final dot follows.
func transparent(_ text: [UInt8]) -> [UInt8] {
    let (cr, lf, dot) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "."))
    // No octet becomes more than two.
    return [UInt8](unsafeUninitializedCapacity: 2 * text.count + 5) { wire, count in
        func put(_ octets: UInt8...) {
            for octet in octets {
                wire[count] = octet
                count += 1
            }
        }
        var rest = text[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != cr && $0 != lf }
            if line.first == dot { put(dot) }
            _ = wire[count...].initialize(fromContentsOf: line)
            count += line.count
            put(cr, lf)
            rest = rest[line.endIndex...]
            rest = rest.dropFirst(rest.first == cr && rest.dropFirst().first == lf ? 2 : 1)
        }
        put(dot, cr, lf)
    }
}
