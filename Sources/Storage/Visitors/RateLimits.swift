/// What networks have used of their rate limit, over all processes.
package struct RateLimits: DataAccess {
    let connection: any Connection

    /// Adds what networks have spent to the amounts from other processes, and returns each
    /// network's total. The total falls by `perSecond`, by the database's clock, because the clocks
    /// of processes may differ.
    package func spend(_ spent: [[UInt8]: Int], perSecond: Int) throws -> [[UInt8]: Int] {
        // Sorted, so that two processes do not wait for each other.
        try spent.sorted { $0.key.lexicographicallyPrecedes($1.key) }.reduce(into: [:]) {
            rateLimitUsage, spending in
            let row = try row(
                """
                INSERT INTO spending (network, spent, at) VALUES ($1, $2, \(dialect.clock))
                ON CONFLICT (network) DO UPDATE SET at = excluded.at, spent = excluded.spent + CASE
                    WHEN spending.spent > (excluded.at - spending.at) * $3 / 1000 THEN spending.spent - (excluded.at - spending.at) * $3 / 1000
                    ELSE 0 END
                RETURNING spent
                """, spending.key, spending.value, perSecond)
            rateLimitUsage[spending.key] = try Int(row?.int("spent") ?? 0)
        }
    }

    /// Deletes networks whose last entry is so old that they owe nothing.
    package func forget(olderThan seconds: Int) throws {
        try run("DELETE FROM spending WHERE at < \(dialect.clock) - $1", seconds * 1_000)
    }
}
