import Domain

/// A count that many transactions change at once. No transaction adds to a shared row. Each change
/// is a new row in the same transaction as its cause. From time to time a process aggregates the
/// waiting changes.
package struct CountQueue: Sendable {
    /// The table of aggregated counts, and the table of changes that wait to be aggregated.
    let sums: String, changes: String
    /// The two columns that name the count, besides the campaign and whether it is a rehearsal.
    let what: (String, String)
    /// SELECT statements that count again from the letters. Their columns: campaign, rehearsal, the
    /// two of `what`, a number.
    let afresh: [String]
    /// A WITH clause that several of them read, so that the letters are read once. "" for none.
    var shared = ""

    package static let all = [tally, places]
}

/// The name of one count.
protocol Counted: Hashable {
    static var queue: CountQueue { get }
    var campaign: String { get }
    var rehearsal: Bool { get }
    var what: (String, String) { get }
}

extension Statement {
    static func count<Key: Counted>(_ changes: [Key: Int]) -> [Statement] {
        let queue = Key.queue
        return changes.filter { $0.value != 0 }.map { key, delta in
            change(of: queue, key.campaign, key.rehearsal, key.what, delta)
        }
    }

    static func change(
        of queue: CountQueue, _ campaign: String, _ rehearsal: Bool, _ what: (String, String), _ delta: Int
    ) -> Statement {
        Statement(
            "INSERT INTO \(queue.changes) (campaign, rehearsal, \(queue.what.0), \(queue.what.1), delta) VALUES ($1, $2, $3, $4, $5)",
            campaign,
            rehearsal, what.0, what.1, delta)
    }
}

extension Counts {
    func note<Key: Counted>(_ changes: [Key: Int]) throws {
        for statement in Statement.count(changes) { try run(statement) }
    }

    /// Returns the counts as of this transaction: aggregated counts plus waiting changes.
    func counts(_ queue: CountQueue, of campaign: String, rehearsal: Bool) throws -> [(
        what: (String, String), n: Int
    )] {
        let (a, b) = queue.what
        let sql = """
            SELECT \(a), \(b), CAST(SUM(n) AS BIGINT) AS n FROM (
                SELECT \(a), \(b), count AS n FROM \(queue.sums) WHERE campaign = $1 AND rehearsal = $2
                UNION ALL
                SELECT \(a), \(b), delta AS n FROM \(queue.changes) WHERE campaign = $1 AND rehearsal = $2
            ) AS both_kinds GROUP BY \(a), \(b)
            """
        return try rows(sql, campaign, rehearsal).map { row in
            try ((row.text(a), row.text(b)), Int(row.int("n")))
        }
    }

    /// Moves waiting changes, `limit` at most, into the aggregated counts and returns how many it
    /// moved. Returns 0 while another process aggregates.
    ///
    /// One transaction both deletes a change and adds it to the aggregated count. Each change is
    /// therefore visible from its commit on, and counted once.
    @discardableResult
    package func aggregate(_ queue: CountQueue, limit: Int = 10_000) throws -> Int {
        guard try connection.tryLock(named: queue.sums) else { return 0 }
        let (a, b) = queue.what
        let gathered = try rows(
            """
            DELETE FROM \(queue.changes) WHERE id IN (SELECT id FROM \(queue.changes) ORDER BY id LIMIT $1)
            RETURNING campaign, rehearsal, \(a), \(b), delta
            """, limit)
        let sums = try gathered.reduce(into: [[String]: Int64]()) { sums, row in
            let key = try [row.text("campaign"), String(row.int("rehearsal")), row.text(a), row.text(b)]
            sums[key, default: 0] += try row.int("delta")
        }
        for (key, sum) in sums.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where sum != 0 {
            try run(
                """
                INSERT INTO \(queue.sums) (campaign, rehearsal, \(a), \(b), count) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (campaign, rehearsal, \(a), \(b)) DO UPDATE SET count = \(queue.sums).count + excluded.count
                """, key[0], Int64(key[1]), key[2], key[3], sum)
        }
        return gathered.count
    }
}
