package import Foundation

/// One request to sign in, for which a mail was sent.
package struct SignIn: Sendable, Equatable {
    /// The id of the mail.
    package let id: Int64
    /// Nil for an address without an account.
    package let account: Int64?
    package let address: [UInt8]
    /// Hash of the secret of the browser that asked.
    package let browser: [UInt8]
    package let askedAt: Date
    package let isUsed: Bool

    package init(id: Int64, account: Int64?, address: [UInt8], browser: [UInt8], askedAt: Date) {
        (self.id, self.account, self.address) = (id, account, address)
        (self.browser, self.askedAt, isUsed) = (browser, askedAt, false)
    }
}

/// Requests to sign in that are still good.
package struct SignIns: DataAccess {
    let connection: any Connection

    /// Stores a request. False, and nothing stored, when the address had `limit` mails since then.
    package func insert(_ signIn: SignIn, limit: Int, since: Date) throws -> Bool {
        try connection.lock(named: "sign in \(signIn.address)")
        let asked = try row(
            "SELECT COUNT(*) AS n FROM sign_in WHERE address = $1 AND asked_at > $2", signIn.address, since)
        guard try (asked?.int("n") ?? 0) < limit else { return false }
        try run(
            """
            INSERT INTO sign_in (id, account_id, address, browser, attempts, asked_at)
            VALUES ($1, $2, $3, $4, 0, $5)
            """, signIn.id, signIn.account, signIn.address, signIn.browser, signIn.askedAt)
        return true
    }

    /// Returns the unused requests of a browser since then, the newest first.
    package func open(of browser: [UInt8], since: Date, limit: Int) throws -> [SignIn] {
        try rows(
            """
            SELECT * FROM sign_in WHERE browser = $1 AND used_at IS NULL AND asked_at > $2
            ORDER BY id DESC LIMIT $3
            """, browser, since, limit
        ).map(SignIn.init)
    }

    package func find(_ id: Int64) throws -> SignIn? {
        try row("SELECT * FROM sign_in WHERE id = $1", id).map(SignIn.init)
    }

    /// Counts one more attempt at the digits of a request. False, and nothing counted, when there
    /// were `limit` already.
    package func countAttempt(at id: Int64, limit: Int) throws -> Bool {
        try run(
            "UPDATE sign_in SET attempts = attempts + 1 WHERE id = $1 AND used_at IS NULL AND attempts < $2",
            id, limit) == 1
    }

    /// Uses a request up. False when it was used before, or is too old.
    package func use(_ id: Int64, since: Date, at now: Date) throws -> Bool {
        try run(
            "UPDATE sign_in SET used_at = $3 WHERE id = $1 AND used_at IS NULL AND asked_at > $2", id, since,
            now) == 1
    }

    package func forget(askedBefore: Date) throws {
        try run("DELETE FROM sign_in WHERE asked_at <= $1", askedBefore)
    }
}

extension SignIn {
    /// Whether the mail was asked for since then, and has not been used.
    package func isOpen(since: Date) -> Bool { askedAt > since && !isUsed }

    fileprivate init(_ row: Row) throws {
        (id, account) = try (row.int("id"), row.optionalInt("account_id"))
        (address, browser) = try (row.bytes("address"), row.bytes("browser"))
        (askedAt, isUsed) = try (row.date("asked_at"), row.optionalInt("used_at") != nil)
    }
}
