import CPostgres
import Foundation

/// One connection to PostgreSQL with its prepared statements. Not Sendable: one dispatch queue owns
/// it.
final class PostgresSession {
    let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    /// The most statements that stay prepared. Further statements are sent with their text each
    /// time.
    private static let kept = 400

    /// Connects, and waits a few seconds at most.
    init(_ address: PostgresAddress) throws {
        guard let handle = Self.connected(address) else { throw PostgresError.lineBroke("out of memory") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else { throw PostgresError.lineBroke(Self.why(handle)) }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        guard String(cString: PQparameterStatus(handle, "server_encoding")) == "UTF8" else {
            throw PostgresError(
                state: "22021", "the database must be in UTF8: CREATE DATABASE … ENCODING 'UTF8'")
        }
        try execute("SET synchronous_commit = on")
        try execute("SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'")
        // The server soon notices when this machine is gone, and releases its locks.
        try execute(
            "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3")
    }

    deinit { PQfinish(handle) }

    var isBroken: Bool { PQstatus(handle) != CONNECTION_OK }

    /// Whether the server ended this session while it was not used. A server sends hardly anything
    /// else on an idle connection.
    func hasEnded() -> Bool {
        var line = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        guard !isBroken, poll(&line, 1, 0) > 0 else { return isBroken }
        // The first call reads the server's last message. The second finds that nothing follows,
        // which on a busy machine takes a moment.
        if PQconsumeInput(handle) == 0 { return true }
        _ = poll(&line, 1, 200)
        return PQconsumeInput(handle) == 0 || isBroken
    }

    /// Runs one or several statements that have no arguments and are not worth preparing.
    @discardableResult
    func execute(_ sql: String) throws -> String { try PostgresResult(PQexec(handle, sql)).command }

    func query(_ sql: String, _ arguments: [Value]) throws -> PostgresResult {
        guard let name = try prepare(sql, arguments) else {
            let types = PostgresArguments.types(of: arguments)
            return try PostgresResult(
                PostgresArguments(arguments).withPointers {
                    PQexecParams(handle, sql, $0.count, types, $0.values, $0.lengths, $0.formats, 1)
                })
        }
        return try PostgresResult(
            PostgresArguments(arguments).withPointers {
                PQexecPrepared(handle, name, $0.count, $0.values, $0.lengths, $0.formats, 1)
            })
    }

    /// Prepares a statement and returns its name. Nil when too many statements are prepared
    /// already. Cannot be called inside a pipeline.
    func prepare(_ sql: String, _ arguments: [Value]) throws -> String? {
        if let name = prepared[sql] { return name }
        guard prepared.count < Self.kept else { return nil }
        let name = "s\(prepared.count)"
        let types = PostgresArguments.types(of: arguments)
        _ = try PostgresResult(PQprepare(handle, name, sql, Int32(types.count), types))
        prepared[sql] = name
        return name
    }

    private static func connected(_ address: PostgresAddress) -> OpaquePointer? {
        let options = [
            ("application_name", "postbag"), ("connect_timeout", "3"), ("dbname", address.url),
            ("client_encoding", "UTF8"),
            ("keepalives_idle", "10"),
            ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "20000"),
        ]
        return withCStrings(options.map(\.0)) { keywords in
            withCStrings(options.map(\.1)) { PQconnectdbParams(keywords, $0, 1) }
        }
    }

    /// Returns libpq's error message in one line. The message has several lines and never a
    /// password.
    private static func why(_ handle: OpaquePointer) -> String {
        String(cString: PQerrorMessage(handle)).split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// Calls `body` with a list of C strings that ends with NULL. The strings are valid inside `body`
/// only.
private func withCStrings<T>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
    func more(_ rest: ArraySlice<String>, _ done: [UnsafePointer<CChar>?]) -> T {
        guard let next = rest.first else { return body(done + [nil]) }
        return next.withCString { more(rest.dropFirst(), done + [$0]) }
    }
    return more(strings[...], [])
}
