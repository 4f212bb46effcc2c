/// What one of our mails belongs to. Its return path and its Message-ID name it.
package struct MailReference: Sendable, Hashable {
    package enum Kind: Sendable, CaseIterable {
        /// A letter on its way to a target.
        case letter
        /// Several letters as one mail.
        case digest
        /// A mail of the outbox: a confirmation, a copy, a letter given back.
        case notice
        /// Where the office answers a letter: it reaches the writer. The id is the letter's.
        case toWriter
        /// Where the writer answers the office. The id is the letter's.
        case toOffice

        /// The word that begins an address.
        package var word: String {
            switch self {
            case .letter: "bounce"
            case .digest: "digest"
            case .notice: "notice"
            case .toWriter: "answer"
            case .toOffice: "reply"
            }
        }

        /// The word at the end of a Message-ID's local part.
        var wordInMessageID: String {
            switch self {
            case .letter: "email"
            case .digest: "digest"
            case .notice: "notice"
            case .toWriter: "answer"
            case .toOffice: "reply"
            }
        }
    }

    package let kind: Kind
    package let id: Int64

    package init(_ kind: Kind, _ id: Int64) { (self.kind, self.id) = (kind, id) }
}

/// The Message-ID of a mail of ours, and the address to which it comes back.
package struct MailNames: Sendable {
    package let messageID: String, returnPath: String
}

/// Makes and reads the addresses and Message-IDs that name our mails. Each has a code made with the
/// installation's key, so that nobody can forge a bounce of a mail they have not seen.
package struct ReturnPaths: Sendable {
    package let sender: SenderIdentity
    /// Returns the code of a reference: 12 hexadecimal digits in lower case.
    private let code: @Sendable (MailReference) -> String

    package init(_ sender: SenderIdentity, code: @escaping @Sendable (MailReference) -> String) {
        (self.sender, self.code) = (sender, code)
    }

    /// The same codes with another sender, or another form.
    package func with(_ sender: SenderIdentity) -> ReturnPaths { ReturnPaths(sender, code: code) }

    /// Returns both names of a mail, which have one code.
    package func names(of reference: MailReference) -> MailNames {
        let code = code(reference)
        return MailNames(
            messageID: messageID(of: reference, code), returnPath: address(of: reference, code))
    }

    /// Returns the address to which a mail comes back, in the form that is set.
    package func address(of reference: MailReference) -> String { address(of: reference, code(reference)) }

    /// Returns the Message-ID of a mail, the same at every attempt.
    package func messageID(of reference: MailReference) -> String {
        messageID(of: reference, code(reference))
    }

    private func address(of reference: MailReference, _ code: String) -> String {
        let local = "\(reference.kind.word)-\(reference.id)-\(code)"
        return switch sender.returnPath {
        case .verp: "\(local)@\(sender.domain)"
        case .subaddress: "\(sender.localPart)+\(local)@\(sender.domain)"
        case .fixed(let address): address
        }
    }

    private func messageID(of reference: MailReference, _ code: String) -> String {
        "\(reference.id).\(code).\(reference.kind.wordInMessageID)@\(sender.domain)"
    }

    /// The different return paths of all kinds of mail, to try whether a mail server takes them.
    package var samples: [String] {
        MailReference.Kind.allCases.map { address(of: MailReference($0, 0)) }.reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }

    /// Whether mail for an address belongs to us: it names a mail of ours, is at our domain, or is
    /// the fixed return path.
    package func takes(_ address: String) -> Bool {
        if reference(inAddress: address) != nil { return true }
        guard address.utf8.count <= Self.longest, let at = address.lastIndex(of: "@") else { return false }
        let fixed: String? = if case .fixed(let path) = sender.returnPath { path } else { nil }
        return address[address.index(after: at)...].lowercased() == sender.domain.lowercased()
            || address.lowercased() == fixed?.lowercased()
    }

    /// The longest address or Message-ID that is looked at, in octets.
    private static let longest = 1_000

    /// Returns what an address of ours names, in whichever form and case it is written. Nil when it
    /// is no such address.
    package func reference(inAddress address: String) -> MailReference? {
        guard let local = localPart(address) else { return nil }
        let parts = (local.split(separator: "+").last ?? "").split(
            separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        return reference(id: parts[1], code: parts[2]) { $0.word == parts[0] }
    }

    /// Returns what a Message-ID of ours names, with or without its angle brackets. Nil when it is
    /// none of ours.
    package func reference(inMessageID messageID: String) -> MailReference? {
        guard let local = localPart(messageID) else { return nil }
        let parts = local.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        return reference(id: parts[0], code: parts[1]) { $0.wordInMessageID == parts[2] }
    }

    /// The part before the @ sign in lower case.
    private func localPart(_ text: String) -> String? {
        guard text.utf8.count <= Self.longest else { return nil }
        let bare = text.utf8.drop { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: " ") }
        return Substring(bare.prefix { $0 != UInt8(ascii: "@") }).lowercased()
    }

    private func reference(id: Substring, code: Substring, _ isKind: (MailReference.Kind) -> Bool)
        -> MailReference?
    {
        guard let kind = MailReference.Kind.allCases.first(where: isKind), let id = Int64(id) else {
            return nil
        }
        let reference = MailReference(kind, id)
        let isOurs = equalInConstantTime(Array(code.utf8), Array(self.code(reference).utf8))
        return isOurs ? reference : nil
    }
}
