import CPostgres

/// An error of PostgreSQL or of the connection to it.
struct PostgresError: Error {
    /// SQLSTATE (PostgreSQL's appendix A); "08006" when the connection itself broke.
    let state: String
    let message: String
    /// Whether COMMIT had been sent. If so, nobody knows whether the transaction was committed.
    var committing = false

    /// Takes the message of a result, never its details, which quote the data to be stored.
    init(_ result: OpaquePointer) {
        state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? "08006"
        message =
            PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) }
            ?? "the line to PostgreSQL broke"
    }

    init(state: String, _ message: String) {
        self.state = state
        self.message = message
    }

    static func lineBroke(_ message: String = "the line to PostgreSQL broke") -> PostgresError {
        PostgresError(state: "08006", message)
    }

    /// Whether this connection can no longer be used: the server shuts down or the connection
    /// broke.
    var endsConnection: Bool { state.hasPrefix("08") || state.hasPrefix("57P") }

    /// Whether another try may succeed. Two transactions conflicted (serialization failure,
    /// deadlock), or a newer process changed the schema under a prepared statement.
    var passes: Bool { ["40001", "40P01", "0A000"].contains(state) }

    /// Whether the server failed and not the statement. Includes: out of memory, disk or
    /// connections, read only, and a lock that is not released.
    private var isOfEngine: Bool {
        endsConnection || passes || ["53", "58", "XX"].contains(String(state.prefix(2)))
            || ["25006", "55P03", "57014"].contains(state)
    }

    /// The error as an `EngineError` or a `StatementError`. The message is left out for errors
    /// about data (class 22), since they quote the data.
    var named: any Error {
        if isOfEngine { return EngineError("PostgreSQL: \(state) \(message)") }
        return StatementError(
            state.hasPrefix("22") ? state : "\(state) \(message)", isConflict: state == "23505")
    }
}
