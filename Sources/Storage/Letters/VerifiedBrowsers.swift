import Domain
package import Foundation

/// Browsers that have proved an address and a name.
package struct VerifiedBrowsers: DataAccess {
    let connection: any Connection

    /// Stores until `expires` that a browser has proved an address and a name by confirming
    /// `letter`.
    package func insert(id: Int64, secret: [UInt8], letter: Int64, expires: Date) throws {
        try run(
            "INSERT INTO proof (id, secret, letter_id, expires_at) VALUES ($1, $2, $3, $4)", id, secret,
            letter, expires)
    }

    /// Returns the letter that the browser with this proof confirmed last. Nil when the proof is
    /// unknown, expired or has another secret.
    package func letter(of id: Int64, secret: [UInt8], at now: Date) throws -> Int64? {
        guard
            let row = try row(
                "SELECT letter_id, secret FROM proof WHERE id = $1 AND expires_at > $2", id, now),
            try equalInConstantTime(row.bytes("secret"), secret)
        else { return nil }
        return try row.int("letter_id")
    }

    package func setLetter(_ letter: Int64, of id: Int64) throws {
        try run("UPDATE proof SET letter_id = $1 WHERE id = $2", letter, id)
    }
    package func delete(_ id: Int64) throws { try run("DELETE FROM proof WHERE id = $1", id) }
}
