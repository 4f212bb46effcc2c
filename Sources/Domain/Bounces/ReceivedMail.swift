/// The meaning of an incoming mail for a letter.
package struct ReceivedMail: Sendable, Equatable {
    package var kind: Kind
    /// The recipient of the letter, as the reporting server names it. "" when the mail does not
    /// name a recipient.
    package var recipient = ""
    /// The status of RFC 3463: `5.1.1`. "" for none.
    package var status = ""
    /// The reply of the server that refused the letter. "" for none.
    package var diagnostic = ""
    /// The reason for the classification, in plain English.
    package var why: String
    /// Whether the mail leaves the fate of the delivery open. Such a letter must not settle. Every
    /// undecided mail does.
    package var castsDoubt: Bool
    /// Whether a person may have written the mail all the same. Programs of offices put the marks
    /// of an automatic answer on what people write.
    package var mayBePersonal = false

    package enum Kind: String, Sendable, CaseIterable {
        /// The letter was returned permanently.
        case bounce
        /// The letter is late and may still arrive.
        case delay
        /// An automatic answer (RFC 3834), such as an absence or a receipt notice.
        case automatic
        /// The letter was delivered or opened (RFC 8098).
        case receipt
        /// A recipient marked the letter as unwanted (RFC 5965).
        case complaint
        /// A person wrote.
        case personal
        /// A mail system's message that no program can interpret with certainty. A person must read
        /// the message.
        case undecided
    }

    package init(
        _ kind: Kind, recipient: String = "", status: String = "", diagnostic: String = "", why: String,
        castsDoubt: Bool? = nil
    ) {
        self.kind = kind
        self.recipient = recipient
        self.status = status
        self.diagnostic = diagnostic
        self.why = why
        self.castsDoubt = castsDoubt ?? (kind == .undecided)
    }
}

extension ReceivedMail {
    /// Whether a person must read the mail.
    package var needsReader: Bool { castsDoubt || [.personal, .undecided, .complaint].contains(kind) }

    /// Whether the mail changes the state of its letter's delivery.
    package var changesDelivery: Bool { castsDoubt || [.bounce, .delay].contains(kind) }

    /// Whether the status names no reason.
    var isStatusGeneral: Bool { status.hasSuffix(".0.0") }

    /// The server's text as a reply. Moves the code from the text to `code`. Adds the status when
    /// the text contains none.
    package var reply: Reply {
        let (code, words) = Self.split(diagnostic)
        let own = words.firstMatch(of: /^[245]\.[0-9]{1,3}\.[0-9]{1,3}\b/).map { String($0.0) }
        // A general status says less than the text of the refusing server.
        guard !status.isEmpty, own == nil || (own?.hasSuffix(".0.0") ?? false) && !status.hasSuffix(".0.0")
        else {
            return Reply(code, words.isEmpty ? why : words)
        }
        return Reply(code, words.isEmpty ? status : "\(status) \(words)")
    }

    /// Splits `550-5.1.1 First. 550 5.1.1 Last.` into the code, 550, and the text.
    private static func split(_ diagnostic: String) -> (code: Int, words: String) {
        guard let match = diagnostic.firstMatch(of: /^([245][0-9][0-9])[ -]/) else { return (0, diagnostic) }
        let again = "\(match.1)-"
        let words = diagnostic.dropFirst(4).replacing(" \(again)", with: " ").replacing(
            " \(match.1) ", with: " ")
        return (Int(match.1) ?? 0, String(words))
    }
}
