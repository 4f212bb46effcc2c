import Domain
import Testing

/// Replies as mail servers send them, with the verdict that each must get.
@Suite struct ReplyVerdictTests {
    @Test(arguments: replies) func aReplyIsAbout(_ example: ReplyCase) {
        #expect(example.reply.verdict(at: example.phase) == example.verdict, "\(example.reply)")
    }

    @Test func aReplyOfManyOctetsIsJudgedByItsHead() {
        let long = Reply(550, "5.1.1 " + String(repeating: "no such user ", count: 10_000))
        #expect(long.verdict(at: .recipient) == .recipient)
    }
}

struct ReplyCase: Sendable {
    let phase: SMTPPhase
    let reply: Reply
    let verdict: ReplyVerdict

    init(_ phase: SMTPPhase, _ code: Int, _ text: String, _ verdict: ReplyVerdict) {
        (self.phase, reply, self.verdict) = (phase, Reply(code, text), verdict)
    }
}

extension ReplyVerdictTests {
    static let replies: [ReplyCase] = [
        // Postfix
        ReplyCase(
            .recipient, 550,
            "5.1.1 <m@x.example>: Recipient address rejected: User unknown in local recipient table",
            .recipient),
        ReplyCase(
            .recipient, 550,
            "<m@x.example>: Recipient address rejected: User unknown in relay recipient table",
            .recipient),
        ReplyCase(.recipient, 554, "5.7.1 <m@x.example>: Relay access denied", .sender),
        ReplyCase(.recipient, 454, "4.7.1 <m@x.example>: Relay access denied", .sender),
        ReplyCase(
            .recipient, 553, "5.7.1 <letters@x.example>: Sender address rejected: not owned by user post",
            .sender),
        ReplyCase(
            .recipient, 553, "5.7.1 <letters@x.example>: Sender address rejected: not logged in",
            .sender),
        ReplyCase(
            .recipient, 450, "4.1.8 <letters@x.example>: Sender address rejected: Domain not found",
            .sender),
        ReplyCase(
            .recipient, 550, "5.1.8 <letters@x.example>: Sender address rejected: Domain not found",
            .sender),
        ReplyCase(
            .recipient, 450, "4.1.2 <m@x.example>: Recipient address rejected: Domain not found",
            .later),
        ReplyCase(
            .recipient, 450,
            "4.1.1 <m@x.example>: Recipient address rejected: unverified address: Address verification in progress",
            .later),
        ReplyCase(
            .recipient, 450,
            "4.2.0 <m@x.example>: Recipient address rejected: Greylisted, see https://x.example/",
            .later),
        ReplyCase(
            .recipient, 450, "4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]",
            .sender),
        ReplyCase(
            .recipient, 554,
            "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
            .sender),
        ReplyCase(
            .recipient, 554,
            "5.7.1 <m@x.example>: Recipient address rejected: Policy rejection: quota exceeded",
            .sender),
        ReplyCase(.recipient, 450, "4.7.1 Error: too much mail from 192.0.2.1", .slowDown),
        ReplyCase(.recipient, 452, "4.3.1 Insufficient system storage", .slowDown),
        ReplyCase(
            .recipient, 504, "5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname",
            .sender),
        ReplyCase(.sender, 552, "5.3.4 Message size exceeds fixed limit", .mail),
        ReplyCase(.sender, 530, "5.7.0 Must issue a STARTTLS command first", .sender),
        ReplyCase(
            .opening, 421, "4.7.0 mail.x.example Error: too many connections from 192.0.2.1",
            .slowDown),
        ReplyCase(.text, 451, "4.3.0 Error: queue file write error", .later),
        ReplyCase(.text, 550, "5.7.1 Message content rejected", .unclear),
        // Exim
        ReplyCase(.recipient, 550, "relay not permitted", .sender),
        ReplyCase(.recipient, 550, "Unrouteable address", .recipient),
        ReplyCase(.recipient, 550, "Administrative prohibition", .unclear),
        ReplyCase(
            .recipient, 550,
            "Verification failed for <letters@x.example>\nNo Such User Here\nSender verify failed",
            .sender),
        ReplyCase(.recipient, 550, "No Such User Here", .recipient),
        ReplyCase(.recipient, 550, "Please turn on SMTP Authentication in your mail client.", .sender),
        ReplyCase(
            .recipient, 550, "Rejected because 192.0.2.1 is in a black list at zen.spamhaus.org",
            .sender),
        ReplyCase(.recipient, 451, "Temporary local problem - please try later", .later),
        ReplyCase(
            .text, 550,
            "Domain x.example has exceeded the max emails per hour (500/500) allowed. Message discarded.",
            .sender),
        ReplyCase(.text, 550, "This message was classified as SPAM and may not be delivered", .unclear),
        ReplyCase(
            .text, 550,
            "The address https://bad.example in this message is on a blacklist (dbl.spamhaus.org)",
            .unclear),
        ReplyCase(.opening, 421, "Too many concurrent SMTP connections; please try again later.", .slowDown),
        // Exchange and Office 365
        ReplyCase(
            .text, 550, "5.7.60 SMTP; Client does not have permissions to send as this sender",
            .sender),
        ReplyCase(
            .text, 554, "5.2.252 SendAsDenied; a@x.example not allowed to send as b@x.example",
            .sender),
        ReplyCase(
            .text, 554,
            "5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message",
            .sender),
        ReplyCase(.sender, 530, "5.7.57 Client not authenticated to send mail.", .sender),
        ReplyCase(
            .opening, 535,
            "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
            .sender),
        ReplyCase(
            .recipient, 550,
            "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient m@x.example not found by SMTP address lookup",
            .recipient),
        ReplyCase(
            .recipient, 550, "5.4.1 Recipient address rejected: Access denied. AS(201806281)",
            .recipient),
        ReplyCase(.recipient, 550, "5.7.64 TenantAttribution; Relay Access Denied", .sender),
        ReplyCase(.recipient, 550, "5.7.54 SMTP; Unable to relay recipient in non-accepted domain", .sender),
        ReplyCase(
            .recipient, 550, "5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required",
            .recipient),
        ReplyCase(.text, 550, "5.1.8 Access denied, bad outbound sender AS(42004)", .sender),
        ReplyCase(.text, 550, "5.7.705 Access denied, tenant has exceeded threshold", .sender),
        ReplyCase(.text, 550, "5.7.708 Access denied, traffic not accepted from this IP", .sender),
        ReplyCase(.text, 451, "4.7.500 Server busy. Please try again later", .slowDown),
        ReplyCase(.text, 432, "4.3.2 Concurrent connections limit exceeded", .slowDown),
        ReplyCase(
            .text, 550, "5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient",
            .mail),
        ReplyCase(.sender, 501, "5.1.7 Invalid address", .sender),
        // Gmail
        ReplyCase(
            .recipient, 550, "5.1.1 The email account that you tried to reach does not exist.",
            .recipient),
        ReplyCase(
            .recipient, 552, "5.2.2 The email account that you tried to reach is over quota",
            .recipient),
        ReplyCase(.recipient, 452, "4.2.2 The email account that you tried to reach is over quota", .later),
        ReplyCase(
            .recipient, 450,
            "4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages",
            .later),
        ReplyCase(.text, 550, "5.4.5 Daily user sending limit exceeded.", .sender),
        ReplyCase(.opening, 535, "5.7.8 Username and Password not accepted.", .sender),
        ReplyCase(.opening, 534, "5.7.9 Application-specific password required.", .sender),
        ReplyCase(
            .text, 421, "4.7.0 [192.0.2.1] Our system has detected an unusual rate of unsolicited mail",
            .slowDown),
        ReplyCase(
            .text, 550,
            "5.7.1 [192.0.2.1] Our system has detected that this message is likely unsolicited mail.",
            .unclear),
        ReplyCase(
            .text, 550, "5.7.26 This mail has been blocked because the sender is unauthenticated.",
            .sender),
        ReplyCase(
            .text, 552,
            "5.7.0 This message was blocked because its content presents a potential security issue.",
            .unclear),
        ReplyCase(.text, 552, "5.2.3 Your message exceeded our message size limits.", .mail),
        // OVH, SES, Mailgun, Mandrill
        ReplyCase(.text, 554, "5.7.1 Your account has been blocked for spam", .sender),
        ReplyCase(.recipient, 421, "4.7.1 Too many emails sent, please try again later", .slowDown),
        ReplyCase(
            .text, 554,
            "Message rejected: Email address is not verified. The following identities failed the check",
            .sender),
        ReplyCase(.text, 454, "Throttling failure: Maximum sending rate exceeded.", .slowDown),
        ReplyCase(.text, 454, "Throttling failure: Daily message quota exceeded.", .sender),
        ReplyCase(.text, 554, "Access denied: User is not authorized to perform ses:SendRawEmail", .sender),
        ReplyCase(.text, 554, "Message rejected: Sending suspended for this account.", .sender),
        ReplyCase(.sender, 501, "Invalid MAIL FROM address provided", .sender),
        ReplyCase(.opening, 535, "Authentication Credentials Invalid", .sender),
        ReplyCase(
            .text, 550,
            "5.7.1 Domain x.example is not allowed to send: Free accounts are for test purposes only",
            .sender),
        ReplyCase(.text, 550, "Sender domain not verified", .sender),
        ReplyCase(.text, 550, "5.7.1 Your account has exceeded its hourly quota", .sender),
        // Orange and Free
        ReplyCase(
            .opening, 421,
            "me Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR_104",
            .slowDown),
        ReplyCase(.opening, 554, "5.7.1 Service refuse. Service refused. OFR_105", .sender),
        ReplyCase(
            .recipient, 550, "5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416",
            .recipient),
        ReplyCase(.text, 550, "5.7.1 Mail rejete. Mail rejected. OFR_506", .unclear),
        ReplyCase(
            .opening, 421, "Too many spams from your IP (192.0.2.1), please visit https://x.example/",
            .slowDown),
        ReplyCase(.text, 550, "5.7.1 spam detected", .unclear),
        // The address in the reply is a visitor's text, so its words must not decide the verdict.
        ReplyCase(.recipient, 550, "<relaying-login@x.example>: Recipient address rejected", .recipient),
        ReplyCase(.recipient, 550, "No such user billing.blacklist@x.example", .recipient),
        ReplyCase(.opening, 454, "4.7.0 Temporary authentication failure", .sender),
        ReplyCase(.opening, 0, "No connection to the mail server", .sender),
        ReplyCase(.text, 0, "The server closed the connection (DATA).", .mail),
    ]
}
