// One text per line, of any length.
// swift-format-ignore-file
extension DeskText {
    static let enMessages: [DeskTextKey: String] = [
        .autosaveKept: "Not saved yet: the server cannot be reached, or did not take it. Your text is kept in this browser.",
        .autosaveEnded: "Your visit has ended. Press “Save”: your text comes along while you sign in.",
        .autosaveConflict: "Somebody else changed the same text. Press “Save” to see both.",
        .autosaveFound: "This browser has text from before that was not saved.",
        .autosavePutBack: "Put it back",
        .fieldMissing: "This is needed before you can publish.",
        // Beginning a campaign
        .newTitleMissing: "A campaign needs a title: what it asks, in one line.",
        .newTextMissing: "Paste your text here: everything, as it is.",
        .newTextTooLong: "This is more text than fits. Paste the story and the letters, and leave the rest out.",
        .slugTaken: "This address is taken by another campaign here. Choose another.",
        .slugReserved: "Postbag itself uses this address. Choose another.",
        .slugWrong: "An address is made of small letters a to z, digits and hyphens, such as calais-2016.",
        .cleanedHiddenSigns: "{n, plural, one {One hidden sign} other {{count} hidden signs}} taken out.",
        .cleanedHardSpaces: "{n, plural, one {One hard space} other {{count} hard spaces}} made plain.",
        .cleanedDoubleSpaces: "{n, plural, one {One double space} other {{count} double spaces}} made single.",
        .cleanedListSigns: "{n, plural, one {One list sign} other {{count} list signs}} written as “-”.",
        .cleanedJoinedLines: "{n, plural, one {One broken line} other {{count} broken lines}} joined again.",
        .cleanedEmptyLines: "{n, plural, one {One empty line} other {{count} empty lines}} left out.",
        // Trying and publishing
        .publishChanged: "The draft was changed while you looked at it. Nothing is published. Look again, then publish.",
        .publishLettersUse: "{n, plural, one {One letter uses} other {{count} letters use}} “{key}”, which this draft does not have. Put it back, then publish.",
        .publishPast: "This hour is over. Choose one that is still to come.",
        .publishNoDay: "Choose a day and an hour.",
        .testLetterSent: "The test letter is on its way to {email}.",
        .testTooMany: "{count} test letters went to you in this hour. The next can go in an hour.",
        .testNone: "There is no letter to test yet.",
        .confirmAddress: "Letters to {name} will go to {to} from now on, no longer to {from}.",
        .changeNew: "new",
        .changeGone: "taken out",
        .changeValue: "{from} becomes {to}",
        .changeText: "the text is another",
        .changeOrder: "The steps come in another order",
        .postWords: "{title}: I am writing, and you can too.",
        .mailSubject: "{title}",
        .mailWords: "Hello,\n\nI am writing a letter, and it would help if you wrote one, too. It takes four minutes, and the text is ready to change:",
    ]
}
