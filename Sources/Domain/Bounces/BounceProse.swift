/// Decides about a mail by its words. Such mail comes from Exim, qmail, gateways, programs that
/// answer, and people.
struct BounceProse {
    private let mail: IncomingMail
    private let signs: MailSigns

    init(_ mail: IncomingMail, _ signs: MailSigns) { (self.mail, self.signs) = (mail, signs) }

    var decision: ReceivedMail { asReport ?? asAnswer }

    // MARK: - What a mail system says

    /// The decision about a mail system's message. Nil when the mail is not plainly such a message.
    private var asReport: ReceivedMail? {
        let evidence = evidence
        let isSure = signs.isMailSystem || signs.isReport && evidence != nil
        guard isSure || signs.isReport || signs.hasNoReturnPath && !signs.isReply else { return nil }
        // A program that answers says no code. Its words may speak of a full mailbox all the same.
        let isAutomatic = signs.isPlainlyAutomatic
        let hasReason = isAutomatic ? evidence?.hasCode == true : evidence != nil
        if !isSure, signs.isAutomatic, !hasReason, !signs.isReturnedBySubject { return nil }
        let failed = mail.hasField(["x-failed-recipients"]) || signs.say(BouncePhrases.failed)
        let isLate = signs.say(BouncePhrases.delayed) && !signs.say(BouncePhrases.final)
        if isLate, evidence?.code.first == "5" || evidence?.status.first == "5" {
            return found(.undecided, "A mail system says that it is late, and names a final code.")
        }
        if isLate, signs.isMailSystem || signs.isReturnedBySubject || evidence != nil {
            return found(.delay, "A mail system says that it is late.")
        }
        let isFinal = evidence?.code.first == "5" || evidence?.status.first == "5"
        let isReport =
            isSure || signs.hasNoReturnPath && (evidence != nil || signs.isReturnedBySubject && !isAutomatic)
        if failed && isReport || isSure && isFinal {
            return found(.bounce, "A mail system says in words that it came back.")
        }
        let isReturned = signs.isMailSystem || signs.isReturnedBySubject
        if signs.isAutomatic, !failed, !isReturned || isAutomatic { return nil }
        guard isSure || failed || signs.isReturnedBySubject else { return nil }
        if let receipt = signs.receipt { return receipt }
        return found(
            .undecided, "It comes from a mail system, and does not say plainly what became of the letter.")
    }

    /// The decision about a receipt that tells of a refusal, as a recipient's filter writes it
    /// (RFC 5429). Nil for other receipts.
    var refusingReceipt: ReceivedMail? {
        guard signs.text.says(BouncePhrases.refusedByFilter) else { return nil }
        return found(.bounce, "A filter of the recipient refused it (RFC 5429).")
    }

    // MARK: - What a program or a person says

    private var asAnswer: ReceivedMail {
        if signs.isChallenge {
            return ReceivedMail(.undecided, why: "A program asks for a proof that a person wrote.")
        }
        if signs.isListNotice {
            return found(.undecided, "A mailing list's program wrote, and may not have taken it.")
        }
        if signs.isData { return found(.undecided, "It is written for a program.") }
        if var receipt = signs.receipt {
            receipt.mayBePersonal = true
            return receipt
        }
        if signs.isAutomatic { return automatic }
        let isAnswer = signs.isAnswer || signs.isForward
        if !isAnswer || signs.isPostmaster, evidence != nil, signs.say(BouncePhrases.failed) {
            return found(.undecided, "It may be a letter that came back.")
        }
        if signs.hasNoReturnPath {
            return ReceivedMail(.undecided, why: "It has no return path, and does not speak of a delivery.")
        }
        var personal = ReceivedMail(.personal, why: "A person wrote.")
        if mail.deliveryStatus != nil || signs.subject.says(BouncePhrases.returned) {
            personal.castsDoubt = true
            personal.why = "A person wrote about a letter that came back."
        }
        return personal
    }

    /// A program's answer. The letter may have reached nobody all the same.
    private var automatic: ReceivedMail {
        var answer = ReceivedMail(.automatic, why: "A program answered (RFC 3834).")
        answer.mayBePersonal = !signs.isSurelyAutomatic
        if signs.text.says(AutomaticPhrases.unread) {
            answer.castsDoubt = true
            answer.why = "A program answered, and says that nobody reads the address."
        } else if evidence?.hasCode == true, signs.say(BouncePhrases.failed) {
            answer.castsDoubt = true
            answer.why = "A program answered, and speaks of a letter that did not arrive."
        }
        return answer
    }

    // MARK: - The refusing server's words

    /// What the refusing server said, and its codes.
    struct Evidence {
        var code = ""
        var status = ""
        var words: String

        var hasCode: Bool { !code.isEmpty || !status.isEmpty }
    }

    private static let statusPattern = SharedRegex(
        /(?:^|[^0-9.])([45]\.[0-9]{1,3}\.[0-9]{1,3})(?!\.?[0-9])/)
    private static let codePattern = SharedRegex(/(?:^|[^0-9.\-])([45][0-9][0-9])(?:[ \-:#]|$)/)

    /// The paragraph with the server's code, else the line with a reason in words. A final code
    /// counts more than a passing one. Nil for none.
    var evidence: Evidence? {
        var passing: Evidence?
        let lines = signs.lines
        for (index, line) in lines.enumerated() {
            guard line.utf8.contains(where: { $0 == UInt8(ascii: "5") || $0 == UInt8(ascii: "4") })
            else { continue }
            let status = line.firstMatch(of: Self.statusPattern)?.1
            let code = line.firstMatch(of: Self.codePattern)?.1
            guard status != nil || code != nil else { continue }
            let start = [status?.startIndex, code?.startIndex].compactMap(\.self).min() ?? line.startIndex
            let rest = lines[(index + 1)...].prefix(4).prefix { !$0.allSatisfy(\.isWhitespace) }
            let words = ([String(line[start...])] + rest).map(Self.trimmed).joined(separator: " ")
            let found = Evidence(code: String(code ?? ""), status: String(status ?? ""), words: words)
            if found.code.hasPrefix("5") || found.status.hasPrefix("5") { return found }
            passing = passing ?? found
        }
        let inWords =
            lines.first { Reply.saysPlainly($0) } ?? lines.first { Reply(0, $0).reason != .other }
        return passing ?? inWords.map { Evidence(words: Self.trimmed($0)) }
    }

    private static func trimmed(_ line: String) -> String {
        let start = line.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }

    private func found(_ kind: ReceivedMail.Kind, _ why: String) -> ReceivedMail {
        let evidence = evidence
        return ReceivedMail(
            kind, recipient: recipient, status: evidence?.status ?? "", diagnostic: evidence?.words ?? "",
            why: why)
    }

    // MARK: - The recipient

    private static let addressPattern = SharedRegex(
        /[A-Za-z0-9._%+=\-\/']{1,100}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,8}/)

    /// The address that the letter went to, as the mail names it. "" for none.
    var recipient: String {
        if let failed = mail.field("X-Failed-Recipients") {
            return Self.trimmed(String(failed.prefix { $0 != "," }))
        }
        let own = Set(mail.recipients.map { Self.bare($0.lowercased()) } + [mail.from.lowercased()])
        for line in signs.lines where line.utf8.contains(UInt8(ascii: "@")) {
            for match in line.matches(of: Self.addressPattern) {
                let address = String(match.0)
                if !own.contains(address.lowercased()), !Self.isMachines(address) { return address }
            }
        }
        return ""
    }

    private static func bare(_ address: String) -> String { address.filter { $0 != "<" && $0 != ">" } }

    private static func isMachines(_ address: String) -> Bool {
        let lower = address.lowercased()
        return ["mailer-daemon", "postmaster", "bounce-", "abuse@", "support@"].contains(
            where: lower.hasPrefix)
    }
}
