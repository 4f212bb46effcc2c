package import Domain

/// The differences between the letters and the stored counts, with the number of the recount.
package struct Recount: Sendable {
    let queue: CountQueue
    var number: Int64
    package var corrections: [CountCorrection]

    /// The row of the table `chore` that numbers the recounts of this queue.
    fileprivate static func name(_ queue: CountQueue) -> String { "recount \(queue.sums)" }
}

extension Counts {
    /// Claims the recount of `day`. True for the first caller only; the others skip that day.
    package func beginRecount(on day: Day) throws -> Bool {
        try run(
            """
            INSERT INTO chore (name, day, number) VALUES ('recount', $1, 0)
            ON CONFLICT (name) DO UPDATE SET day = excluded.day WHERE chore.day < excluded.day
            """, day.description) == 1
    }

    /// Counts the letters again and compares the result with the stored counts. One statement sees
    /// one moment: changes that are committed meanwhile are on neither side of the sum.
    package func recount(_ queue: CountQueue) throws -> Recount {
        let number =
            try row("SELECT number FROM chore WHERE name = $1", Recount.name(queue))?.int("number") ?? 0
        let (a, b) = queue.what
        let corrections = try rows(
            """
            \(queue.shared)
            SELECT campaign, rehearsal, \(a), \(b), CAST(SUM(n) AS BIGINT) AS n FROM (
                \(queue.afresh.joined(separator: "\nUNION ALL "))
                UNION ALL SELECT campaign, rehearsal, \(a), \(b), -count FROM \(queue.sums)
                UNION ALL SELECT campaign, rehearsal, \(a), \(b), -delta FROM \(queue.changes)
            ) AS both_sides GROUP BY campaign, rehearsal, \(a), \(b) HAVING SUM(n) <> 0 ORDER BY campaign, rehearsal, \(a), \(b)
            """)
        return try Recount(
            queue: queue, number: number,
            corrections: corrections.map { row in
                try CountCorrection(
                    campaign: row.text("campaign"), rehearsal: row.bool("rehearsal"), subject: row.text(a),
                    measure: row.text(b),
                    delta: Int(row.int("n")))
            })
    }

    /// Whether a queue was ever recounted.
    package func hasRecounted(_ queue: CountQueue) throws -> Bool {
        try row("SELECT number FROM chore WHERE name = $1", Recount.name(queue)) != nil
    }

    /// Adds the corrections as changes to the queue. False, and nothing done, when another recount
    /// was faster and found the same.
    package func correct(_ recount: Recount) throws -> Bool {
        let name = Recount.name(recount.queue)
        try run("INSERT INTO chore (name, day, number) VALUES ($1, '', 0) ON CONFLICT DO NOTHING", name)
        guard
            try run(
                "UPDATE chore SET number = number + 1 WHERE name = $1 AND number = $2", name, recount.number)
                == 1
        else { return false }
        for correction in recount.corrections {
            try run(
                .change(
                    of: recount.queue, correction.campaign, correction.rehearsal,
                    (correction.subject, correction.measure), correction.delta))
        }
        return true
    }
}
