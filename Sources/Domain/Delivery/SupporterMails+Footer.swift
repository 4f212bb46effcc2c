extension Campaign {
    /// The last line of every letter, in the letter's language: who runs this, whom to write to,
    /// how to stop it.
    package func footer(in language: Language, campaignPage: String) -> String {
        InterfaceText(best: [language])(
            .letterFooter, ["organiser": publisher.name, "url": campaignPage, "email": publisher.email])
    }
}
