package import Domain
package import Foundation

/// The second proofs of accounts, their recovery codes, and whether everybody needs one.
package struct SecondFactors: DataAccess {
    let connection: any Connection

    package func find(_ account: Int64) throws -> SecondFactor? {
        try row("SELECT * FROM second_factor WHERE account_id = $1", account).map(SecondFactor.init)
    }

    /// Locks the second proof of an account until this transaction ends: of several attempts at
    /// once, each sees what the one before has counted.
    package func locked(_ account: Int64) throws -> SecondFactor? {
        try row("SELECT * FROM second_factor WHERE account_id = $1 \(dialect.forUpdate)", account)
            .map(SecondFactor.init)
    }

    /// Whether the account has one that counts, and whether everybody needs one.
    package func state(of account: Int64) throws -> (isActive: Bool, isDemanded: Bool) {
        let row = try row(
            """
            SELECT (SELECT active_at FROM second_factor WHERE account_id = $1) AS active_at,
                (SELECT MAX(since) FROM second_demand) AS since
            """, account)
        return try (row?.optionalDate("active_at") != nil, row?.optionalDate("since") != nil)
    }

    /// Returns the accounts that have one that counts.
    package func accounts() throws -> Set<Int64> {
        try Set(
            rows("SELECT account_id FROM second_factor WHERE active_at IS NOT NULL")
                .map { try $0.int("account_id") })
    }

    /// Stores a new secret, unless the account has a second proof that counts.
    package func begin(_ new: SecondFactor) throws {
        try run(
            """
            INSERT INTO second_factor (account_id, secret, begun_at, last_step, failures, waits_until, session_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, begun_at = excluded.begun_at,
                last_step = excluded.last_step, failures = excluded.failures,
                waits_until = excluded.waits_until, session_id = excluded.session_id
            WHERE second_factor.active_at IS NULL
            """, new.account, new.sealed, new.begunAt, new.lastStep, new.failures, new.waitsUntil,
            new.session)
    }

    /// Stores what an attempt has changed. False, and nothing stored, when a later code was taken.
    package func store(_ changed: SecondFactor) throws -> Bool {
        try run(
            """
            UPDATE second_factor SET active_at = $2, last_step = $3, failures = $4, waits_until = $5
            WHERE account_id = $1 AND last_step <= $3
            """, changed.account, changed.activeAt, changed.lastStep, changed.failures, changed.waitsUntil)
            == 1
    }

    /// Takes the second proof of an account away, with all that belongs to it. Returns whether it
    /// counted.
    package func end(_ account: Int64) throws -> Bool {
        try connection.halfSignIns.endAll(of: account)
        let wasActive = try locked(account)?.activeAt != nil
        try run("DELETE FROM recovery_code WHERE account_id = $1", account)
        try run("DELETE FROM second_factor WHERE account_id = $1", account)
        return wasActive
    }

    /// Stores the hashes of recovery codes in place of those that an account had.
    package func setRecoveryCodes(_ hashes: [[UInt8]], of account: Int64) throws {
        try run("DELETE FROM recovery_code WHERE account_id = $1", account)
        for hash in hashes {
            try run(
                "INSERT INTO recovery_code (account_id, hash) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                account, hash)
        }
    }

    /// Uses a recovery code up. False when there is no such code, or no more.
    package func takeRecoveryCode(_ hash: [UInt8], of account: Int64) throws -> Bool {
        try run("DELETE FROM recovery_code WHERE account_id = $1 AND hash = $2", account, hash) == 1
    }

    package func recoveryCodes(of account: Int64) throws -> Int {
        try Int(row("SELECT COUNT(*) AS n FROM recovery_code WHERE account_id = $1", account)?.int("n") ?? 0)
    }

    /// Since when everybody needs a second proof. Nil while they do not.
    package func demandedSince() throws -> Date? {
        try row("SELECT since FROM second_demand")?.date("since")
    }

    /// Returns whether that is a change.
    package func setDemand(_ isDemanded: Bool, at now: Date) throws -> Bool {
        guard isDemanded else { return try run("DELETE FROM second_demand") > 0 }
        return try run(
            "INSERT INTO second_demand (id, since) VALUES (1, $1) ON CONFLICT DO NOTHING", now) == 1
    }
}

extension SecondFactor {
    fileprivate init(_ row: Row) throws {
        try self.init(
            account: row.int("account_id"), sealed: row.bytes("secret"), session: row.int("session_id"),
            begunAt: row.date("begun_at"),
            activeAt: row.optionalDate("active_at"), lastStep: row.int("last_step"),
            failures: Int(row.int("failures")), waitsUntil: row.date("waits_until"))
    }
}
