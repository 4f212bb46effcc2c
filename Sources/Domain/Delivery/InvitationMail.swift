/// The values of the mail that invites somebody to the desk.
package struct InvitationMail: Sendable, Equatable {
    /// Nil for an owner of the site.
    package let role: CampaignRole?
    /// The languages of a translator.
    package let languages: [Language]
    /// The campaign's title. "" for an owner of the site.
    package let title: String
    /// The name of whoever invites. Nil for the command line.
    package let sender: String?

    package init(_ role: AccountRole, title: String, sender: String?) {
        (self.role, languages) = (role.role, role.languages)
        self.title = title.printable().scalars(first: 200)
        self.sender = sender?.printable()
    }

    /// The values as the outbox stores them.
    package var arguments: [String: String] {
        var arguments = ["languages": languages.map(\.tag).joined(separator: ","), "title": title]
        arguments["role"] = role?.rawValue
        arguments["sender"] = sender
        return arguments
    }

    package init(stored arguments: [String: String]) {
        role = arguments["role"].flatMap(CampaignRole.init)
        languages = (arguments["languages"] ?? "").split(separator: ",").map { Language(String($0)) }
        (title, sender) = (arguments["title"] ?? "", arguments["sender"])
    }
}

extension AccountMails {
    /// Invites to the desk.
    /// - Parameter link: the absolute URL `/desk/invitation/{token}`.
    package func invitation(link: String, _ mail: InvitationMail) -> SupporterMail {
        let paragraphs =
            isFrench
            ? [
                "Bonjour,", frenchWelcome(mail), "Pour accepter, ouvrez ce lien :\n\(link)",
                "Le lien est valable 24 heures, une seule fois, et pour cette adresse seulement. "
                    + "Si vous n’attendiez pas d’invitation, ignorez ce message : il ne se passera rien.",
            ]
            : [
                "Hello,", englishWelcome(mail), "To accept, open this link:\n\(link)",
                "The link works for 24 hours, once, and only for this address. "
                    + "If you expected no invitation, ignore this mail: nothing happens.",
            ]
        return SupporterMail(
            subject: subject(mail), body: paragraphs.joined(separator: "\n\n") + "\n")
    }

    private func subject(_ mail: InvitationMail) -> String {
        if mail.role == nil { return isFrench ? "Votre invitation à Postbag" : "Your invitation to Postbag" }
        return isFrench
            ? "Votre invitation à la campagne « \(mail.title) »" : "Your invitation to “\(mail.title)”"
    }

    private func englishWelcome(_ mail: InvitationMail) -> String {
        let start = mail.sender.map { "\($0) invites you" } ?? "You are invited"
        let languages = mail.languages.map { Language("en").name(of: $0) }.joined(separator: ", ")
        let campaign = "\(start) to the campaign “\(mail.title)”"
        return switch mail.role {
        case nil: "\(start) to own this Postbag. You could do everything in it."
        case .organiser: "\(campaign), to edit it, publish it and decide about its letters."
        case .translator: "\(campaign), to translate it: \(languages)."
        case .reader: "\(campaign), to see its figures and what people add in their own words."
        }
    }

    private func frenchWelcome(_ mail: InvitationMail) -> String {
        let start = mail.sender.map { "\($0) vous invite" } ?? "Nous vous invitons"
        let languages = mail.languages.map { Language("fr").name(of: $0) }.joined(separator: ", ")
        let campaign = "\(start) à rejoindre la campagne « \(mail.title) »"
        return switch mail.role {
        case nil: "\(start) à devenir propriétaire de ce Postbag. Vous y auriez tous les droits."
        case .organiser: "\(campaign), pour la modifier, la publier et décider du sort de ses lettres."
        case .translator: "\(campaign), pour la traduire : \(languages)."
        case .reader: "\(campaign), pour en suivre les chiffres et lire les mots personnels."
        }
    }
}
