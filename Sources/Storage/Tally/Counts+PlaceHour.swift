package import Domain
package import Foundation

/// The stored count by place. The count changes at most once an hour, for all processes together.
/// The first request in an hour counts. Rehearsals are not stored here.
extension Counts {
    /// Returns the count of this hour; nil when there is none yet.
    package func placeTally(keptInHourOf now: Date, of campaign: String) throws -> PlaceTally? {
        guard let row = try row("SELECT hour, counted FROM place_hour WHERE campaign = $1", campaign),
            try row.int("hour") == hour(now)
        else { return nil }
        return try JSONDecoder().decode(PlaceTally.self, from: Data(row.text("counted").utf8))
    }

    /// Counts and stores the result, unless another process has done so meanwhile.
    package func keepPlaceTally(inHourOf now: Date, of campaign: String) throws -> PlaceTally {
        try connection.lock(named: "place hour \(campaign)")
        if let kept = try placeTally(keptInHourOf: now, of: campaign) { return kept }
        let tally = try placeTally(of: campaign, rehearsal: false, asOf: now)
        try run(
            """
            INSERT INTO place_hour (campaign, hour, counted) VALUES ($1, $2, $3)
            ON CONFLICT (campaign) DO UPDATE SET hour = excluded.hour, counted = excluded.counted
            """, campaign, hour(now), String(decoding: JSONEncoder().encode(tally), as: UTF8.self))
        return tally
    }

    private func hour(_ now: Date) -> Int64 { Int64((now.timeIntervalSince1970 / 3_600).rounded(.down)) }
}
