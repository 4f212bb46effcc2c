import Domain
import Foundation

extension MailComposer {
    /// Returns the mail of a digest. It comes from us with the organiser's name, and answers go to
    /// the organiser. A bounce comes back for all its letters. Nil when the campaign, a text or the
    /// target's address is missing.
    func digest(_ id: Int64, of letters: [Letter], to target: Target) async throws -> EmailMessage? {
        var entries: [DigestMail.Entry] = []
        for letter in letters {
            guard let composed = try await services.composed(letter) else { return nil }
            entries.append(DigestMail.Entry(letter, composed))
        }
        guard let first = letters.first, let campaign = try await services.campaign(of: first),
            let address = target.email
        else { return nil }
        let mail = DigestMail(entries, of: campaign, to: target)
        let publisher = campaign.publisher
        let page = services.links.absolute(services.links.campaign(campaign.slug, mail.language))
        let names = services.returnPaths.names(of: MailReference(.digest, id))
        return EmailMessage(
            from: EmailMessage.Mailbox(name: publisher.name, address: services.sender.address),
            replyTo: EmailMessage.Mailbox(name: publisher.name, address: publisher.email),
            to: EmailMessage.Mailbox(name: target.name, address: address), subject: mail.subject,
            body: mail.body(campaignPage: page, choice: services.digestLink(of: first.id, to: address)),
            language: mail.language, returnPath: names.returnPath, messageID: names.messageID,
            date: services.environment.now(),
            fields: [EmailMessage.Field("X-Postbag-Campaign", campaign.slug)], attachments: mail.attachments)
    }
}
