/// The key and the sequences of this installation.
package struct Installation: DataAccess {
    let connection: any Connection

    /// Returns the next number of the sequence `name`, from 1. No two callers get the same number.
    package func nextNumber(_ name: String) throws -> Int64 {
        try row(
            """
            INSERT INTO numbering (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = numbering.last + 1 RETURNING last
            """, name)?.int("last") ?? 0
    }

    /// Returns the key of this installation. Nil when it has none.
    package func secret(_ name: String) throws -> [UInt8]? {
        try row("SELECT value FROM secret WHERE name = $1", name)?.bytes("value")
    }

    /// Returns the key of this installation. Stores `fresh` as the key on first use.
    package func secret(_ name: String, fresh: [UInt8]) throws -> [UInt8] {
        try run("INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", name, fresh)
        return try secret(name) ?? fresh
    }
}
