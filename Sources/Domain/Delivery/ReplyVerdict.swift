/// The phase of an SMTP session in which a reply came (RFC 5321 section 3).
package enum SMTPPhase: String, Sendable, CaseIterable {
    /// Connecting, the greeting, EHLO, STARTTLS and AUTH: no mail has been named yet.
    case opening
    /// MAIL FROM: the server knows the sender but not the recipient.
    case sender
    /// RCPT TO.
    case recipient
    /// DATA, and the reply to the text.
    case text
}

/// The subject of a reply that does not accept the mail.
package enum ReplyVerdict: String, Sendable, CaseIterable {
    /// The reply is about us: our password, our address, our quota. The server would say the same
    /// of every mail.
    case sender
    /// The reply is about this recipient: no such address, or a full mailbox.
    case recipient
    /// The reply is about this one mail: its size or its form.
    case mail
    /// The server accepts mail from us, but wants the mail more slowly.
    case slowDown
    /// The reply is temporary, and about this recipient or this mail.
    case later
    /// The reply is permanent, and may be about anything.
    case unclear
}

extension Reply {
    /// Judges by phase, code, enhanced status (RFC 3463, RFC 5248) and words, in this order of
    /// reliability.
    package func verdict(at phase: SMTPPhase) -> ReplyVerdict {
        let words = ReplyWords(self)
        if code == 0 { return phase == .opening ? .sender : .mail }
        if code < 500 { return temporaryVerdict(at: phase, words) }
        if [530, 534, 535, 538].contains(code) { return .sender }
        if phase == .opening { return .sender }
        if words.say(ReplyWords.size) || words.status == "5.3.4" { return .mail }
        if words.hasStatus(["5.6", "5.2.3"]) || words.say(["smtputf8"]) { return .mail }
        if phase == .sender { return .sender }
        if words.hasStatus(ReplyWords.sendersStatus) || words.say(ReplyWords.exceptions) { return .sender }
        if words.hasStatus(ReplyWords.closedGroups) || words.say(["resolver.rst."]) { return .recipient }
        if words.status == "5.7.0" { return words.say(ReplyWords.content) ? .unclear : .sender }
        if words.hasStatus(["5.1", "5.2", "5.4.1", "5.4.4", "5.4.310"]) { return .recipient }
        if words.say(ReplyWords.aboutUs) { return .sender }
        // After the text, the blocklist may be about a web address in the writer's text.
        if words.nameBlocklist { return phase == .text ? .unclear : .sender }
        if code == 552 || words.say(ReplyWords.aboutRecipient) { return .recipient }
        return .unclear
    }

    private func temporaryVerdict(at phase: SMTPPhase, _ words: ReplyWords) -> ReplyVerdict {
        if words.say(ReplyWords.greylisting) { return .later }
        if words.say(ReplyWords.usedUp) { return .sender }
        if code == 421 || words.say(ReplyWords.tooFast) { return .slowDown }
        if phase == .opening || words.hasStatus(["4.1.7", "4.1.8"]) || words.say(ReplyWords.aboutUs) {
            return .sender
        }
        if phase == .recipient, words.nameBlocklist { return .sender }
        if words.hasStatus(["4.2", "4.1"]) || words.say(ReplyWords.aboutRecipient) { return .later }
        if phase == .sender || words.hasStatus(["4.7", "4.3.1", "4.3.2", "4.4.5", "4.5.3"]) {
            return .slowDown
        }
        return .later
    }
}

/// A reply's enhanced status, and its words in lower case.
private struct ReplyWords {
    /// The enhanced status, `5.7.1`. "" where the text does not begin with one.
    let status: String
    private let text: String

    /// Reads the first 2,000 octets, since no server says more.
    init(_ reply: Reply) {
        let head = String(decoding: reply.text.utf8.prefix(2_000), as: UTF8.self).lowercased()
        // Words with `@` are ignored. Otherwise a visitor who types relay@example.org could hold
        // the queue.
        let words = head.split(whereSeparator: \.isWhitespace).filter { !$0.utf8.contains(UInt8(ascii: "@")) }
        text = words.joined(separator: " ")
        let word = head.prefix { !$0.isWhitespace && $0 != ":" && $0 != ";" }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        let isStatus =
            parts.count == 3 && parts.allSatisfy { (1...3).contains($0.utf8.count) && Int($0) != nil }
        status = isStatus ? String(word) : ""
    }

    /// Whether they name a list that blocks our address.
    var nameBlocklist: Bool { say(Self.blocklists) || Blocklist.isNamed(in: text) }

    func say(_ any: [String]) -> Bool { any.contains(where: text.contains) }

    /// Whether the status is one of these, or below one of them. `5.1` matches `5.1.1`.
    func hasStatus(_ any: [String]) -> Bool { any.contains { status == $0 || status.hasPrefix($0 + ".") } }

    static let greylisting = ["greylist", "graylist", "grey list", "gray list"]
    static let size = ["message size", "too large", "too big", "exceeds size", "size limit", "maximum size"]
    static let content = ["content", "virus", "attachment", "spam"]
    static let tooFast = [
        "too many", "too fast", "rate limit", "rate-limit", "ratelimit", "unusual rate", "throttl",
        "slow down",
        "sending rate", "message rate", "limit exceeded", "too much mail", "back off",
    ]
    /// Status codes for sender errors: authentication, alignment, address lists, quota, tenants.
    static let sendersStatus =
        ["5.1.7", "5.1.8", "5.4.5", "5.7.3", "5.7.8", "5.7.9", "5.7.11", "5.7.14", "5.7.16", "5.7.18"]
        + (20...28).map { "5.7.\($0)" } + (50...70).map { "5.7.\($0)" } + (500...515).map { "5.7.\($0)" }
        + (600...750).map { "5.7.\($0)" }
    static let aboutUs = [
        "relaying", "to relay", "relay access", "relay denied", "relay not", "relay attempt", "open relay",
        "authenticat", "auth required", "login",
        "sender address rejected", "sender rejected", "sender denied",
        "sender verify", "not owned by", "sendasdenied", "send as this", "not allowed to send",
        "not permitted to send",
        "not authorized to send", "not authorised to send", "unauthorized sender", "invalid sender",
        "sender not",
        "domain of sender", "sending quota", "sending limit", "daily limit", "hourly limit",
        "daily user sending",
        "daily sending", "message limit", "quota for sending", "messages per", "emails per", "mails per",
        "policy rejection", "ip address is", "your account", "for this account", "not authorized to perform",
        "sending suspended",
        "client host", "reverse dns", "ptr record", "cannot find your", "helo", "spf", "dkim", "dmarc",
        "email address is not verified", "domain not verified", "sending paused", "sending disabled",
        "account suspended", "account is suspended", "account has been suspended", "subscription", "payment",
        "billing",
    ]
    /// Quotas that are renewed only tomorrow or next month.
    static let usedUp = [
        "daily message quota", "daily user sending", "daily sending", "daily limit", "monthly limit",
    ]
    /// Exchange's words for sender errors, under statuses that usually concern a recipient.
    static let exceptions = ["sendasdenied", "submissionquotaexceeded", "bad outbound sender"]
    /// Status codes of recipients that accept mail from few senders. Such a refusal says nothing
    /// about us.
    static let closedGroups = ["5.7.124", "5.7.129", "5.7.133", "5.7.134", "5.7.135", "5.7.136"]
    static let blocklists = [
        "blocklist", "blacklist", "block list", "black list", "dnsbl", " rbl", "reputation",
    ]
    static let aboutRecipient = [
        "user unknown", "unknown user", "no such", "does not exist", "doesn't exist", "not exist",
        "mailbox unavailable",
        "recipient rejected", "recipient address rejected", "unknown recipient", "invalid recipient",
        "no mailbox",
        "not found", "mailbox full", "mailbox is full", "over quota", "quota exceeded", "user is disabled",
        "unrouteable", "unroutable", "recipient unknown", "unknown address", "not a valid mailbox",
        "unknown mailbox",
    ]
}
