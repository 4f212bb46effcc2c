package import Domain

extension Letters {
    /// Counts the letters of a campaign that wait to be confirmed, among the newest of the site.
    /// - Parameter campaign: "" for all campaigns.
    package func unconfirmed(of campaign: String, rehearsal: Bool) throws -> CappedCount {
        let found = try row(Self.unconfirmed, rehearsal, campaign, CappedCount.most + 1)
        return try CappedCount(
            Int(found?.int("n") ?? 0), isMore: (found?.int("read_rows") ?? 0) > CappedCount.most)
    }

    /// Reads the index of unconfirmed letters from its end.
    static let unconfirmed = """
        SELECT COUNT(*) AS read_rows, CAST(COALESCE(SUM(
            CASE WHEN rehearsal = $1 AND ($2 = '' OR campaign = $2) THEN 1 ELSE 0 END), 0) AS BIGINT) AS n
        FROM (
            SELECT campaign, rehearsal FROM letter WHERE stage = 'written' ORDER BY written_at DESC LIMIT $3
        ) AS newest
        """
}
