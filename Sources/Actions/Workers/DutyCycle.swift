/// The part of the time that mail may use while visitors wait for a page or for storing their
/// letter. Visitors come first. Then come the mails that visitors need before their letter counts.
/// Letters to targets can wait until tomorrow. When nobody waits there is no limit.
enum DutyCycle {
    static let supporterMails = 0.1
    static let delivery = 0.02
}
