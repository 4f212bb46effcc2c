package import Domain
package import Foundation

/// Sessions of the desk.
package struct DeskSessions: DataAccess {
    let connection: any Connection

    package func insert(_ session: DeskSession, secret: [UInt8]) throws {
        try run(
            """
            INSERT INTO desk_session (id, secret, account_id, device, created_at, used_at, proved_at, has_second)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, session.id, secret, session.account, session.device, session.createdAt, session.usedAt,
            session.provedAt, session.hasSecond)
        try run("UPDATE account SET used_at = $2 WHERE id = $1", session.account, session.usedAt)
    }

    /// Returns the session with that id and hashed secret. Nil when it has ended.
    package func find(_ id: Int64, secret: [UInt8], at now: Date) throws -> DeskSession? {
        guard let row = try row("SELECT * FROM desk_session WHERE id = $1", id),
            try equalInConstantTime(row.bytes("secret"), secret)
        else { return nil }
        let session = try DeskSession(row)
        return session.isAlive(at: now) ? session : nil
    }

    /// Returns the sessions of an account that have not ended, the last used one first.
    package func all(of account: Int64, at now: Date) throws -> [DeskSession] {
        try rows("SELECT * FROM desk_session WHERE account_id = $1 ORDER BY used_at DESC", account)
            .map(DeskSession.init).filter { $0.isAlive(at: now) }
    }

    package func setUsed(_ id: Int64, at now: Date) throws {
        try run("UPDATE desk_session SET used_at = $2 WHERE id = $1 AND used_at < $2", id, now)
        try run(
            "UPDATE account SET used_at = $2 WHERE id = (SELECT account_id FROM desk_session WHERE id = $1)",
            id, now)
    }

    /// Ends a session of this account.
    package func end(_ id: Int64, of account: Int64) throws {
        try run("DELETE FROM desk_session WHERE id = $1 AND account_id = $2", id, account)
    }

    /// Ends all sessions of an account, except one.
    package func endAll(of account: Int64, except kept: Int64? = nil) throws {
        try run("DELETE FROM desk_session WHERE account_id = $1 AND id <> $2", account, kept ?? 0)
    }

    package func expire(at now: Date) throws {
        try run(
            "DELETE FROM desk_session WHERE used_at <= $1 OR created_at <= $2",
            now.addingTimeInterval(-SignInRules.idle), now.addingTimeInterval(-SignInRules.session))
    }
}

extension DeskSession {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row.int("id"), account: row.int("account_id"), device: row.text("device"),
            createdAt: row.date("created_at"), usedAt: row.date("used_at"), provedAt: row.date("proved_at"),
            hasSecond: row.bool("has_second"))
    }
}
