package import Domain
import Foundation
import Storage

extension PeopleActions {
    /// Invites an address by mail. The outcome does not tell whether the address has an account. A
    /// new invitation replaces the one that the address had for the same campaign.
    /// - Parameter language: the language of the mail.
    package func invite(_ email: String, as role: AccountRole, language: Language) async throws -> Outcome {
        let (id, address) = (services.environment.newID(), services.key.account(email))
        return try await change { connection, now in
            guard try connection.lockedPeople(of: role.campaign, for: actor) != nil else {
                return (.notFound, [])
            }
            guard try !connection.isListed(address, role.campaign) else { return (.alreadyThere, []) }
            let invitation = invitation(id, email, role, at: now)
            return try send(invitation, .invited, language, connection, at: now)
        }
    }

    /// Sends an invitation once more, with a new link. The earlier link ends.
    package func inviteAgain(_ former: Int64, language: Language) async throws -> Outcome {
        let id = services.environment.newID()
        return try await change { connection, now in
            guard let found = try found(former, connection) else { return (.notFound, []) }
            let invitation = invitation(id, found.email, found.role, at: now)
            return try send(invitation, .invitedAgain, language, connection, at: now)
        }
    }

    /// Takes an invitation back. Its link ends.
    package func takeBack(_ id: Int64) async throws -> Outcome {
        try await change { connection, _ in
            guard let found = try found(id, connection), try connection.invitations.delete(id) else {
                return (.notFound, [])
            }
            let event = AuditEvent(.invitationTakenBack, of: found.email, campaign: found.role.campaign)
            return (.done, [event])
        }
    }

    /// Invites an address without a mail. Returns the token of the link. The link also signs in who
    /// has an account already. Nil when there is no such campaign, or not for this doer.
    package func printLink(to email: String, as role: AccountRole) async throws -> Token? {
        let token = Token(id: services.environment.newID(), secret: services.environment.random(16))
        let outcome = try await change { connection, now in
            guard try connection.lockedPeople(of: role.campaign, for: actor) != nil else {
                return (.notFound, [])
            }
            try connection.invitations.insert(
                invitation(token.id, email, role, at: now), address: services.key.account(email),
                secret: token.hashed)
            let event = AuditEvent(
                .linkPrinted, of: email, campaign: role.campaign, detail: role.spelling)
            return (.done, [event])
        }
        return outcome == .done ? token : nil
    }

    private func invitation(_ id: Int64, _ email: String, _ role: AccountRole, at now: Date) -> Invitation {
        Invitation(
            id: id, email: email, role: role, sender: actor.account,
            senderName: actor.account == nil ? nil : actor.name, sentAt: now)
    }

    /// Returns an invitation that the doer may change.
    private func found(_ id: Int64, _ connection: any Connection) throws -> Invitation? {
        guard let found = try connection.invitations.find(id),
            try connection.lockedPeople(of: found.role.campaign, for: actor) != nil
        else { return nil }
        return found
    }

    private func send(
        _ invitation: Invitation, _ action: AuditEvent.Action, _ language: Language,
        _ connection: any Connection, at now: Date
    ) throws -> (Outcome, [AuditEvent]) {
        let (address, role) = (services.key.account(invitation.email), invitation.role)
        guard
            try connection.outbox.mayMail(address, on: Day(now), limit: SignInRules.invitationsADay)
        else { return (.tooMany, []) }
        try connection.invitations.insert(invitation, address: address)
        let title = role.campaign.map { services.campaigns.newest($0)?.title(language) ?? $0 } ?? ""
        let mail = InvitationMail(role, title: title, sender: invitation.senderName)
        let content = OutboxMessage.Content(
            email: invitation.email, language: language, arguments: mail.arguments)
        try connection.outbox.insert(
            .queued(id: invitation.id, .invitation, content, rehearsal: services.rehearsal, due: now))
        let event = AuditEvent(
            action, of: invitation.email, campaign: role.campaign, detail: role.spelling)
        return (.done, [event])
    }
}

extension CampaignCache.CampaignVersion {
    /// The campaign's title in the best language for a reader of `language`.
    func title(_ language: Language) -> String {
        campaign.page(language)?.page.title ?? campaign.slug
    }
}

extension Connection {
    /// Whether the list of people of a campaign, or of owners for nil, has the address.
    fileprivate func isListed(_ address: [UInt8], _ campaign: String?) throws -> Bool {
        guard let account = try accounts.find(address: address) else { return false }
        guard !account.isOwner, let campaign else { return account.isOwner }
        return try accounts.membership(of: account.id, in: campaign) != nil
    }
}
