package import Domain
import Foundation
import Storage

/// What somebody does with the link of an invitation.
package struct AcceptInvitation: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// What a link offers. Looking at it changes nothing.
    package struct Offer: Sendable {
        package let invitation: Invitation
        /// The campaign's title. Nil for an owner of the site.
        package let title: String?
        /// False when a new account is made, which needs a name.
        package let hasAccount: Bool
    }

    package enum Outcome: Sendable {
        case signedIn(SignedIn)
        /// The account has a second proof, which this browser is asked for now. The invitation is
        /// accepted with it.
        case asksForSecond
        /// The address has no account, and no name was given.
        case nameMissing
        /// The link was used, taken back, or is older than a day.
        case ended
    }

    /// Returns what a link offers. Nil when it has ended.
    package func look(at token: Token, language: Language) async throws -> Offer? {
        let now = services.environment.now()
        return try await services.database.read { connection in
            guard let invitation = try found(token, connection, at: now) else { return nil }
            let address = services.key.account(invitation.email)
            let title = invitation.role.campaign.map { services.campaigns.newest($0)?.title(language) ?? $0 }
            return try Offer(
                invitation: invitation, title: title,
                hasAccount: connection.accounts.find(address: address) != nil)
        }
    }

    /// Accepts an invitation, once. Gives the address an account, if it has none, with the role,
    /// and signs it in. Its other sessions end, since they began with other rights.
    /// - Parameter name: the name of a new account.
    package func accept(_ token: Token, name: String, in browser: [UInt8], device: String) async throws
        -> Outcome
    {
        let (now, id) = (services.environment.now(), services.environment.newID())
        return try await services.database.write { connection in
            guard let invitation = try found(token, connection, at: now) else { return .ended }
            // Locks in the order of every change of people.
            _ = try connection.accounts.lockedOwners()
            let address = services.key.account(invitation.email)
            let known = try connection.accounts.find(address: address)
            if known == nil, !PersonName.isVisible(name) { return .nameMissing }
            if let known, try connection.secondFactors.state(of: known.id).isActive {
                try connection.halfSignIns.begin(
                    HalfSignIn(
                        browser: browser.sha256, account: known.id, invitation: token.id, begunAt: now))
                return .asksForSecond
            }
            guard try connection.invitations.delete(token.id) else { return .ended }
            let fresh = Account(id: id, name: name, email: invitation.email, isOwner: false)
            if known == nil { _ = try connection.accounts.insert(fresh, address: address, at: now) }
            guard let account = try connection.join(address, by: invitation, at: now) else {
                return .ended
            }
            let session = Sessions(services).fresh(of: account, device: device)
            try connection.deskSessions.insert(session.row, secret: session.token.hashed)
            return .signedIn(SignedIn(account: account, token: session.token))
        }
    }

    private func found(_ token: Token, _ connection: any Connection, at now: Date) throws -> Invitation? {
        guard let invitation = try connection.invitations.find(token.id), invitation.goodUntil > now,
            try connection.invitations.matches(token.id, secret: token.hashed)
        else { return nil }
        return invitation
    }
}

extension Connection {
    /// Gives the role of an invitation, which is used up, to the account of its address. The
    /// account's sessions end.
    func join(_ address: [UInt8], by invitation: Invitation, at now: Date) throws -> Account? {
        guard let account = try give(invitation.role, to: address) else { return nil }
        try deskSessions.endAll(of: account.id)
        let event = AuditEvent(
            .joined, of: account.name, campaign: invitation.role.campaign,
            detail: invitation.role.spelling)
        try audit.add(event, by: .account(account), at: now)
        return account
    }

    /// Adds a role to what the account of an address is already, and returns the account. Never
    /// makes an organiser anything less.
    fileprivate func give(_ role: AccountRole, to address: [UInt8]) throws -> Account? {
        guard var account = try accounts.find(address: address) else { return nil }
        switch role {
        case .owner:
            account.isOwner = true
            try accounts.setOwner(account.id, true)
        case .member(let membership):
            let former = try accounts.membership(of: account.id, in: membership.campaign)
            if former?.role != .organiser { try accounts.setMembership(membership, of: account.id) }
        }
        return account
    }
}
