package import Domain
import Foundation
import Storage

/// The first account of an installation, which becomes the owner of the site.
package struct FirstRun: Sendable {
    let services: Services

    package init(_ services: Services) { self.services = services }

    package enum Outcome: Sendable {
        case signedIn(SignedIn)
        case wrongSecret
        /// There is an account already. The first run is over for good.
        case over
    }

    /// The words whose holder becomes the owner. They are made of the installation's key, so that
    /// every process prints the same ones.
    package var secret: SecretWords { services.key.firstRunSecret }

    /// Whether nobody has an account yet. Throws when the database does not answer: an outage is
    /// never a first run.
    package func isOpen() async throws -> Bool {
        try await services.database.read { try !$0.accounts.exist() }
    }

    /// Makes the first account and signs it in.
    package func begin(_ secret: SecretWords, name: String, email: String, device: String) async throws
        -> Outcome
    {
        guard equalInConstantTime(secret.bytes, self.secret.bytes) else {
            return try await isOpen() ? .wrongSecret : .over
        }
        let now = services.environment.now()
        let account = Account(id: services.environment.newID(), name: name, email: email, isOwner: true)
        let sessions = Sessions(services)
        let session = sessions.fresh(of: account, device: device)
        let key = services.key.account(email)
        let isFirst = try await services.database.write { connection in
            guard try connection.accounts.insertFirst(account, address: key, at: now) else { return false }
            try connection.deskSessions.insert(session.row, secret: session.token.hashed)
            let event = AuditEvent(.firstRun, of: account.name)
            try connection.audit.add(event, by: .account(account), at: now)
            return true
        }
        return isFirst ? .signedIn(SignedIn(account: account, token: session.token)) : .over
    }
}
