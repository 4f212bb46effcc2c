package import Domain
package import Foundation

/// Invitations that nobody has accepted yet. There is one for each address and campaign, and one
/// for an address that is to own the site.
package struct Invitations: DataAccess {
    let connection: any Connection

    /// Stores an invitation in place of an earlier one.
    /// - Parameter secret: hash of the secret of a printed link. Nil when a mail has the link.
    package func insert(_ invitation: Invitation, address: [UInt8], secret: [UInt8]? = nil) throws {
        try run(
            """
            INSERT INTO invitation (id, address, email, campaign, role, languages, secret, sender_id, sender, sent_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (address, campaign) DO UPDATE SET id = excluded.id, email = excluded.email,
                role = excluded.role, languages = excluded.languages, secret = excluded.secret,
                sender_id = excluded.sender_id, sender = excluded.sender, sent_at = excluded.sent_at
            """, invitation.id, address, invitation.email, invitation.role.campaign ?? "",
            invitation.role.spelling, invitation.role.languages.map(\.tag).joined(separator: ","), secret,
            invitation.sender, invitation.senderName, invitation.sentAt)
    }

    package func find(_ id: Int64) throws -> Invitation? {
        try row("SELECT * FROM invitation WHERE id = $1", id).flatMap(Invitation.init)
    }

    /// Whether the secret's hash is that of the invitation's link, printed or mailed.
    package func matches(_ id: Int64, secret: [UInt8]) throws -> Bool {
        let printed = try row("SELECT secret FROM invitation WHERE id = $1", id)?.optionalBytes("secret")
        return try printed.map { equalInConstantTime($0, secret) }
            ?? connection.outbox.matches(id, secret: secret)
    }

    /// Returns the invitations to a campaign, or all for nil, the newest first.
    package func all(in campaign: String?) throws -> [Invitation] {
        let found =
            try campaign.map { try rows("SELECT * FROM invitation WHERE campaign = $1 ORDER BY id DESC", $0) }
            ?? rows("SELECT * FROM invitation ORDER BY id DESC")
        return try found.compactMap(Invitation.init)
    }

    /// Deletes an invitation: it is accepted or taken back. False when it is gone already.
    package func delete(_ id: Int64) throws -> Bool {
        try run("DELETE FROM invitation WHERE id = $1", id) == 1
    }

    /// Deletes the invitations to a campaign that is gone.
    package func deleteAll(in campaign: String) throws {
        try run("DELETE FROM invitation WHERE campaign = $1", campaign)
    }

    /// Deletes the invitations from and to an account, in one campaign or, for nil, in all.
    package func deleteAll(of account: Int64, in campaign: String?) throws {
        let whose = """
            DELETE FROM invitation WHERE (sender_id = $1
                OR address = (SELECT address FROM account WHERE id = $1))
            """
        if let campaign {
            try run("\(whose) AND campaign = $2", account, campaign)
        } else {
            try run(whose, account)
        }
    }

    package func forget(sentBefore: Date) throws {
        try run("DELETE FROM invitation WHERE sent_at <= $1", sentBefore)
    }
}

extension Invitation {
    /// Nil for a role that this version does not know.
    fileprivate init?(_ row: Row) throws {
        var role = AccountRole.owner
        if try row.text("role") != role.spelling {
            guard let membership = try Membership(row) else { return nil }
            role = .member(membership)
        }
        try self.init(
            id: row.int("id"), email: row.text("email"), role: role, sender: row.optionalInt("sender_id"),
            senderName: row.optionalText("sender"), sentAt: row.date("sent_at"))
    }
}
