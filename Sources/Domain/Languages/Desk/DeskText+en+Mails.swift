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
        .cameInSubject: "Came in: {subject}",
        .cameIn: "This mail came to an address of Postbag that nobody reads. It is about {about}.\nPostbag takes it for: {kind}\nIf it answers a letter, the desk can pass it on to whoever wrote that letter.\nThe whole mail is kept until {day}: postbag mails show {id}\n\nFrom: {from}\nSubject: {subject}",
        .cameInLetter: "letter {number} of the campaign {campaign}",
        .cameInNone: "no letter that is known",
        .addressStoppedSubject: "No more letters go to {address}",
        .addressStopped: "No more letters of the campaign {campaign} go to {address}: {count} letters came back, because the address does not exist.\n\nWhoever wrote one is shown the form or the postal address of the target, where there is one.\n\nPlease find the right address, and change it in the campaign. If this one is right, open the page “{page}” at the desk, and choose “{button}”.",
        .eventAnswerPassed: "The answer was passed on to the writer.",
        .eventReplyPassed: "The writer’s reply was passed on to the office.",
    ]
}
