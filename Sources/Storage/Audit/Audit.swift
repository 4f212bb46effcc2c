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

    /// Returns entries, newest first, of one campaign or of all. Reads every row; only for work
    /// that is done by hand.
    package func newest(of campaign: String? = nil, limit: Int) throws -> [AuditEntry] {
        let condition = campaign == nil ? "" : "WHERE campaign = $2"
        return try connection.rows(
            "SELECT * FROM audit \(condition) ORDER BY number DESC LIMIT $1",
            campaign.map { [limit, $0] } ?? [limit]
        ).map { row in
            try AuditEntry(
                number: row.int("number"), at: row.date("at"), actorKind: row.text("actor_kind"),
                actorName: row.text("actor_name"), account: row.optionalInt("account_id"),
                action: row.text("action"), subject: row.text("subject"),
                campaign: row.optionalText("campaign"), detail: row.text("detail"))
        }
    }
}
