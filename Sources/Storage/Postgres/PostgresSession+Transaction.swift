import CPostgres

extension PostgresSession {
    enum Mode: String {
        /// Every statement sees the same moment, however long the transaction lasts.
        case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        /// Each statement sees what was committed before it. A transaction must lock rows before it
        /// decides by their values.
        case write = "BEGIN ISOLATION LEVEL READ COMMITTED"
    }

    func transaction<T>(_ mode: Mode, _ body: (any Connection) throws -> T) throws -> T {
        try execute(mode.rawValue)
        let result: T
        do { result = try body(PostgresConnection(session: self)) } catch {
            // A broken connection has ended its transaction already.
            if !isBroken { try execute("ROLLBACK") }
            throw error
        }
        try commit()
        return result
    }

    private func commit() throws {
        do {
            guard try execute("COMMIT") == "COMMIT" else {
                throw PostgresError(state: "25P02", "the transaction had failed before its end")
            }
        } catch var error as PostgresError {
            error.committing = error.endsConnection
            throw error
        }
    }
}

/// A `Connection` on top of a session that is inside a transaction.
struct PostgresConnection: Connection {
    let session: PostgresSession
    var dialect: Dialect { .postgres }

    @discardableResult
    func run(_ sql: String, _ arguments: [any Storable]) throws -> Int {
        try session.query(sql, arguments.map(\.stored)).changed
    }

    func rows(_ sql: String, _ arguments: [any Storable]) throws -> [Row] {
        try session.query(sql, arguments.map(\.stored)).rows()
    }
}
