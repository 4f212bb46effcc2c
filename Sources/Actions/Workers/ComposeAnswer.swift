import Domain
import Storage

extension MailComposer {
    /// Returns the mail that carries an answer to the other side. Both sides have addresses of our
    /// domain only. Nil when the campaign of the letter is gone.
    func mail(
        for claim: SendOutbox.Claim, of letter: Letter, _ answer: StoredAnswer, saying read: Answer
    ) async throws -> EmailMessage? {
        guard let campaign = try await services.campaign(of: letter),
            let target = campaign.target(letter.target),
            let composed = try await services.composed(letter)
        else { return nil }
        let language = answer.from == .office ? letter.draft.language : composed.language
        let mails = AnswerMails(
            campaign: campaign, target: target, writer: letter.draft.name, site: siteName,
            language: language)
        let limited = read.limited(without: QuotedSecrets(domain: services.sender.domain))
        let page = services.links.absolute(services.links.campaign(campaign.slug, language))
        let stop = services.links.absolute(services.links.notMe(claim.token.description))
        let text =
            answer.from == .office
            ? mails.toWriter(limited, stop: stop) : mails.toOffice(limited, campaignPage: page)
        var mail = message(of: claim, text, in: language)
        (mail.from, mail.replyTo) = mailboxes(
            of: letter.id, for: answer.from.other, name: mails.senderName(of: limited, from: answer.from))
        mail.attachments = limited.files
        mail.fields = try await fields(of: letter, answer)
        return mail
    }

    /// Returns From and Reply-To of what one side gets. Where all mail comes back to one address,
    /// From is the address that our mail server sends from.
    private func mailboxes(of letter: Int64, for side: AnswerSide, name: String)
        -> (from: EmailMessage.Mailbox, replyTo: EmailMessage.Mailbox)
    {
        let kind: MailReference.Kind = side == .writer ? .toOffice : .toWriter
        let address = services.returnPaths.address(of: MailReference(kind, letter))
        let isFixed = if case .fixed = services.sender.returnPath { true } else { false }
        return (
            EmailMessage.Mailbox(name: name, address: isFixed ? services.sender.address : address),
            EmailMessage.Mailbox(name: name, address: address)
        )
    }

    private var siteName: String {
        let name = services.identity.identity.name
        return name.isEmpty ? services.sender.domain : name
    }

    /// Returns the fields that keep the thread, end loops and quiet programs that answer.
    private func fields(of letter: Letter, _ answer: StoredAnswer) async throws -> [EmailMessage.Field] {
        let (all, copy) = try await services.database.read {
            (try $0.passedAnswers.all(of: letter.id), try $0.outbox.copy(of: letter.id))
        }
        let first =
            answer.from == .office
            ? copy.map { MailReference(.notice, $0) } : MailReference(.letter, letter.id)
        let passed = all.prefix { $0.id != answer.id }.map {
            PassedAnswer(
                from: $0.from, origin: $0.origin,
                passedAs: services.returnPaths.messageID(of: MailReference(.notice, $0.id)))
        }
        let known = passed.references(
            to: answer.from.other, after: [first.map(services.returnPaths.messageID(of:))].compactMap(\.self))
        let thread =
            known.last.map { last in
                [
                    EmailMessage.Field("In-Reply-To", "<\(last)>"),
                    EmailMessage.Field("References", known.map { "<\($0)>" }.joined(separator: " ")),
                ]
            } ?? []
        return thread + [
            EmailMessage.Field(RelayMark.name, "yes"),
            // Exchange then sends no notices of absence. Other programs know Precedence at most.
            EmailMessage.Field("X-Auto-Response-Suppress", "OOF, AutoReply"),
            EmailMessage.Field("X-Postbag-Campaign", letter.campaign),
        ]
    }
}
