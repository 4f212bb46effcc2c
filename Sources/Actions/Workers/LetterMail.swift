import Domain
import Foundation

extension MailComposer {
    /// Returns the mail that carries a letter. The mail comes from our address with the writer's
    /// name, and answers go to the writer. Bounces come to us, to an address of each letter. Nil
    /// when the campaign, its text or the target's address is missing.
    /// - Parameter offersDigest: whether the mail has the link by which the office asks for
    ///   digests. Only the mail to the office has it.
    func mail(for letter: Letter, to target: Target, offersDigest: Bool = false) async throws -> EmailMessage?
    {
        guard let campaign = try await services.campaign(of: letter),
            let composed = try await services.composed(letter),
            let address = target.email
        else { return nil }
        let names = services.returnPaths.names(of: MailReference(.letter, letter.id))
        return EmailMessage(
            from: EmailMessage.Mailbox(name: letter.draft.name, address: services.sender.address),
            replyTo: EmailMessage.Mailbox(name: letter.draft.name, address: letter.draft.email),
            to: EmailMessage.Mailbox(name: target.name, address: address),
            subject: composed.subject,
            body: mailBody(
                composed, of: campaign,
                digest: offersDigest ? services.digestLink(of: letter.id, to: address) : nil),
            language: composed.language, returnPath: names.returnPath, messageID: names.messageID,
            date: services.environment.now(),
            fields: [EmailMessage.Field("X-Postbag-Campaign", campaign.slug)]
                + EmailMessage.conversation(of: names.messageID, begunAt: services.environment.now()))
    }

    /// Returns the text of the mail that carries a letter.
    /// - Parameter digest: the link by which the office asks for digests. Nil for none.
    func mailBody(_ letter: ComposedLetter, of campaign: Campaign, digest: String? = nil) -> String {
        let page = services.links.absolute(services.links.campaign(campaign.slug, letter.language))
        let footer = campaign.footer(in: letter.language, campaignPage: page)
        let offer = digest.map { InterfaceText(best: [letter.language])(.letterDigest, ["link": $0]) + "\n" }
        return "\(letter.text)\n\n\(Self.rule)\n\(footer)\n\(offer ?? "")"
    }

    private static let rule = String(repeating: "–", count: 20)
}
