// One text per line, of any length.
// swift-format-ignore-file
extension DeskText {
    static let enMails: [DeskTextKey: String] = [
        .railMails: "Other mails",
        .mailsSiteLead: "They came to an address of this site, and nothing in them says to which letter they belong. Each is kept for 28 days, and goes to the site’s own address, too.",
        .mailsSiteNone: "No mail waits.",
        .mailOfLetter: "Number of the letter, as its page shows it:",
        .mailLetterUnknown: "No letter has this number.",
        .mailCannotPass: "This mail cannot be passed on: its letter is erased, or nobody has answered from there yet.",
        .mailPassOn: "It is an answer: pass it on",
        .mailReason: "because",
        .reasonUnknown: "no reason is known",
        .reasonAddress: "there is no such address",
        .reasonFull: "the mailbox is full",
        .reasonPolicy: "the office takes no such mail",
        .reasonSize: "the letter is too large",
        .reasonUnreachable: "nothing reaches the office",
        .eventAnswerPassed: "The answer was passed on to the writer.",
        .eventReplyPassed: "The writer’s reply was passed on to the office.",
    ]
}
