package import Domain
import Foundation

extension Deliveries {
    /// Returns deliveries for the operator's list, the newest change first.
    package func list(_ query: DeliveryQuery) throws -> [ListedDelivery] {
        try rows(
            """
            SELECT * FROM delivery
            WHERE ($1 = '' OR campaign = $1) AND ($2 = '' OR target = $2) AND ($3 = '' OR state = $3)
                AND changed_at >= $4 AND changed_at < $5
            ORDER BY changed_at DESC, letter_id DESC, channel LIMIT $6
            """, query.campaign ?? "", query.target ?? "", query.state?.rawValue ?? "",
            query.since ?? .init(milliseconds: 0), query.until ?? SwitchRules.held, query.limit
        ).map { row in
            try ListedDelivery(
                Delivery(row), campaign: row.text("campaign"), target: row.text("target"),
                rehearsal: row.bool("rehearsal"))
        }
    }
}
