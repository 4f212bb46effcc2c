/// Writes the mails to people who work with Postbag: they belong to no letter. Each URL is alone on
/// its line, so that no mail program breaks the URL.
package struct AccountMails: Sendable {
    let isFrench: Bool

    /// The mails are in French when `language` is French, else in English.
    package init(language: Language) { isFrench = language.primary == "fr" }

    /// Signs in to the desk. Says nothing about the account, since anybody may ask for this mail.
    /// - Parameters:
    ///   - link: the absolute URL `/desk/sign-in/{token}`.
    ///   - code: six digits.
    package func signIn(link: String, code: String) -> SupporterMail {
        let paragraphs =
            isFrench
            ? [
                "Bonjour,", "Pour vous connecter à Postbag, ouvrez ce lien :\n\(link)",
                "Ou saisissez ces chiffres dans la page qui les demande :\n\(code)",
                "Le lien et les chiffres sont valables quinze minutes, une seule fois. "
                    + "Si vous n’avez rien demandé, ignorez ce message : personne n’est connecté.",
            ]
            : [
                "Hello,", "To sign in to Postbag, open this link:\n\(link)",
                "Or type these digits into the page that asks for them:\n\(code)",
                "The link and the digits work for fifteen minutes, and once. "
                    + "If you did not ask for them, ignore this mail: nobody is signed in.",
            ]
        return SupporterMail(
            subject: isFrench ? "Votre connexion à Postbag" : "Your link to sign in to Postbag",
            body: paragraphs.joined(separator: "\n\n") + "\n")
    }
}
