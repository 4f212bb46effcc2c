// swift-format-ignore: one text a line, however long
extension InterfaceText {
    static let en: [TextKey: String] = [
        // Every page
        .skipToMain: "Go to the main text",
        .skipToForm: "Go to the letter form",
        .languageNav: "Language",
        .rehearsalBanner: "This is a rehearsal. Letters and mails stay in the letterbox of this machine; nothing reaches anybody else.",
        .footerOrganiser: "{organiser} runs this campaign.",
        .footerPromise: "No tracker, no third party. Your address and your text are erased 28 days after your letter has gone; the count stays.",
        .footerWrite: "Write to us",
        .footerPrivacy: "What we keep, and for how long",
        .footerImprint: "Who answers for this page",
        .footerSoftware: "This page runs on Postbag, free software for letter campaigns.",
        .clock: "{hour12}.{minute} {half}",
        .moment: "{day} at {clock} UTC",
    ]
}
