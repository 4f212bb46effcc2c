/// Decides about a mail without a machine-readable part. Such mail comes from Exim, qmail,
/// gateways, programs that answer, and people.
struct BounceProse {
    private let mail: IncomingMail
    private let subject: String
    /// The start of the text, without the copy of the letter.
    private let text: String

    init(_ mail: IncomingMail) {
        self.mail = mail
        subject = mail.subject.lowercased()
        let head = String(mail.text.prefix(16_000))
        let marks = [
            "this is a copy of", "below this line", "original message", "returned message", "\nreceived: ",
            "\nreturn-path: ",
        ]
        let lower = head.lowercased()
        let end = marks.compactMap { lower.firstRange(of: $0)?.lowerBound }.min() ?? lower.endIndex
        text = String(head.prefix(lower.distance(from: lower.startIndex, to: end)))
    }

    var decision: ReceivedMail {
        let says = subject + "\n" + text.lowercased()
        let failed = mail.field("X-Failed-Recipients") != nil || Self.failures.contains(where: says.contains)
        let isAnswer = mail.field("In-Reply-To") != nil || subject.hasPrefix("re:")
        let isReport = isMailSystem || (!isAnswer && Self.returned.contains(where: subject.contains))
        // People and programs that answer also send without a return path. Such a mail must also
        // have the words of a failure.
        let isLikeOne = hasNoReturnPath && !isAnswer && (!isAutomatic || evidence != nil)
        if isReport || isLikeOne {
            if Self.delays.contains(where: says.contains) {
                return found(.delay, "A mail system says that it is late.")
            }
            if failed || isReport && evidence?.contains(/(?:^|[^0-9])5[0-9][0-9] |#?5\.[0-9]\.[0-9]/) == true
            {
                return found(.bounce, "A mail system says in words that it came back.")
            }
        }
        if isAutomatic { return found(.automatic, "A program answered (RFC 3834).") }
        if isReport {
            return found(
                .undecided,
                "It comes from a mail system, and does not say plainly what became of the letter.", true)
        }
        if failed, evidence != nil, !isAnswer {
            return found(.undecided, "It may be a letter that came back.", true)
        }
        if hasNoReturnPath {
            return found(.undecided, "It has no return path, and does not speak of a delivery.")
        }
        return found(.personal, "A person wrote.")
    }

    private var isMailSystem: Bool {
        let sender = mail.from.lowercased()
        return path.contains("mailer-daemon") || sender.hasPrefix("mailer-daemon")
            || sender.hasPrefix("postmaster@")
            || mail.field("X-Failed-Recipients") != nil
    }

    private var hasNoReturnPath: Bool { path == "<>" || path.isEmpty }

    private var path: String { (mail.field("Return-Path") ?? "x").lowercased().filter { !$0.isWhitespace } }

    private var isAutomatic: Bool {
        let automatic = mail.field("Auto-Submitted")?.lowercased() ?? "no"
        return !automatic.hasPrefix("no") || mail.field("X-Autoreply") != nil
            || mail.field("X-Autorespond") != nil
            || (mail.field("Precedence") ?? "").lowercased() == "auto_reply"
            || Self.automatic.contains(where: subject.contains)
    }

    /// The line with the server's code. An IP address is not a code.
    private var evidence: String? {
        lines.first {
            $0.contains(/(?:^|[^0-9.])(?:[45][0-9][0-9][ -]|[45]\.[0-9]{1,3}\.[0-9]{1,3}(?!\.?[0-9]))/)
        }
    }

    /// The line with a reason in words.
    private var words: String? { lines.first { Reply(0, $0).reason != .other } }

    private var lines: [String] { text.split(separator: "\n").map { String($0.prefix(1_000)) } }

    private func found(_ kind: ReceivedMail.Kind, _ why: String, _ castsDoubt: Bool = false) -> ReceivedMail {
        guard kind == .bounce || kind == .delay || kind == .undecided else {
            return ReceivedMail(kind, why: why)
        }
        let line = evidence ?? words ?? ""
        let status =
            line.firstMatch(of: /(?:^|[^0-9.])([45]\.[0-9]{1,3}\.[0-9]{1,3})(?!\.?[0-9])/).map {
                String($0.1)
            } ?? ""
        let start = line.firstMatch(of: /(?:^|[^0-9.])([45][0-9][0-9][ -])/)?.1.startIndex ?? line.startIndex
        let named =
            mail.field("X-Failed-Recipients") ?? text.firstMatch(of: /<([^<>\s@]{1,100}@[^<>\s@]{1,300})>/)
            .map {
                String($0.1)
            } ?? ""
        return ReceivedMail(
            kind, recipient: named, status: status,
            diagnostic: String(line[start...].drop(while: \.isWhitespace)), why: why,
            castsDoubt: castsDoubt)
    }

    private static let failures = [
        "could not be delivered", "couldn't be delivered", "unable to deliver",
        "able to deliver your message", "delivery failed",
        "undeliverable", "permanent error", "delivery has failed", "not be delivered", "wasn't delivered",
        "was not delivered",
        "failed permanently", "permanent failure", "message not delivered", "giving up", "given up",
        "gave up",
    ]
    private static let delays = [
        "not yet been delivered", "not been delivered yet", "will keep trying", "will continue to try",
        "warning message only",
        "do not need to resend", "delivery delayed", "message delayed", "delayed mail",
        "no action is required", "will be retried",
        "delivery is delayed", "warning: could not send",
    ]
    private static let returned = [
        "undeliver", "delivery status notification", "returned mail", "failure notice", "delivery failure",
        "delivery failed",
        "non remis", "échec de la remise", "unzustellbar", "delivery has failed", "returned to sender",
    ]
    private static let automatic = [
        "automatic reply", "auto-reply", "autoreply", "out of office", "réponse automatique",
        "absence du bureau",
        "abwesenheit", "رد تلقائي", "automatische antwort",
    ]
}
