import Domain
import Foundation
import Storage

extension Services {
    /// Returns one of our own mails to a writer. Nil when the campaign is gone.
    func mail(for claim: SendOutbox.Claim) async throws -> EmailMessage? {
        var letter = claim.letter
        // The address may belong to a stranger. The name of the writer's representative would tell
        // where the writer lives.
        if claim.kind.asksToConfirm { letter.addressee = nil }
        guard let campaign = try await campaign(of: letter), let target = campaign.target(letter.target)
        else { return nil }
        let publisher = campaign.publisher
        guard let notice = try await notice(for: claim, in: campaign, to: target) else { return nil }
        return EmailMessage(
            from: EmailMessage.Mailbox(name: publisher.name, address: sender.address),
            replyTo: EmailMessage.Mailbox(name: publisher.name, address: publisher.email),
            to: EmailMessage.Mailbox(address: letter.draft.email), subject: notice.subject, body: notice.body,
            language: letter.draft.language,
            returnPath: noticesReturnPath, messageID: "\(claim.mail.id).notice@\(sender.domain)",
            date: environment.now(),
            fields: [
                EmailMessage.Field("Auto-Submitted", "auto-generated"),
                EmailMessage.Field("X-Postbag-Campaign", campaign.slug),
            ])
    }

    private func notice(for claim: SendOutbox.Claim, in campaign: Campaign, to target: Target) async throws
        -> SupporterMail?
    {
        let letter = claim.letter
        let language = letter.draft.language
        let supporterMails = SupporterMails(campaign: campaign, target: target, language: language)
        let (link, notMe) = (urls.confirm(claim.token.description), urls.notMe(claim.token.description))
        let page = urls.campaign(campaign.slug, language)
        switch claim.kind {
        case .confirmation:
            return supporterMails.confirmation(
                link: link, notMe: notMe, code: claim.code, erased: claim.erasedAt)
        case .reminder:
            return supporterMails.reminder(link: link, notMe: notMe, code: claim.code, erased: claim.erasedAt)
        case .alreadyWrote:
            return supporterMails.alreadyWrote(
                confirmed: try await firstConfirmed(like: letter) ?? letter.writtenAt, campaignPage: page)
        case .addressLimitReached:
            return try await composed(letter).map {
                supporterMails.addressLimitReached($0, campaignPage: page)
            }
        case .copy:
            let channel =
                campaign.step(letter.draft.step)?.write.flatMap { campaign.channels(of: $0).first } ?? .post
            return try await composed(letter).map {
                supporterMails.copy(of: $0, by: channel, rehearsal: letter.rehearsal)
            }
        case .returned:
            let refused = try await deliveries(of: letter).first { $0.state == .refused }
            return try await composed(letter).map {
                supporterMails.returned(
                    $0, reply: refused?.reply ?? Reply(0, ""), reason: refused?.returnReason,
                    campaignPage: page)
            }
        }
    }

    private func firstConfirmed(like letter: Letter) async throws -> Date? {
        let person = key.person(letter.draft)
        return try await database.read { connection in
            let written = try connection.signers.targetsWritten(
                by: person, campaign: letter.campaign, rehearsal: letter.rehearsal, among: [letter.target])
            return try written.values.first.flatMap { try connection.letters.find($0)?.letter.confirmedAt }
        }
    }
}
