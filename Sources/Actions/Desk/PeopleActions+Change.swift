package import Domain
import Storage

extension PeopleActions {
    /// Changes what an account may do. What an account had in other campaigns stays.
    package func changeRole(of account: Int64, to role: AccountRole) async throws -> Outcome {
        try await change { connection, _ in
            guard let people = try connection.lockedPeople(of: role.campaign, for: actor),
                let found = try connection.accounts.find(account)
            else { return (.notFound, []) }
            let outcome = try connection.changeRole(of: found, to: role, people)
            let event = AuditEvent(
                .roleChanged, of: found.name, campaign: role.campaign, detail: role.spelling)
            return (outcome, outcome == .done ? [event] : [])
        }
    }

    /// Takes an account out of a campaign. Nil: deletes the account.
    package func remove(_ account: Int64, from campaign: String?) async throws -> Outcome {
        try await change { connection, _ in
            guard let people = try connection.lockedPeople(of: campaign, for: actor),
                let found = try connection.accounts.find(account)
            else { return (.notFound, []) }
            let outcome =
                if let campaign { try connection.remove(account, from: campaign, people) } else {
                    try connection.remove(account, people)
                }
            let event = AuditEvent(.removed, of: found.name, campaign: campaign)
            return (outcome, outcome == .done ? [event] : [])
        }
    }
}

/// Who may change the people of a campaign or of the site, locked until the transaction ends.
struct LockedPeople {
    let actor: Actor
    let owners: [Int64]
    /// Empty for the site.
    let organisers: [Int64]

    /// Whether the actor owns the site, or is at the command line.
    var isOwnersAct: Bool { actor.account.map(owners.contains) ?? (actor.kind == .commandLine) }

    /// Whether the actor may change people.
    var allow: Bool { isOwnersAct || actor.account.map(organisers.contains) == true }

    /// Whether the campaign would lose the last organiser, by whoever is no owner.
    func isLastOrganiser(_ account: Int64) -> Bool { !isOwnersAct && organisers == [account] }
}

extension Connection {
    /// Locks whoever may change the people of a campaign, or of the site for nil. Nobody can take
    /// the actor's rights away meanwhile. Nil when the actor may not change them.
    func lockedPeople(of campaign: String?, for actor: Actor) throws -> LockedPeople? {
        let owners = try accounts.lockedOwners()
        let organisers = try campaign.map { try accounts.lockedOrganisers(of: $0) } ?? []
        if let campaign, try !hasCampaign(campaign) { return nil }
        let people = LockedPeople(actor: actor, owners: owners, organisers: organisers)
        return people.allow ? people : nil
    }

    fileprivate func changeRole(of account: Account, to role: AccountRole, _ people: LockedPeople) throws
        -> PeopleActions.Outcome
    {
        guard case .member(let membership) = role else {
            if !account.isOwner {
                try accounts.setOwner(account.id, true)
                try deskSessions.endAll(of: account.id)
            }
            return .done
        }
        let former = try accounts.membership(of: account.id, in: membership.campaign)
        if !people.isOwnersAct, account.isOwner || former == nil { return .notFound }
        let isOrganiser = membership.role == .organiser
        if !isOrganiser, people.isLastOrganiser(account.id) { return .lastOrganiser }
        if account.isOwner, people.owners == [account.id] { return .lastOwner }
        try accounts.setOwner(account.id, false)
        try accounts.setMembership(membership, of: account.id)
        if !isOrganiser {
            try invitations.deleteAll(of: account.id, in: account.isOwner ? nil : membership.campaign)
        }
        // A session from before must not get more rights than it began with.
        let had = account.isOwner ? Set(DeskRight.allCases) : former?.role.rights ?? []
        if !had.isSuperset(of: membership.role.rights) { try deskSessions.endAll(of: account.id) }
        return .done
    }

    fileprivate func remove(_ account: Int64, from campaign: String, _ people: LockedPeople) throws
        -> PeopleActions.Outcome
    {
        guard try accounts.membership(of: account, in: campaign) != nil else { return .notFound }
        if people.isLastOrganiser(account) { return .lastOrganiser }
        try accounts.removeMembership(in: campaign, of: account)
        try invitations.deleteAll(of: account, in: campaign)
        return .done
    }

    fileprivate func remove(_ account: Int64, _ people: LockedPeople) throws -> PeopleActions.Outcome {
        if people.owners == [account] { return .lastOwner }
        try invitations.deleteAll(of: account, in: nil)
        try accounts.delete(account)
        return .done
    }
}
