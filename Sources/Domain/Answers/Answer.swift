/// A mail that a person wrote, as far as it is passed on.
package struct Answer: Sendable, Equatable {
    package var from: EmailMessage.Mailbox
    package var subject: String
    /// Plain text. Lines end with \n.
    package var text: String
    package var files: [EmailMessage.Attachment]
    /// The number of files that are left out.
    package var leftOut: Int
    /// Whether the end of the text is left out.
    package var isCut: Bool

    package init(
        from: EmailMessage.Mailbox, subject: String, text: String,
        files: [EmailMessage.Attachment] = [], leftOut: Int = 0, isCut: Bool = false
    ) {
        (self.from, self.subject, self.text) = (from, subject, text)
        (self.files, self.leftOut, self.isCut) = (files, leftOut, isCut)
    }
}

extension Answer {
    /// Returns the answer as the other side may get it: without our secrets, within the limits of
    /// `AnswerRules`.
    package func limited(without secrets: QuotedSecrets) -> Answer {
        var next = self
        let plain = text.streamSafe.withoutControls
        next.text = secrets.removed(from: plain.scalars(first: AnswerRules.text))
        next.isCut = isCut || plain.unicodeScalars.count > AnswerRules.text
        next.subject = secrets.removed(
            from: subject.streamSafe.printable().scalars(first: AnswerRules.subject))
        var octets = 0
        next.files = files.filter { file in
            let passes = file.isPassedOn && octets + file.content.count <= AnswerRules.octetsOfFiles
            if passes { octets += file.content.count }
            return passes
        }.prefix(AnswerRules.files).map { $0.limited(without: secrets) }
        next.leftOut = leftOut + files.count - next.files.count
        return next
    }

    /// The sender's name, fit for the name in From. "" for none, or for one that looks like an
    /// address.
    package var name: String {
        let name = from.name.streamSafe.printable().scalars(first: AnswerRules.name)
        return name.contains("@") || name.contains("?") ? "" : name
    }
}

extension EmailMessage.Attachment {
    /// A mail within a mail quotes its header, with our addresses and links. A signature no longer
    /// fits a text that was changed.
    fileprivate var isPassedOn: Bool {
        !type.hasPrefix("message/")
            && !["application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"]
                .contains(type)
    }

    fileprivate func limited(without secrets: QuotedSecrets) -> EmailMessage.Attachment {
        let shown = name.streamSafe.printable().scalars(first: AnswerRules.name)
        return EmailMessage.Attachment(
            name: shown.isEmpty ? "file" : shown, type: type,
            content: type.hasPrefix("text/") ? secrets.removed(from: content) : content)
    }
}

extension String {
    /// The text without control characters but line ends and tabs.
    package var withoutControls: String {
        String(
            UnicodeScalarView(
                unicodeScalars.filter {
                    $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control
                }))
    }
}
