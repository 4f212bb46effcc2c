import CPostgres

/// What PostgreSQL or the line to it answered instead of a result.
struct PostgresError: Error {
    /// SQLSTATE (PostgreSQL's appendix A); "08006" when the line itself broke.
    let state: String
    let message: String
    /// COMMIT had been sent: whether it took place is not known.
    var committing = false

    /// The result's own words. Never its details, which quote what was to be stored.
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

    /// The server goes down or the line broke: this connection is of no use any more.
    var endsConnection: Bool { state.hasPrefix("08") || state.hasPrefix("57P") }

    /// Two transactions met (serialization failure, deadlock), or a newer process changed the
    /// schema under a prepared statement: again, and it may go through.
    var passes: Bool { ["40001", "40P01", "0A000"].contains(state) }

    /// A failing server, as against a failing statement: also out of memory, disk or connections,
    /// read only, a lock that does not come free.
    private var isOfEngine: Bool {
        endsConnection || passes || ["53", "58", "XX"].contains(String(state.prefix(2)))
            || ["25006", "55P03", "57014"].contains(state)
    }

    /// What the rest of Postbag knows it as. Messages about data (class 22) quote it.
    var named: any Error {
        if isOfEngine { return EngineError("PostgreSQL: \(state) \(message)") }
        return StatementError(
            state.hasPrefix("22") ? state : "\(state) \(message)", isConflict: state == "23505")
    }
}
