import Domain
import Foundation
import Storage

extension MailComposer {
    /// Returns the mail of a claimed message. Nil when the campaign of its letter is gone.
    func mail(for claim: SendOutbox.Claim) async throws -> EmailMessage? {
        switch claim.content {
        case .answer: nil
        case .letter(let letter, let kind, let erasedAt):
            try await mail(for: claim, of: letter, kind, erasedAt: erasedAt)
        case .account(let content):
            claim.message.kind == .news
                ? try await newsMail(for: claim, content) : accountMail(for: claim, content)
        }
    }

    private func mail(for claim: SendOutbox.Claim, of letter: Letter, _ kind: OutboxKind, erasedAt: Date)
        async throws -> EmailMessage?
    {
        var letter = letter
        // The address may belong to a stranger. The name of the writer's representative would tell
        // where the writer lives.
        if kind.asksToConfirm { letter.addressee = nil }
        guard let campaign = try await services.campaign(of: letter),
            let target = campaign.target(letter.target),
            let text = try await text(for: claim, of: letter, kind, in: campaign, to: target, erasedAt)
        else { return nil }
        let publisher = campaign.publisher
        var mail = message(of: claim, text, in: letter.draft.language)
        mail.from.name = publisher.name
        mail.replyTo = EmailMessage.Mailbox(name: publisher.name, address: publisher.email)
        mail.fields.append(EmailMessage.Field("X-Postbag-Campaign", campaign.slug))
        return mail
    }

    /// Returns a mail that belongs to no letter. Nil for a kind that needs one.
    private func accountMail(for claim: SendOutbox.Claim, _ content: OutboxMessage.Content) -> EmailMessage? {
        let mails = AccountMails(language: content.language)
        switch claim.message.kind {
        case .signIn:
            let link = services.links.absolute(services.links.signIn(claim.token.description))
            return message(of: claim, mails.signIn(link: link, code: claim.code), in: content.language)
        case .invitation:
            let link = services.links.absolute(services.links.invitation(claim.token.description))
            let text = mails.invitation(link: link, InvitationMail(stored: content.arguments))
            return message(of: claim, text, in: content.language)
        case .testLetter: return testLetter(claim, content)
        case .confirmation, .reminder, .alreadyWrote, .addressLimitReached, .copy, .returned,
            .wordsRefused, .news, .answer:
            return nil
        }
    }

    /// Returns the mail of a test letter: as its target would get it, but for subject and address.
    private func testLetter(_ claim: SendOutbox.Claim, _ content: OutboxMessage.Content) -> EmailMessage {
        let values = content.arguments
        let test = AccountMails(language: content.language).testSubject(values["subject", default: ""])
        let text = SupporterMail(subject: test, body: values["body", default: ""])
        var mail = message(of: claim, text, in: content.language)
        mail.from.name = values["name", default: ""]
        mail.replyTo = EmailMessage.Mailbox(name: mail.from.name, address: content.email)
        mail.fields.append(EmailMessage.Field("X-Postbag-Campaign", values["campaign", default: ""]))
        return mail
    }

    func message(of claim: SendOutbox.Claim, _ text: SupporterMail, in language: Language)
        -> EmailMessage
    {
        let names = services.returnPaths.names(of: MailReference(.notice, claim.message.id))
        return EmailMessage(
            from: services.mailbox,
            to: EmailMessage.Mailbox(address: claim.content.email), subject: text.subject, body: text.body,
            language: language, returnPath: names.returnPath, messageID: names.messageID,
            date: services.environment.now(),
            fields: [EmailMessage.Field("Auto-Submitted", "auto-generated")])
    }

    private func text(
        for claim: SendOutbox.Claim, of letter: Letter, _ kind: OutboxKind, in campaign: Campaign,
        to target: Target, _ erasedAt: Date
    ) async throws -> SupporterMail? {
        let language = letter.draft.language
        let mails = SupporterMails(campaign: campaign, target: target, language: language)
        let token = claim.token.description
        let (link, notMe) = (
            services.links.absolute(services.links.confirm(token)),
            services.links.absolute(services.links.notMe(token))
        )
        let page = services.links.absolute(services.links.campaign(campaign.slug, language))
        switch kind {
        case .confirmation:
            return mails.confirmation(
                link: link, notMe: notMe, code: claim.code, erased: erasedAt,
                news: letter.draft.updates)
        case .reminder:
            return mails.reminder(
                link: link, notMe: notMe, code: claim.code, erased: erasedAt,
                news: letter.draft.updates)
        case .alreadyWrote:
            return mails.alreadyWrote(
                confirmed: try await firstConfirmed(like: letter) ?? letter.writtenAt, campaignPage: page)
        case .addressLimitReached:
            return try await services.composed(letter).map {
                mails.addressLimitReached($0, campaignPage: page)
            }
        case .copy:
            return try await copy(
                of: letter, in: campaign, mails, kept: services.links.absolute(services.links.kept(token)))
        case .wordsRefused:
            let reason = try await services.database.read { try $0.letterWords.refusal(of: letter.id) }
            return try await services.composed(letter).map {
                // A refused letter that is still confirmed was sent by its writer.
                letter.state == .confirmed
                    ? mails.wordsRefused($0, reason: reason)
                    : mails.wordsRefused($0, reason: reason, campaignPage: page)
            }
        case .returned:
            let refused = try await services.deliveries(of: letter).first { $0.state == .refused }
            return try await services.composed(letter).map {
                mails.returned(
                    $0, reply: refused?.reply ?? Reply(0, ""), reason: refused?.returnReason,
                    campaignPage: page)
            }
        case .signIn, .invitation, .testLetter, .news, .answer: return nil
        }
    }

    /// - Parameter kept: the link to what is kept of the writer.
    private func copy(of letter: Letter, in campaign: Campaign, _ mails: SupporterMails, kept: String)
        async throws -> SupporterMail?
    {
        let channel = try await firstChannel(of: letter, in: campaign)
        let isHeld = try await services.isHeldForReader(letter)
        let isMailHeld = try await services.mailState().letters != nil
        let leaves = isMailHeld ? nil : try await services.departure.sentence(of: letter, told: mails.text)
        return try await services.composed(letter).map {
            mails.copy(
                of: $0, by: channel, rehearsal: letter.rehearsal, isHeld: isHeld, leaves: leaves, kept: kept)
        }
    }

    /// Returns the channel by which a confirmed letter goes.
    private func firstChannel(of letter: Letter, in campaign: Campaign) async throws -> Channel {
        let first = try await services.deliveries(of: letter).min { $0.queuedAt < $1.queuedAt }
        let usual = campaign.step(letter.draft.step)?.write.flatMap { campaign.channels(of: $0).first }
        return first?.channel ?? usual ?? .post
    }

    private func firstConfirmed(like letter: Letter) async throws -> Date? {
        let person = services.key.person(letter.draft)
        return try await services.database.read { connection in
            let written = try connection.signers.targetsWritten(
                by: person, campaign: letter.campaign, rehearsal: letter.rehearsal, among: [letter.target])
            return try written.values.first.flatMap { try connection.letters.find($0)?.letter.confirmedAt }
        }
    }
}
