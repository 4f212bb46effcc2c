import Domain
package import Foundation
import Storage

/// What owners do about everybody's second proof.
extension PeopleActions {
    /// Takes the second proof of an account off, for somebody whose phone and codes are gone, and
    /// ends its sessions. Nobody does it for themselves at the desk: that asks for a code.
    package func unlock(_ account: Int64) async throws -> Outcome {
        try await change { connection, _ in
            guard try connection.lockedPeople(of: nil, for: actor) != nil, account != actor.account,
                let found = try connection.accounts.find(account), try connection.secondFactors.end(account)
            else { return (.notFound, []) }
            try connection.deskSessions.endAll(of: account)
            return (.done, [AuditEvent(.unlocked, of: found.name)])
        }
    }

    /// Demands a second proof of everybody, or no longer.
    package func demandSecond(_ isDemanded: Bool) async throws -> Outcome {
        try await change { connection, now in
            guard try connection.lockedPeople(of: nil, for: actor) != nil else { return (.notFound, []) }
            guard try connection.secondFactors.setDemand(isDemanded, at: now) else { return (.done, []) }
            return (.done, [AuditEvent(isDemanded ? .secondDemanded : .secondDemandEnded, of: "")])
        }
    }

    /// Since when everybody needs a second proof. Nil while they do not.
    package func secondDemandedSince() async throws -> Date? {
        try await services.database.read { try $0.secondFactors.demandedSince() }
    }
}
