/// What a mail that came in says about a letter.
package struct ReceivedMail: Sendable, Equatable {
    package var kind: Kind
    /// The recipient of the letter, as the reporting server knows it; "" when the mail does not say
    /// it.
    package var recipient = ""
    /// RFC 3463: `5.1.1`; "" for none.
    package var status = ""
    /// The words of the server that would not take the letter; "" for none.
    package var diagnostic = ""
    /// How it was recognised, in plain English.
    package var why: String
    /// It speaks of the delivery and leaves open what became of it: the letter may not settle.
    package var castsDoubt = false

    package enum Kind: String, Sendable, CaseIterable {
        /// The letter came back for good.
        case bounce
        /// It is late; it may still arrive.
        case delay
        /// A program answered (RFC 3834): away, received, and the like.
        case automatic
        /// It was delivered, or opened (RFC 8098).
        case receipt
        /// Somebody marked the letter as unwanted (RFC 5965).
        case complaint
        /// A person wrote.
        case personal
        /// A mail system says something that no program can be sure of: a person must read it.
        case undecided
    }

    package init(
        _ kind: Kind, recipient: String = "", status: String = "", diagnostic: String = "", why: String,
        castsDoubt: Bool = false
    ) {
        self.kind = kind
        self.recipient = recipient
        self.status = status
        self.diagnostic = diagnostic
        self.why = why
        self.castsDoubt = castsDoubt
    }
}

extension ReceivedMail {
    /// Whether a person has to see it.
    package var needsReader: Bool { [.personal, .undecided, .complaint].contains(kind) }

    /// The server's words as a reply: the code taken off the front, the status put there when the
    /// words hold none.
    package var reply: Reply {
        let (code, words) = Self.split(diagnostic)
        let own = words.firstMatch(of: /^[245]\.[0-9]{1,3}\.[0-9]{1,3}\b/).map { String($0.0) }
        // A general status says less than the words of the server that refused.
        guard !status.isEmpty, own == nil || (own?.hasSuffix(".0.0") ?? false) && !status.hasSuffix(".0.0")
        else {
            return Reply(code, words.isEmpty ? why : words)
        }
        return Reply(code, words.isEmpty ? status : "\(status) \(words)")
    }

    /// `550-5.1.1 First. 550 5.1.1 Last.` in its two parts: 550 and the words.
    private static func split(_ diagnostic: String) -> (code: Int, words: String) {
        guard let match = diagnostic.firstMatch(of: /^([245][0-9][0-9])[ -]/) else { return (0, diagnostic) }
        let again = "\(match.1)-"
        let words = diagnostic.dropFirst(4).replacing(" \(again)", with: " ").replacing(
            " \(match.1) ", with: " ")
        return (Int(match.1) ?? 0, String(words))
    }
}
