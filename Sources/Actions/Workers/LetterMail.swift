import Domain
import Foundation

extension Services {
    /// Returns the mail that carries a letter. The mail comes from our address with the writer's
    /// name, and answers go to the writer. Bounces come to us, to an address of each letter. Nil
    /// when the campaign, its text or the target's address is missing.
    func mail(for letter: Letter, to target: Target) async throws -> EmailMessage? {
        guard let campaign = try await campaign(of: letter), let composed = try await composed(letter),
            let address = target.email
        else { return nil }
        return EmailMessage(
            from: EmailMessage.Mailbox(name: letter.draft.name, address: sender.address),
            replyTo: EmailMessage.Mailbox(name: letter.draft.name, address: letter.draft.email),
            to: EmailMessage.Mailbox(name: target.name, address: address),
            subject: composed.subject, body: mailBody(composed, of: campaign),
            language: composed.language,
            returnPath: returnPath(letter: letter.id), messageID: "\(letter.id).email@\(sender.domain)",
            date: environment.now(),
            fields: [EmailMessage.Field("X-Postbag-Campaign", campaign.slug)])
    }

    /// Returns the text of the mail that carries a letter.
    func mailBody(_ letter: ComposedLetter, of campaign: Campaign) -> String {
        let page = links.absolute(links.campaign(campaign.slug, letter.language))
        let footer = campaign.footer(in: letter.language, campaignPage: page)
        return "\(letter.text)\n\n\(Self.rule)\n\(footer)\n"
    }

    private static let rule = String(repeating: "–", count: 20)

    /// The address to which a bounce of this letter comes back (VERP).
    func returnPath(letter: Int64) -> String {
        "bounce-\(letter)-\(key.returnPath(of: letter))@\(sender.domain)"
    }

    /// One return path of each kind that we use, to test whether a mail server accepts them.
    package var returnPaths: [String] { returnPaths(at: sender.domain) }

    /// The same, for mail from another domain.
    func returnPaths(at domain: String) -> [String] {
        [returnPath(letter: 0), noticesReturnPath].map { path in
            "\(path.prefix { $0 != "@" })@\(domain)"
        }
    }

    var noticesReturnPath: String { "notices@\(sender.domain)" }

    /// The id of the letter to which a return path of ours belongs. Nil when the address is not
    /// such a return path.
    package func letter(ofReturnPath address: String) -> Int64? {
        let parts = address.lowercased().split(separator: "@").first?.split(separator: "-") ?? []
        guard parts.count == 3, parts[0] == "bounce", let id = Int64(parts[1]),
            parts[2] == key.returnPath(of: id)
        else { return nil }
        return id
    }
}
