extension Campaign {
    /// Returns the last line of every letter, in the letter's language. The line names the
    /// organiser, an address for questions, and a way to stop the letters.
    package func footer(in language: Language, campaignPage: String) -> String {
        InterfaceText(best: [language])(
            .letterFooter, ["organiser": publisher.name, "url": campaignPage, "email": publisher.email])
    }
}
