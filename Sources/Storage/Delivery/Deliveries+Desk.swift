package import Domain

/// Deliveries of one campaign, for its organisers.
extension Deliveries {
    /// Returns deliveries in these states, the newest letter first. Reads one index entry for each.
    package func list(
        of campaign: String, rehearsal: Bool, in states: [Delivery.State], after cursor: DeliveryCursor?,
        limit: Int
    ) throws -> [DeskDelivery] {
        let found = try states.flatMap { state in
            try rows(
                Self.listed, campaign, rehearsal, state.rawValue, cursor?.letter ?? .max,
                cursor?.channel.rawValue ?? "", limit
            ).map(DeskDelivery.init)
        }
        let sorted = found.sorted { DeliveryCursor($1.delivery).isAfter(DeliveryCursor($0.delivery)) }
        return Array(sorted.prefix(limit))
    }

    /// Each state alone, so that the index has them in order.
    static let listed = """
        SELECT delivery.*, letter.name AS writer_name, letter.country AS writer_country, place_name, member_name
        FROM delivery JOIN letter ON letter.id = delivery.letter_id
        LEFT JOIN letter_detail ON letter_detail.letter_id = delivery.letter_id
        WHERE delivery.campaign = $1 AND delivery.rehearsal = $2 AND delivery.state = $3
            AND (delivery.letter_id, delivery.channel) < ($4, $5)
        ORDER BY delivery.letter_id DESC, delivery.channel DESC LIMIT $6
        """

    /// Counts the deliveries in a state, up to `limit`.
    package func count(of campaign: String, rehearsal: Bool, in state: Delivery.State, upTo limit: Int) throws
        -> Int
    {
        try Int(
            row(Self.counted, campaign, rehearsal, state.rawValue, limit)?.int("n") ?? 0)
    }

    static let counted = """
        SELECT COUNT(*) AS n FROM (
            SELECT 1 FROM delivery WHERE campaign = $1 AND rehearsal = $2 AND state = $3 LIMIT $4
        ) AS found
        """
}

extension DeskDelivery {
    fileprivate init(_ row: Row) throws {
        let member = try row.optionalText("member_name").flatMap { $0.isEmpty ? nil : $0 }
        try self.init(
            Delivery(row), target: row.text("target"), member: member, writer: row.text("writer_name"),
            country: row.text("writer_country"), place: row.optionalText("place_name"))
    }
}
