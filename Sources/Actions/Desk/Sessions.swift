package import Domain
import Foundation
import Storage

/// A browser that has signed in just now, with the token for its cookie.
package struct SignedIn: Sendable {
    package let account: Account
    package let token: Token
}

/// Somebody who has signed in with a browser.
package struct SessionAccount: Sendable {
    package let account: Account
    package let session: DeskSession
    /// Their role in the campaign that was asked about. Nil without one.
    package let membership: Membership?
    /// Whether that campaign is there, published or as a draft.
    package let hasCampaign: Bool
    /// Whether they are an organiser of any campaign, and so may begin another.
    package let isOrganiser: Bool
    /// Whether everybody needs a second proof, and this account has none.
    package let needsSecond: Bool
}

/// Sessions of the desk: which browser belongs to which account.
package struct Sessions: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// Returns who has signed in with a browser, with their role in a campaign. Nil when it is not,
    /// or no longer, signed in.
    package func find(_ token: Token, in campaign: String? = nil) async throws -> SessionAccount? {
        let now = services.environment.now()
        let found = try await services.database.read { connection -> SessionAccount? in
            guard let session = try connection.deskSessions.find(token.id, secret: token.hashed, at: now),
                let account = try connection.accounts.find(session.account)
            else { return nil }
            // A session from before the second proof does not count.
            let second = try connection.secondFactors.state(of: account.id)
            guard session.hasSecond || !second.isActive else { return nil }
            let membership = try campaign.flatMap {
                try connection.accounts.membership(of: account.id, in: $0)
            }
            return SessionAccount(
                account: account, session: session, membership: membership,
                hasCampaign: try campaign.map(connection.hasCampaign) ?? false,
                isOrganiser: try connection.accounts.memberships(of: account.id)
                    .contains { $0.role == .organiser },
                needsSecond: second.isDemanded && !second.isActive)
        }
        guard let session = found?.session else { return nil }
        // A page must not cost a write each time.
        if now.timeIntervalSince(session.usedAt) > SignInRules.noted {
            try await services.database.write { try $0.deskSessions.setUsed(session.id, at: now) }
        }
        return found
    }

    package func all(of account: Account) async throws -> [DeskSession] {
        let now = services.environment.now()
        return try await services.database.read { try $0.deskSessions.all(of: account.id, at: now) }
    }

    package func end(_ session: Int64, of account: Account) async throws {
        try await services.database.write { try $0.deskSessions.end(session, of: account.id) }
    }

    /// Ends all sessions of an account but `session`.
    package func endOthers(than session: DeskSession) async throws {
        let now = services.environment.now()
        try await services.database.write { connection in
            try connection.deskSessions.endAll(of: session.account, except: session.id)
            guard let account = try connection.accounts.find(session.account) else { return }
            let event = AuditEvent(.sessionsEnded, of: account.name)
            try connection.audit.add(event, by: .account(account), at: now)
        }
    }

    /// Returns a new session, which must be stored, and its token.
    func fresh(of account: Account, device: String, hasSecond: Bool = false) -> (
        row: DeskSession, token: Token
    ) {
        let environment = services.environment
        let token = Token(id: environment.newID(), secret: environment.random(16))
        let row = DeskSession(
            id: token.id, account: account.id, device: device.scalars(first: 200), at: environment.now(),
            hasSecond: hasSecond)
        return (row, token)
    }
}

extension Connection {
    /// Whether there is a campaign with this slug, published or as a draft.
    func hasCampaign(_ slug: String) throws -> Bool {
        try drafts.find(slug) != nil || campaigns.isThere(slug)
    }
}
