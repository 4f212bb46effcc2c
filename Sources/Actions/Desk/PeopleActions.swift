package import Domain
import Foundation
import Storage

/// What owners, organisers and operators do about people and invitations. Each change looks in its
/// own transaction at what its doer may do.
package struct PeopleActions: Sendable {
    let services: Services
    let actor: Actor

    package init(_ services: Services, actor: Actor) {
        (self.services, self.actor) = (services, actor)
    }

    package enum Outcome: Sendable, Equatable {
        case done
        /// There is no such person, invitation or campaign, or not for this doer.
        case notFound
        /// Whoever is invited is in the list of people already.
        case alreadyThere
        /// The address had as many invitations today as an address gets.
        case tooMany
        /// Without this person the site would have no owner.
        case lastOwner
        /// Without this person the campaign would have no organiser.
        case lastOrganiser
    }

    /// Returns the people of a campaign, owners among them, and its invitations. Nil for the
    /// campaign: of the whole site. Returns nil when the doer may not see them.
    package func list(of campaign: String?) async throws -> (
        people: [ListedAccount], invitations: [Invitation]
    )? {
        try await services.database.read { connection in
            guard try connection.allows(actor, campaign == nil ? .site : .people, in: campaign) else {
                return nil
            }
            return try (
                connection.accounts.listed(in: campaign), connection.invitations.all(in: campaign)
            )
        }
    }

    /// Returns the account of an address.
    package func account(of email: String) async throws -> Account? {
        let address = services.key.account(email)
        return try await services.database.read { try $0.accounts.find(address: address) }
    }

    /// Gives the doer's own account another name.
    package func rename(to name: String) async throws -> Outcome {
        try await change { connection, _ in
            guard let id = actor.account, try connection.accounts.find(id) != nil else {
                return (.notFound, [])
            }
            try connection.accounts.rename(id, to: name)
            return (.done, [AuditEvent(.renamed, of: name)])
        }
    }

    func change(
        _ work: @escaping @Sendable (any Connection, _ now: Date) throws -> (Outcome, [AuditEvent])
    ) async throws -> Outcome {
        try await OperatorActions(services, actor: actor).change(work)
    }
}

extension Connection {
    /// Whether the actor has a right, as of this transaction.
    func allows(_ actor: Actor, _ right: DeskRight, in campaign: String?) throws -> Bool {
        guard let id = actor.account else { return actor.kind == .commandLine }
        guard let account = try accounts.find(id) else { return false }
        return account.has(right, as: try campaign.flatMap { try accounts.membership(of: id, in: $0) })
    }
}
