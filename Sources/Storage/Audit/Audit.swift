package import Domain
package import Foundation

/// What operators and organisers have changed. Rows are added, and never changed or deleted.
package struct Audit: DataAccess {
    let connection: any Connection

    /// Adds an entry. The numbers of entries have no gaps.
    package func add(_ event: AuditEvent, by actor: Actor, at now: Date) throws {
        try run(
            """
            INSERT INTO audit (number, at, actor_kind, actor_name, account_id, action, subject, campaign, detail)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, connection.installation.nextNumber("audit"), now, actor.kind.rawValue, actor.name,
            actor.account, event.action.rawValue, event.subject, event.campaign, event.detail)
    }

    /// Returns entries, newest first, of one campaign or of all.
    /// - Parameter before: the number of the first entry that is too new. Nil for none.
    package func newest(of campaign: String? = nil, before: Int64? = nil, limit: Int) throws -> [AuditEntry] {
        let condition = campaign == nil ? "" : "AND campaign = $3"
        return try connection.rows(
            "SELECT * FROM audit WHERE number < $2 \(condition) ORDER BY number DESC LIMIT $1",
            [limit, before ?? .max] + (campaign.map { [$0] } ?? [])
        ).map { row in
            try AuditEntry(
                number: row.int("number"), at: row.date("at"), actorKind: row.text("actor_kind"),
                actorName: row.text("actor_name"), account: row.optionalInt("account_id"),
                action: row.text("action"), subject: row.text("subject"),
                campaign: row.optionalText("campaign"), detail: row.text("detail"))
        }
    }
}
