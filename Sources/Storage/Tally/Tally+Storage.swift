package import Domain
package import Foundation

extension Statement {
    static func count(_ changes: [TallyKey: Int]) -> [Statement] {
        changes.filter { $0.value != 0 }.map { key, delta in
            Statement(
                "INSERT INTO tally_change (campaign, rehearsal, target, measure, delta) VALUES ($1, $2, $3, $4, $5)", key.campaign, key.rehearsal,
                key.target, key.measure.name, delta)
        }
    }
}

extension Connection {
    /// Notes changes of the count beside what caused them, in the same transaction. Nothing adds to a shared row.
    package func count(_ changes: [TallyKey: Int]) throws {
        for statement in Statement.count(changes) { try run(statement) }
    }

    /// The count as of this transaction: what was gathered and what waits to be.
    package func tally(of campaign: String, rehearsal: Bool, asOf now: Date) throws -> Tally {
        var tally = Tally(asOf: now, rehearsal: rehearsal)
        let sql = """
            SELECT target, measure, CAST(SUM(n) AS BIGINT) AS n FROM (
                SELECT target, measure, count AS n FROM tally WHERE campaign = $1 AND rehearsal = $2
                UNION ALL
                SELECT target, measure, delta AS n FROM tally_change WHERE campaign = $1 AND rehearsal = $2
            ) AS both_kinds GROUP BY target, measure
            """
        for row in try rows(sql, campaign, rehearsal) {
            try tally.add(measure: row.text("measure"), target: row.text("target"), Int(row.int("n")))
        }
        return tally
    }

    /// Adds what waits, `limit` changes at the most, to the gathered count and removes it; answers how many there were. One gatherer at a time: 0 when another is at it.
    ///
    /// Whoever deletes a change has counted it: a change is visible from its commit on, and counted once.
    @discardableResult
    package func gatherTally(limit: Int = 10_000) throws -> Int {
        guard try tryHold("tally") else { return 0 }
        let gathered = try rows(
            """
            DELETE FROM tally_change WHERE id IN (SELECT id FROM tally_change ORDER BY id LIMIT $1)
            RETURNING campaign, rehearsal, target, measure, delta
            """, limit)
        let sums = try gathered.reduce(into: [[String]: Int64]()) { sums, row in
            let key = try [row.text("campaign"), String(row.int("rehearsal")), row.text("target"), row.text("measure")]
            sums[key, default: 0] += try row.int("delta")
        }
        for (key, sum) in sums.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where sum != 0 {
            try run(
                """
                INSERT INTO tally (campaign, rehearsal, target, measure, count) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (campaign, rehearsal, target, measure) DO UPDATE SET count = tally.count + excluded.count
                """, key[0], Int64(key[1]), key[2], key[3], sum)
        }
        return gathered.count
    }
}

extension Tally {
    fileprivate mutating func add(measure: String, target: String, _ n: Int) {
        switch measure {
        case "supporters": supporters += n
        case "own_words": ownWords += n
        case "written":
            letters.written += n
            targets[target, default: Counts()].written += n
        default:
            guard let standing = Standing(rawValue: measure) else { return }
            letters.byStanding[standing, default: 0] += n
            targets[target, default: Counts()].byStanding[standing, default: 0] += n
        }
    }
}
