package import Foundation

/// A browser in which somebody gave the mail's proof, and owes the second one.
package struct HalfSignIn: Sendable, Equatable {
    /// Hash of the browser's secret.
    package let browser: [UInt8]
    package let account: Int64
    /// The invitation that is accepted with the second proof.
    package let invitation: Int64?
    package let begunAt: Date

    package init(browser: [UInt8], account: Int64, invitation: Int64? = nil, begunAt: Date) {
        (self.browser, self.account) = (browser, account)
        (self.invitation, self.begunAt) = (invitation, begunAt)
    }
}

/// Sign-ins that wait for the second proof.
package struct HalfSignIns: DataAccess {
    let connection: any Connection

    /// Stores one in place of another of the same browser.
    package func begin(_ half: HalfSignIn) throws {
        try run(
            """
            INSERT INTO half_sign_in (browser, account_id, invitation_id, begun_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (browser) DO UPDATE SET account_id = excluded.account_id,
                invitation_id = excluded.invitation_id, begun_at = excluded.begun_at
            """, half.browser, half.account, half.invitation, half.begunAt)
    }

    package func find(_ browser: [UInt8], since: Date) throws -> HalfSignIn? {
        try row("SELECT * FROM half_sign_in WHERE browser = $1 AND begun_at > $2", browser, since)
            .map(HalfSignIn.init)
    }

    /// Locks the one of a browser until this transaction ends. It can be used once.
    package func locked(_ browser: [UInt8], since: Date) throws -> HalfSignIn? {
        try row(
            "SELECT * FROM half_sign_in WHERE browser = $1 AND begun_at > $2 \(dialect.forUpdate)", browser,
            since
        ).map(HalfSignIn.init)
    }

    package func end(_ browser: [UInt8]) throws {
        try run("DELETE FROM half_sign_in WHERE browser = $1", browser)
    }

    package func endAll(of account: Int64) throws {
        try run("DELETE FROM half_sign_in WHERE account_id = $1", account)
    }

    package func forget(begunBefore: Date) throws {
        try run("DELETE FROM half_sign_in WHERE begun_at <= $1", begunBefore)
    }
}

extension HalfSignIn {
    fileprivate init(_ row: Row) throws {
        try self.init(
            browser: row.bytes("browser"), account: row.int("account_id"),
            invitation: row.optionalInt("invitation_id"), begunAt: row.date("begun_at"))
    }
}
