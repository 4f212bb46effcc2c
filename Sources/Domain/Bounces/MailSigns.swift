/// The signs by which a mail shows whether a mail system, another program or a person wrote.
struct MailSigns {
    let mail: IncomingMail
    let subject: FoldedText
    /// The start of the text, without the copy of the letter, and without quoted lines.
    let text: FoldedText
    let lines: [String]

    /// How much of the text is looked at, in scalars.
    private static let longestText = 16_000
    private static let longestLine = 1_000

    init(_ mail: IncomingMail) {
        self.mail = mail
        subject = FoldedText(mail.subject)
        lines = Self.lines(of: mail.text)
        text = FoldedText(lines.joined(separator: "\n"))
    }

    /// The subject and the text.
    func say(_ phrases: [String]) -> Bool { subject.says(phrases) || text.says(phrases) }

    // MARK: - Mail systems

    /// Whether a mail system wrote to tell what became of a letter.
    var isReport: Bool {
        isMailSystem || hasNoReturnPath && isReturnedBySubject
            || !isReply && !isForward && (isReturnedBySubject || isPostmaster)
    }

    /// Whether the mail surely comes from a mail system.
    var isMailSystem: Bool {
        let type = mail.contentType
        return path.contains("mailer-daemon@") || Self.systems.contains(where: sender.hasPrefix)
            || mail.hasField(["x-failed-recipients"])
            || type.contains("multipart/report") && !type.contains("disposition-notification")
            || mail.deliveryStatus != nil && !mail.isStatusAttached
    }

    /// Postfix hands `MAILER-DAEMON` without a domain to programs in place of no return path.
    var hasNoReturnPath: Bool { ["<>", "", "<mailer-daemon>", "mailer-daemon"].contains(path) }

    /// Whether the mail is about a letter that came back, by its subject.
    var isReturnedBySubject: Bool { !isReply && !isForward && subject.says(BouncePhrases.returned) }

    var isPostmaster: Bool { Self.postmasters.contains(where: sender.hasPrefix) }

    var sender: String { mail.from.lowercased() }

    private var path: String { (mail.field("Return-Path") ?? "x").lowercased().filter { !$0.isWhitespace } }

    private static let systems = [
        "mailer-daemon", "mailerdaemon", "mailer_daemon", "mail-daemon", "maildaemon", "mmdf", "uucp@",
        "mailer@", "microsoftexchange", "mail-delivery-subsystem", "mdaemon",
    ]
    private static let postmasters = ["postmaster", "post_master", "mailadmin", "mail-admin"]

    // MARK: - People

    /// Whether the mail answers another one, by its subject.
    var isReply: Bool { subject.starts(with: Self.replies) }

    /// Whether the mail passes another one on, by its subject.
    var isForward: Bool { subject.starts(with: Self.forwards) }

    var isAnswer: Bool { isReply || !isForward && !isReturnedBySubject && mail.hasField(["in-reply-to"]) }

    private static let replies = [
        "re:", "re :", "aw:", "aw :", "antw:", "sv:", "res:", "réf:", "réf :", "rép:", "rép :", "رد:", "رد :",
        "re[", "odp:",
    ]
    private static let forwards = [
        "fwd:", "fwd :", "fw:", "fw :", "tr:", "tr :", "wg:", "rv:", "i:", "doorst:", "إعادة توجيه:",
    ]

    // MARK: - The text

    /// Returns the lines above the copy of the letter.
    private static func lines(of text: String) -> [String] {
        var kept: [String] = []
        let head = text.scalars(first: longestText)
        for line in head.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = String(line).scalars(first: longestLine)
            let first = line.drop(while: \.isWhitespace)
            if first.hasPrefix(">"), !first.hasPrefix(">>>") { continue }
            if !kept.isEmpty, beginsCopy(first.lowercased()) { break }
            kept.append(line)
        }
        return kept
    }

    private static func beginsCopy(_ line: String) -> Bool {
        if line.hasPrefix("received: ") || line.hasPrefix("return-path: ") { return true }
        if beginnings.contains(where: line.hasPrefix) || line.contains("below this line") { return true }
        guard ["--", "==", "**", "__", "~~", "##"].contains(where: line.hasPrefix) else { return false }
        return copies.contains(where: line.contains)
    }

    private static let beginnings = [
        "this is a copy of", "original message follows", "original message as received",
        "below is a copy of", "the original message follows", "old message:", "begin forwarded message",
        "message header follows", "original message:",
    ]
    private static let copies = [
        "original", "copy of", "copie", "returned m", "unsent m", "message follow", "message header",
        "message body", "returned mail", "ursprüngliche", "forwarded", "transféré", "weitergeleitet",
        "rfc822", "message text", "headers follow", "message envelope",
    ]
}
