extension Connection {
    /// Returns the next number of the sequence `name`, from 1. No two callers get the same number.
    package func nextNumber(_ name: String) throws -> Int64 {
        try row(
            """
            INSERT INTO numbering (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = numbering.last + 1 RETURNING last
            """, name)?.int("last") ?? 0
    }
}
