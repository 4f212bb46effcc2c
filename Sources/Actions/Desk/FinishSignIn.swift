package import Domain
package import Foundation
import Storage

/// The second page of signing in: the mail's proof was given in this browser, and no session has
/// begun.
package struct FinishSignIn: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    package enum Outcome: Sendable {
        case signedIn(SignedIn)
        case wrong
        case waiting(until: Date)
        /// This browser was not asked, or longer ago than ten minutes.
        case ended
    }

    private var since: Date { services.environment.now().addingTimeInterval(-SecondFactorRules.halfSignIn) }

    /// Returns the account whose second proof this browser is asked for. Nil for none.
    package func asked(in browser: [UInt8]) async throws -> Account? {
        let since = since
        return try await services.database.read { connection in
            guard let half = try connection.halfSignIns.find(browser.sha256, since: since) else { return nil }
            return try connection.accounts.find(half.account)
        }
    }

    /// Signs in with the second proof, and accepts the invitation that led here.
    package func finish(_ typed: String, in browser: [UInt8], device: String) async throws -> Outcome {
        let (now, since, browser) = (services.environment.now(), since, browser.sha256)
        return try await services.database.write { connection in
            // Locks in the order of every change of people: owners first.
            if try connection.halfSignIns.find(browser, since: since)?.invitation != nil {
                _ = try connection.accounts.lockedOwners()
            }
            guard let half = try connection.halfSignIns.locked(browser, since: since),
                let account = try connection.accounts.find(half.account)
            else { return .ended }
            switch try connection.prove(typed, of: account, services.key, at: now) {
            case .right: break
            case .wrong: return .wrong
            case .waiting(let until): return .waiting(until: until)
            case nil: return .ended
            }
            try connection.halfSignIns.end(browser)
            let invitation = try half.invitation.flatMap { try connection.invitations.find($0) }
            if let invitation, invitation.goodUntil > now, try connection.invitations.delete(invitation.id) {
                let address = services.key.account(invitation.email)
                _ = try connection.join(address, by: invitation, at: now)
            }
            let session = Sessions(services).fresh(of: account, device: device, hasSecond: true)
            try connection.deskSessions.insert(session.row, secret: session.token.hashed)
            return .signedIn(SignedIn(account: account, token: session.token))
        }
    }
}

extension Sessions {
    /// Begins a session. Returns nil where the account has a second proof: the browser is asked
    /// for it first.
    func begin(
        _ account: Account, in browser: [UInt8], device: String, _ connection: any Connection, at now: Date
    ) throws -> SignedIn? {
        guard try !connection.secondFactors.state(of: account.id).isActive else {
            try connection.halfSignIns.begin(
                HalfSignIn(browser: browser.sha256, account: account.id, begunAt: now))
            return nil
        }
        let session = fresh(of: account, device: device)
        try connection.deskSessions.insert(session.row, secret: session.token.hashed)
        return SignedIn(account: account, token: session.token)
    }
}
