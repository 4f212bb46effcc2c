package import Domain

extension Letters {
    /// The most unconfirmed letters that one count reads.
    package static let mostCounted = 10_000

    /// Counts the letters of a campaign that wait to be confirmed, among the newest of the site.
    /// - Parameter campaign: "" for all campaigns.
    package func unconfirmed(of campaign: String, rehearsal: Bool) throws -> ConcernedLetters.Count {
        let found = try row(Self.unconfirmed, rehearsal, campaign, Self.mostCounted + 1)
        return try ConcernedLetters.Count(
            Int(found?.int("n") ?? 0), stops: (found?.int("read_rows") ?? 0) > Self.mostCounted)
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
