package import Domain
package import Foundation

extension Connection {
    /// Notes changes of the count by place beside what caused them; like the tally, it is a queue of changes.
    package func count(_ changes: [PlaceKey: Int]) throws {
        for (key, delta) in changes where delta != 0 {
            try run(
                "INSERT INTO place_change (campaign, rehearsal, area, place, delta) VALUES ($1, $2, $3, $4, $5)", key.campaign, key.rehearsal,
                key.area, key.place, delta)
        }
    }

    /// The count by place as of this transaction, with the tally's own number of supporters.
    package func placeTally(of campaign: String, rehearsal: Bool, asOf now: Date) throws -> PlaceTally {
        var tally = PlaceTally(asOf: now, rehearsal: rehearsal)
        tally.supporters = try self.tally(of: campaign, rehearsal: rehearsal, asOf: now).supporters
        let sql = """
            SELECT area, place, CAST(SUM(n) AS BIGINT) AS n FROM (
                SELECT area, place, count AS n FROM place_count WHERE campaign = $1 AND rehearsal = $2
                UNION ALL
                SELECT area, place, delta AS n FROM place_change WHERE campaign = $1 AND rehearsal = $2
            ) AS both_kinds GROUP BY area, place
            """
        for row in try rows(sql, campaign, rehearsal) {
            let (area, place, n) = try (row.text("area"), row.text("place"), Int(row.int("n")))
            if area.isEmpty { tally.countries[place] = n } else { tally.seats[area, default: [:]][place] = n }
        }
        return tally
    }

    /// Adds what waits, `limit` changes at the most, to the gathered count and removes it, as `gatherTally` does.
    @discardableResult
    package func gatherPlaces(limit: Int = 10_000) throws -> Int {
        guard try tryHold("places") else { return 0 }
        let gathered = try rows(
            """
            DELETE FROM place_change WHERE id IN (SELECT id FROM place_change ORDER BY id LIMIT $1)
            RETURNING campaign, rehearsal, area, place, delta
            """, limit)
        let sums = try gathered.reduce(into: [[String]: Int64]()) { sums, row in
            let key = try [row.text("campaign"), String(row.int("rehearsal")), row.text("area"), row.text("place")]
            sums[key, default: 0] += try row.int("delta")
        }
        for (key, sum) in sums.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where sum != 0 {
            try run(
                """
                INSERT INTO place_count (campaign, rehearsal, area, place, count) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (campaign, rehearsal, area, place) DO UPDATE SET count = place_count.count + excluded.count
                """, key[0], Int64(key[1]), key[2], key[3], sum)
        }
        return gathered.count
    }
}
