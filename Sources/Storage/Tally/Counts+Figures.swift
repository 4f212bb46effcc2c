package import Domain
package import Foundation

extension CountQueue {
    /// Confirmed letters by what the desk shows. Letters keep all of it after their text is erased.
    /// What letters do not tell, acceptance by time and pages served, is taken as it is.
    package static let figures = CountQueue(
        sums: "figure", changes: "figure_change", what: ("dimension", "kind"),
        afresh: ["step", "language", "source", "channel", "confirmed"].map { dimension in
            """
            SELECT campaign, rehearsal, '\(dimension)' AS dimension, \(dimension) AS kind, SUM(n) AS n
            FROM letters GROUP BY campaign, rehearsal, \(dimension)
            """
        } + [
            """
            SELECT campaign, rehearsal, dimension, kind, count FROM figure
            WHERE dimension IN ('accepted', 'pages', 'step_pages')
            """,
            """
            SELECT campaign, rehearsal, dimension, kind, delta FROM figure_change
            WHERE dimension IN ('accepted', 'pages', 'step_pages')
            """,
        ],
        shared: """
            WITH letters AS MATERIALIZED (
                SELECT campaign, rehearsal, step, language, source, channel, confirmed, COUNT(*) AS n FROM (
                    SELECT campaign, rehearsal, step, language, source,
                        CAST(confirmed_at / 900000 AS TEXT) AS confirmed,
                        COALESCE((
                            SELECT channel FROM delivery WHERE letter_id = letter.id
                            ORDER BY CASE WHEN channel = 'email' THEN 0 ELSE 1 END, queued_at, channel LIMIT 1
                        ), '') AS channel
                    FROM letter WHERE stage = 'confirmed'
                ) AS each_letter GROUP BY campaign, rehearsal, step, language, source, channel, confirmed
            )
            """)
}

extension FigureKey: Counted {
    static let queue = CountQueue.figures
    var what: (String, String) { (dimension.rawValue, kind) }
}

extension Counts {
    /// Stores changes of the figures in the same transaction as their cause, by one statement.
    package func count(_ changes: [FigureKey: Int]) throws {
        let changes = changes.filter { $0.value != 0 }
        guard !changes.isEmpty else { return }
        var arguments: [any Storable] = []
        let rows = changes.map { key, delta in
            let first = arguments.count + 1
            arguments +=
                [key.campaign, key.rehearsal, key.dimension.rawValue, key.kind, delta] as [any Storable]
            return "(\((first..<first + 5).map { "$\($0)" }.joined(separator: ", ")))"
        }
        try connection.run(
            """
            INSERT INTO figure_change (campaign, rehearsal, dimension, kind, delta)
            VALUES \(rows.joined(separator: ", "))
            """, arguments)
    }

    /// Stores changes of the tally, and at what time letters were accepted or handed over.
    package func count(_ changes: [TallyKey: Int], at now: Date) throws {
        try count(changes)
        let arrived: [TallyKey.Measure] = [.status(.accepted), .status(.handedOver)]
        try count(
            changes.filter { arrived.contains($0.key.measure) }.reduce(into: [FigureKey: Int]()) {
                let (key, quarter) = ($1.key, Quarter(now).description)
                let figure = FigureKey(
                    campaign: key.campaign, rehearsal: key.rehearsal, .accepted, quarter)
                $0[figure, default: 0] += $1.value
            })
    }

    /// Returns the mark under which a letter counts: its own, or `other` when the campaign has as
    /// many as are counted apart.
    package func sourceCounted(_ source: String, of campaign: String, rehearsal: Bool) throws -> String {
        guard !source.isEmpty else { return source }
        let isKnown =
            try row(
                "SELECT source FROM campaign_source WHERE campaign = $1 AND rehearsal = $2 AND source = $3",
                campaign, rehearsal, source) != nil
        if isKnown { return source }
        try connection.lock(named: "sources \(campaign)")
        let known = try row(
            "SELECT COUNT(*) AS n FROM campaign_source WHERE campaign = $1 AND rehearsal = $2", campaign,
            rehearsal)
        guard try known?.int("n") ?? 0 < LetterSource.most else { return LetterSource.other }
        try run(
            """
            INSERT INTO campaign_source (campaign, rehearsal, source) VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING
            """, campaign, rehearsal, source)
        return source
    }

    /// Returns the counts of one dimension as of this transaction.
    package func figures(_ dimension: FigureKey.Dimension, of campaign: String, rehearsal: Bool) throws
        -> [String: Int]
    {
        let rows = try rows(Self.figures, campaign, rehearsal, dimension.rawValue, "", "~")
        return try rows.reduce(into: [:]) { try $0[$1.text("kind")] = Int($1.int("n")) }
    }

    /// Returns the counts of one dimension in time, from a moment on.
    package func series(
        _ dimension: FigureKey.Dimension, of campaign: String, rehearsal: Bool, since start: Date
    ) throws -> [Quarter: Int] {
        let first = Quarter(start).description
        return try rows(Self.figures, campaign, rehearsal, dimension.rawValue, first, "~").reduce(into: [:]) {
            if let quarter = try Quarter($1.text("kind")) { $0[quarter] = Int(try $1.int("n")) }
        }
    }

    /// Returns the counts of one dimension in the quarters from the first one that has any, of those
    /// from `start` on, and the quarter after them. Nil when there is none.
    package func series(
        _ dimension: FigureKey.Dimension, of campaign: String, rehearsal: Bool, from start: Quarter,
        quarters: Int64
    ) throws -> (counts: [Quarter: Int], next: Quarter)? {
        let kind = dimension.rawValue
        let first = try row(Self.firstFigure, campaign, rehearsal, kind, start.description)
        guard let quarter = try first?.optionalText("kind").flatMap(Quarter.init) else { return nil }
        let next = Quarter(number: quarter.number + quarters)
        let found = try rows(
            Self.figures, campaign, rehearsal, kind, quarter.description, next.description)
        let counts = try found.reduce(into: [Quarter: Int]()) {
            if let quarter = try Quarter($1.text("kind")) { $0[quarter] = Int(try $1.int("n")) }
        }
        return (counts, next)
    }

    /// Returns the sum of one dimension.
    package func sum(_ dimension: FigureKey.Dimension, of campaign: String, rehearsal: Bool) throws -> Int {
        try Int(
            row(Self.figureSum, campaign, rehearsal, dimension.rawValue)?.int("n") ?? 0)
    }

    /// The aggregated counts from a kind to another one, plus the waiting changes.
    static let figures = """
        SELECT kind, CAST(SUM(n) AS BIGINT) AS n FROM (
            SELECT kind, count AS n FROM figure
            WHERE campaign = $1 AND rehearsal = $2 AND dimension = $3 AND kind >= $4 AND kind < $5
            UNION ALL
            SELECT kind, delta AS n FROM figure_change
            WHERE campaign = $1 AND rehearsal = $2 AND dimension = $3 AND kind >= $4 AND kind < $5
        ) AS both_kinds GROUP BY kind
        """

    /// The first kind from one on, in the order of texts.
    static let firstFigure = """
        SELECT MIN(kind) AS kind FROM (
            SELECT MIN(kind) AS kind FROM figure
            WHERE campaign = $1 AND rehearsal = $2 AND dimension = $3 AND kind >= $4
            UNION ALL
            SELECT MIN(kind) AS kind FROM figure_change
            WHERE campaign = $1 AND rehearsal = $2 AND dimension = $3 AND kind >= $4
        ) AS both_kinds
        """

    static let figureSum = """
        SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) AS n FROM (
            SELECT count AS n FROM figure WHERE campaign = $1 AND rehearsal = $2 AND dimension = $3
            UNION ALL
            SELECT delta AS n FROM figure_change WHERE campaign = $1 AND rehearsal = $2 AND dimension = $3
        ) AS both_kinds
        """
}
