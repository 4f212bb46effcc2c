extension MailSigns {
    /// How much of the text shows that a program wrote it, in scalars. Programs say so at once, and
    /// people quote programs further below.
    private static let opening = 300

    /// Whether a program answered (RFC 3834), or a mail says so only by its subject or odd fields.
    var isAutomatic: Bool {
        saysAutoSubmitted || mail.hasField(AutomaticPhrases.fields) || hasAutomaticPrecedence
            || !isReply && !isForward && isAutomaticBySubject
            || mail.hasField(AutomaticPhrases.hints) && hasNoReturnPath
            || isAutomaticByClass
            || FoldedText(opening).says(AutomaticPhrases.texts)
    }

    /// Whether only a program can have written the mail (RFC 3834). Offices put every other mark on
    /// the mails of people too.
    var isSurelyAutomatic: Bool { saysAutoSubmitted && hasNoReturnPath }

    /// Whether a program of a mailing list wrote about the letter. A person's mail that the list
    /// passes on has a number.
    var isListNotice: Bool {
        mail.hasField(["x-list-administrivia"])
            || mail.hasField(["x-mlserver"]) && !mail.hasField(["x-mail-count", "x-ml-count"])
            || !isReply && AutomaticPhrases.listPrograms.contains(where: sender.hasPrefix)
    }

    /// Whether the text is data for a program.
    var isData: Bool {
        let start = mail.text.unicodeScalars.drop { $0.properties.isWhitespace }
        return start.first == "{" || start.starts(with: "<?xml".unicodeScalars)
    }

    /// Whether the mail is a program's answer also where a mail system sent it.
    var isPlainlyAutomatic: Bool { isAutomaticBySubject || isAutomaticByClass }

    private var saysAutoSubmitted: Bool {
        guard let said = mail.field("Auto-Submitted") else { return false }
        return !said.lowercased().drop(while: \.isWhitespace).hasPrefix("no")
    }

    /// Whether the mail says that it needs no answer, and does not come by a mailing list, where
    /// people write.
    private var hasAutomaticPrecedence: Bool {
        let precedence = (mail.field("Precedence") ?? "").lowercased().filter { !$0.isWhitespace }
        if precedence.hasPrefix("auto") { return true }
        return ["bulk", "junk"].contains(precedence) && !mail.hasField(["list-id", "list-post"])
    }

    private var isAutomaticBySubject: Bool {
        subject.starts(with: AutomaticPhrases.subjects) || subject.isOne(of: AutomaticPhrases.wholeSubjects)
            || subject.starts(with: AutomaticPhrases.acknowledgements)
    }

    private var isAutomaticByClass: Bool {
        ["X-POST-MessageClass", "Delivered-To", "X-Message-Class"].contains {
            FoldedText(mail.field($0) ?? "").says(["autorespon", "auto-respon", "out of office"])
        } || FoldedText(mail.field("X-Mailer") ?? "").says(["vacation", "autorespon", "auto-respon"])
    }

    private var opening: String {
        lines.prefix(20).joined(separator: "\n").scalars(first: Self.opening)
    }

    /// Whether a program keeps the letter until its sender proves to be a person.
    var isChallenge: Bool { !isReply && !isForward && say(AutomaticPhrases.challenges) }

    /// The decision about a receipt without a part for machines. Nil for other mails.
    var receipt: ReceivedMail? {
        let type = mail.contentType
        let isDisposition = type.contains("disposition-notification")
        let saysSo = subject.starts(with: AutomaticPhrases.receipts)
        guard isDisposition || saysSo && (hasNoReturnPath || text.says(AutomaticPhrases.receiptTexts)) else {
            return nil
        }
        return ReceivedMail(.receipt, why: "It says in words that the letter was delivered or read.")
    }

    /// Whether a provider passes a reader's complaint on without a part for machines.
    var isComplaintInWords: Bool {
        guard !isReply, !isForward else { return false }
        return mail.hasField(["x-hmxmroriginalrecipient"])
            || mail.hasAttachedMail && say(BouncePhrases.complaint)
    }
}
