package import Domain

/// Counts of all campaigns at once, for the desk's list of campaigns.
extension Counts {
    /// Returns the supporters of each campaign that has any, as the public tally counts them.
    package func supporters(rehearsal: Bool) throws -> [String: Int] {
        try byCampaign(
            rows("SELECT campaign, n FROM (\(Self.supporters)) AS counted WHERE rehearsal = $1", rehearsal))
    }

    /// Returns how many of the supporters came since the beginning of `day`.
    package func supporters(since day: Day, rehearsal: Bool) throws -> [String: Int] {
        let atStart = try byCampaign(
            rows(
                "SELECT campaign, supporters AS n FROM day_start WHERE day = $1 AND rehearsal = $2",
                day.description, rehearsal))
        let now = try supporters(rehearsal: rehearsal)
        return Dictionary(
            uniqueKeysWithValues: atStart.map { ($0, max(0, now[$0, default: 0] - $1)) })
    }

    /// Returns how many letters of each campaign have these statuses.
    package func letters(in statuses: [LetterStatus], rehearsal: Bool) throws -> [String: [LetterStatus: Int]]
    {
        let names = statuses.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let found = try rows(
            """
            SELECT campaign, measure, CAST(SUM(n) AS BIGINT) AS n FROM (
                SELECT campaign, measure, count AS n FROM tally WHERE rehearsal = $1 AND measure IN (\(names))
                UNION ALL
                SELECT campaign, measure, delta FROM tally_change WHERE rehearsal = $1 AND measure IN (\(names))
            ) AS both_kinds GROUP BY campaign, measure
            """, rehearsal)
        return try found.reduce(into: [:]) { counts, row in
            guard let status = try LetterStatus(rawValue: row.text("measure")) else { return }
            counts[try row.text("campaign"), default: [:]][status] = Int(try row.int("n"))
        }
    }

    /// Whether a campaign has not yet stored with how many supporters the day began.
    package func lackStart(of day: Day) throws -> Bool {
        try row(
            """
            SELECT slug FROM campaign
            WHERE slug NOT IN (SELECT campaign FROM day_start WHERE day = $1) LIMIT 1
            """, day.description) != nil
    }

    /// Stores with how many supporters the day began for each campaign, once a day.
    package func storeStart(of day: Day) throws {
        try run(
            """
            INSERT INTO day_start (campaign, rehearsal, day, supporters)
            SELECT slug, kind.rehearsal, $1, CAST(COALESCE(counted.n, 0) AS BIGINT) FROM campaign
            CROSS JOIN (SELECT 0 AS rehearsal UNION ALL SELECT 1) AS kind
            LEFT JOIN (\(Self.supporters)) AS counted
                ON counted.campaign = slug AND counted.rehearsal = kind.rehearsal
            WHERE true
            ON CONFLICT (campaign, rehearsal) DO UPDATE
            SET day = excluded.day, supporters = excluded.supporters WHERE day_start.day < excluded.day
            """, day.description)
    }

    /// Returns the unread mails about letters of each campaign that has any.
    package func unreadMails(rehearsal: Bool) throws -> [String: Int] {
        try byCampaign(
            rows(
                """
                SELECT letter.campaign, COUNT(*) AS n FROM received_mail
                JOIN letter ON letter.id = received_mail.letter_id
                WHERE received_mail.state = 'open' AND letter.rehearsal = $1 GROUP BY letter.campaign
                """, rehearsal))
    }

    /// The aggregated counts plus the waiting changes.
    private static let supporters = """
        SELECT campaign, rehearsal, CAST(SUM(n) AS BIGINT) AS n FROM (
            SELECT campaign, rehearsal, count AS n FROM tally WHERE target = '' AND measure = 'supporters'
            UNION ALL
            SELECT campaign, rehearsal, delta FROM tally_change WHERE target = '' AND measure = 'supporters'
        ) AS both_kinds GROUP BY campaign, rehearsal
        """

    private func byCampaign(_ rows: [Row]) throws -> [String: Int] {
        try rows.reduce(into: [:]) { try $0[$1.text("campaign")] = Int($1.int("n")) }
    }
}
