extension Connection {
    /// The next number of a row of numbers, from 1; no two callers get the same.
    package func nextNumber(_ name: String) throws -> Int64 {
        try row(
            """
            INSERT INTO numbering (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = numbering.last + 1 RETURNING last
            """, name)?.int("last") ?? 0
    }
}
