extension AccountMails {
    /// The letter that an owner sends to themselves, to see whether mail arrives.
    /// - Parameters:
    ///   - server: the mail server's name.
    ///   - page: the absolute URL of the settings.
    package func trial(server: String, page: String) -> SupporterMail {
        let paragraphs =
            isFrench
            ? [
                "Bonjour,",
                "Ce message est parti de Postbag par \(server). S’il est arrivé, le courrier part.",
                "S’il est dans les indésirables, les lettres y tomberont aussi : "
                    + "demandez à votre fournisseur si SPF et DKIM sont en ordre.",
                "La suite se règle ici :\n\(page)",
            ]
            : [
                "Hello,", "Postbag sent this mail through \(server). If you read it, mail leaves.",
                "If it lay in your spam folder, letters will lie there, too: "
                    + "ask your provider whether SPF and DKIM are in order.",
                "Go on here:\n\(page)",
            ]
        return SupporterMail(
            subject: isFrench ? "Essai de votre serveur de messagerie" : "A test of your mail server",
            body: paragraphs.joined(separator: "\n\n") + "\n")
    }
}
