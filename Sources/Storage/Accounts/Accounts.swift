package import Domain
package import Foundation

/// Accounts of the desk, and their roles in campaigns.
package struct Accounts: DataAccess {
    let connection: any Connection

    /// Whether there is any account.
    package func exist() throws -> Bool { try row("SELECT id FROM account LIMIT 1") != nil }

    /// Stores the first account, which owns the site. False when there is an account already. The
    /// database itself refuses a second first one, and two at once wait for each other.
    package func insertFirst(_ account: Account, address: [UInt8], at now: Date) throws -> Bool {
        try connection.lock(named: "first account")
        guard try !exist() else { return false }
        return try run(
            """
            INSERT INTO account (id, address, email, name, is_owner, first, created_at)
            VALUES ($1, $2, $3, $4, 1, 1, $5) ON CONFLICT DO NOTHING
            """, account.id, address, account.email, account.name, now) == 1
    }

    /// Stores an account. False when the address has one already.
    package func insert(_ account: Account, address: [UInt8], at now: Date) throws -> Bool {
        try run(
            """
            INSERT INTO account (id, address, email, name, is_owner, created_at)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
            """, account.id, address, account.email, account.name, account.isOwner, now) == 1
    }

    package func find(_ id: Int64) throws -> Account? {
        try row("SELECT * FROM account WHERE id = $1", id).map(Account.init)
    }

    package func find(address: [UInt8]) throws -> Account? {
        try row("SELECT * FROM account WHERE address = $1", address).map(Account.init)
    }

    /// Returns all accounts, by name.
    package func all() throws -> [Account] {
        try rows("SELECT * FROM account ORDER BY name, id").map(Account.init)
    }

    package func setOwner(_ account: Int64, _ isOwner: Bool) throws {
        try run("UPDATE account SET is_owner = $2 WHERE id = $1", account, isOwner)
    }

    package func rename(_ account: Int64, to name: String) throws {
        try run("UPDATE account SET name = $2 WHERE id = $1", account, name)
    }

    /// Deletes an account with its roles and sessions. Never call this for the last owner: without
    /// an account the first-run page would open again.
    package func delete(_ account: Int64) throws {
        for table in [
            "half_sign_in", "second_factor", "recovery_code", "membership", "desk_session", "sign_in",
        ] {
            try run("DELETE FROM \(table) WHERE account_id = $1", account)
        }
        try run("DELETE FROM account WHERE id = $1", account)
    }

    /// Locks all owners until this transaction ends, and returns their ids. Whoever takes an
    /// owner's rights away must do so first, so that one owner is left.
    package func lockedOwners() throws -> [Int64] {
        try rows("SELECT id FROM account WHERE is_owner = 1 ORDER BY id \(dialect.forUpdate)").map {
            try $0.int("id")
        }
    }
}

extension Accounts {
    package func memberships(of account: Int64) throws -> [Membership] {
        try rows("SELECT * FROM membership WHERE account_id = $1 ORDER BY campaign", account)
            .compactMap(Membership.init)
    }

    package func membership(of account: Int64, in campaign: String) throws -> Membership? {
        try row("SELECT * FROM membership WHERE account_id = $1 AND campaign = $2", account, campaign)
            .flatMap(Membership.init)
    }

    /// Returns the owners and the accounts with a role in a campaign, by name, with that role. Nil:
    /// returns all accounts with all their roles.
    package func listed(in campaign: String?) throws -> [ListedAccount] {
        let accounts =
            try campaign.map {
                try rows(
                    """
                    SELECT * FROM account WHERE is_owner = 1
                        OR id IN (SELECT account_id FROM membership WHERE campaign = $1)
                    ORDER BY name, id
                    """, $0)
            } ?? rows("SELECT * FROM account ORDER BY name, id")
        let roles =
            try campaign.map { try rows("SELECT * FROM membership WHERE campaign = $1", $0) }
            ?? rows("SELECT * FROM membership ORDER BY campaign")
        let proving = try connection.secondFactors.accounts()
        var byAccount: [Int64: [Membership]] = [:]
        for row in roles {
            guard let membership = try Membership(row) else { continue }
            try byAccount[row.int("account_id"), default: []].append(membership)
        }
        return try accounts.map { row in
            let account = try Account(row)
            return try ListedAccount(
                account, roles: byAccount[account.id] ?? [], usedAt: row.optionalDate("used_at"),
                hasSecond: proving.contains(account.id))
        }
    }

    /// Locks the organisers of a campaign until this transaction ends, and returns their ids.
    /// Whoever takes an organiser's rights away must do so first, so that one organiser is left.
    package func lockedOrganisers(of campaign: String) throws -> [Int64] {
        try rows(
            """
            SELECT account_id FROM membership WHERE campaign = $1 AND role = 'organiser'
            ORDER BY account_id \(dialect.forUpdate)
            """, campaign
        ).map { try $0.int("account_id") }
    }

    package func setMembership(_ membership: Membership, of account: Int64) throws {
        try run(
            """
            INSERT INTO membership (account_id, campaign, role, languages) VALUES ($1, $2, $3, $4)
            ON CONFLICT (account_id, campaign) DO UPDATE
            SET role = excluded.role, languages = excluded.languages
            """, account, membership.campaign, membership.role.rawValue,
            membership.languages.map(\.tag).joined(separator: ","))
    }

    /// Takes everybody out of a campaign that is gone.
    package func removeMemberships(in campaign: String) throws {
        try run("DELETE FROM membership WHERE campaign = $1", campaign)
    }

    package func removeMembership(in campaign: String, of account: Int64) throws {
        try run("DELETE FROM membership WHERE account_id = $1 AND campaign = $2", account, campaign)
    }
}

extension Account {
    init(_ row: Row) throws {
        try self.init(
            id: row.int("id"), name: row.text("name"), email: row.text("email"), isOwner: row.bool("is_owner")
        )
    }
}

extension Membership {
    /// Nil for a role that this version does not know.
    init?(_ row: Row) throws {
        guard let role = try CampaignRole(rawValue: row.text("role")) else { return nil }
        try self.init(
            campaign: row.text("campaign"), role: role,
            languages: row.text("languages").split(separator: ",").map { Language(String($0)) })
    }
}
