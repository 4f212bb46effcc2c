package import Domain

/// One count that a recount found to be wrong.
package struct TallyCorrection: Sendable, Equatable {
    package var campaign: String
    package var rehearsal: Bool
    package var target: String
    package var measure: String
    package var delta: Int64
}

/// What the letters themselves say, against what was counted, and which recount this is.
package struct Recount: Sendable {
    package var number: Int64
    package var corrections: [TallyCorrection]
}

extension Connection {
    /// Whether the first recount of `day` is this one; the others of that day are left to whoever asked first.
    package func beginRecount(on day: Day) throws -> Bool {
        try run(
            """
            INSERT INTO chore (name, day, number) VALUES ('recount', $1, 0)
            ON CONFLICT (name) DO UPDATE SET day = excluded.day WHERE chore.day < excluded.day
            """, day.description) == 1
    }

    /// One statement, so one moment: what is counted while it runs is on neither side of the sum.
    package func recount() throws -> Recount {
        let number = try row("SELECT number FROM chore WHERE name = 'recount'")?.int("number") ?? 0
        let corrections = try rows(
            """
            SELECT campaign, rehearsal, target, measure, CAST(SUM(n) AS BIGINT) AS n FROM (
                SELECT campaign, rehearsal, target, 'written' AS measure, COUNT(*) AS n FROM letter GROUP BY campaign, rehearsal, target
                UNION ALL SELECT campaign, rehearsal, target, standing, COUNT(*) FROM letter
                    WHERE stage = 'confirmed' AND standing IS NOT NULL GROUP BY campaign, rehearsal, target, standing
                UNION ALL SELECT campaign, rehearsal, '', 'own_words', COUNT(*) FROM letter
                    WHERE stage = 'confirmed' AND words <> '' GROUP BY campaign, rehearsal
                UNION ALL SELECT campaign, rehearsal, '', 'supporters', COUNT(*) FROM person WHERE target = '' GROUP BY campaign, rehearsal
                UNION ALL SELECT campaign, rehearsal, target, measure, count FROM tally_base
                UNION ALL SELECT campaign, rehearsal, target, measure, -count FROM tally
                UNION ALL SELECT campaign, rehearsal, target, measure, -delta FROM tally_change
            ) AS both_sides GROUP BY campaign, rehearsal, target, measure HAVING SUM(n) <> 0 ORDER BY campaign, rehearsal, target, measure
            """)
        return try Recount(
            number: number,
            corrections: corrections.map { row in
                try TallyCorrection(
                    campaign: row.text("campaign"), rehearsal: row.bool("rehearsal"), target: row.text("target"), measure: row.text("measure"),
                    delta: row.int("n"))
            })
    }

    /// Puts the corrections beside all other changes. False, and nothing done, when another recount was faster: it found the same.
    package func correct(_ recount: Recount) throws -> Bool {
        try run("INSERT INTO chore (name, day, number) VALUES ('recount', '', 0) ON CONFLICT DO NOTHING")
        guard try run("UPDATE chore SET number = number + 1 WHERE name = 'recount' AND number = $1", recount.number) == 1 else { return false }
        for correction in recount.corrections {
            try run(
                "INSERT INTO tally_change (campaign, rehearsal, target, measure, delta) VALUES ($1, $2, $3, $4, $5)", correction.campaign,
                correction.rehearsal, correction.target, correction.measure, correction.delta)
        }
        return true
    }

    /// What a letter was counted as stays counted when a recount can no longer see it.
    func keepCounted(_ measure: TallyKey.Measure, of letter: Int64, target: String) throws {
        try run(
            """
            INSERT INTO tally_base (campaign, rehearsal, target, measure, count)
            SELECT campaign, rehearsal, \(target), $2, 1 FROM letter WHERE id = $1
            ON CONFLICT (campaign, rehearsal, target, measure) DO UPDATE SET count = tally_base.count + 1
            """, letter, measure.name)
    }
}
