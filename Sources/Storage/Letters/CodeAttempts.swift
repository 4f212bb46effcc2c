package import Domain

/// Attempts at the codes of letters, and at those that sign in.
package struct CodeAttempts: DataAccess {
    let connection: any Connection

    /// Counts an attempt at a letter's codes. Returns the number of attempts, this one included.
    package func count(at letter: Int64) throws -> Int {
        let row = try row(
            "UPDATE letter SET code_attempts = code_attempts + 1 WHERE id = $1 RETURNING code_attempts",
            letter)
        return try Int(row?.int("code_attempts") ?? .max)
    }

    /// Counts an attempt at the codes of an address. Returns the number of attempts on this day,
    /// this one included.
    package func count(of address: [UInt8], on day: Day) throws -> Int {
        let row = try row(
            """
            INSERT INTO code_attempt (address, day, attempts) VALUES ($1, $2, 1)
            ON CONFLICT (address, day) DO UPDATE SET attempts = code_attempt.attempts + 1 RETURNING attempts
            """, address, day.description)
        return try Int(row?.int("attempts") ?? .max)
    }
}
