package import Domain

/// A connection inside one transaction, lent to a synchronous closure. The closure cannot await
/// while the transaction is open, and the connection cannot leave the closure.
///
/// SQL is written for both engines, with `$1`, `$2` … for arguments. Each can be used several times
/// and in any order.
package protocol Connection {
    var dialect: Dialect { get }
    /// Tells that a delivery reaches a state, if this transaction is committed.
    func note(_ change: DeliveryChange)
    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ arguments: [any Storable]) throws -> Int
    func rows(_ sql: String, _ arguments: [any Storable]) throws -> [Row]
}

extension Connection {
    package func note(_ change: DeliveryChange) {}

    @discardableResult
    package func run(_ sql: String, _ arguments: any Storable...) throws -> Int { try run(sql, arguments) }
    package func rows(_ sql: String, _ arguments: any Storable...) throws -> [Row] {
        try rows(sql, arguments)
    }
    package func row(_ sql: String, _ arguments: any Storable...) throws -> Row? {
        try rows(sql, arguments).first
    }

    @discardableResult
    package func run(_ statement: Statement) throws -> Int { try run(statement.sql, statement.arguments) }
}

extension Connection {
    /// Takes the lock `name` until this transaction ends. Waits while another transaction has it.
    /// Does nothing on SQLite, which has one writer at a time.
    package func lock(named name: @autoclosure () -> String) throws {
        guard dialect.hasManyWriters else { return }
        _ = try rows("SELECT pg_advisory_xact_lock(\(Dialect.lock))", name())
    }

    /// Takes the lock `name` until this transaction ends, and waits for an hour where it must.
    /// Another process may be changing the schema of a large database, which takes minutes.
    func waitForLock(named name: String) throws {
        guard dialect.hasManyWriters else { return }
        let usual = try row("SELECT current_setting('lock_timeout') AS usual")?.text("usual") ?? "10s"
        try limitWaiting(to: "1h")
        try lock(named: name)
        try limitWaiting(to: usual)
    }

    /// Sets how long a statement of this transaction waits for a lock of another one.
    private func limitWaiting(to time: String) throws {
        _ = try rows("SELECT set_config('lock_timeout', $1, true)", time)
    }

    /// Takes the lock `name` without waiting. False when another transaction or a living worker has
    /// the lock.
    package func tryLock(named name: String) throws -> Bool {
        guard dialect.hasManyWriters else { return true }
        return try row("SELECT pg_try_advisory_xact_lock(\(Dialect.lock)) AS held", name)?.bool("held")
            ?? false
    }
}

/// One statement with its arguments, as a value. A write batch consists of statements.
package struct Statement: Sendable {
    package let sql: String
    package let arguments: [Value]

    package init(_ sql: String, _ arguments: any Storable...) {
        self.sql = sql
        self.arguments = arguments.map(\.stored)
    }
}
