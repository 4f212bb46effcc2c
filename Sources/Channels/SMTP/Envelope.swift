import Domain

/// A mail ready for the wire: who sends it, who gets it, its octets.
struct Envelope: Sendable, Equatable {
    /// "" is the null sender, for what nobody may answer.
    var sender: String
    var recipient: String
    var text: [UInt8]
    /// Whether it needs SMTPUTF8 (RFC 6531): an address in the envelope or the header is outside
    /// ASCII. Texts never are: they are encoded.
    var needsUTF8: Bool
    /// Only MAIL FROM is said, and taken back: whether the server takes this sender.
    var isTrial = false

    /// Tries whether the server takes mail from `sender`.
    init(trying sender: String) {
        self.init(sender: sender, recipient: "", text: [])
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

    init(_ mail: EmailMessage) throws(UnwritableMail) {
        self.init(
            sender: mail.returnPath.isEmpty ? "" : try wireAddress(mail.returnPath, field: "the return path"),
            recipient: try wireAddress(mail.to.address, field: "To"), text: try render(mail))
    }
}

/// `text` as it follows DATA (RFC 5321 section 4.5.2): every line end CRLF, a dot before each line
/// that begins with one, and the final dot.
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
        var atStart = true, previous: UInt8 = 0
        for octet in text {
            if octet != cr, octet != lf {
                if octet == dot, atStart { put(dot) }
                wire[count] = octet
                count += 1
            } else if octet == cr || previous != cr {
                put(cr, lf)
            }
            atStart = octet == cr || octet == lf
            previous = octet
        }
        if !atStart { put(cr, lf) }
        put(dot, cr, lf)
    }
}
