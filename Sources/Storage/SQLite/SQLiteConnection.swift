import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// A `Connection` on top of GRDB. Statements are bound and stepped with SQLite's own functions,
/// which takes a third of the time. The features that GRDB adds (observing changes, records) are
/// not used here.
struct SQLiteConnection: Connection {
    let database: GRDB.Database
    var dialect: Dialect { .sqlite }

    @discardableResult
    func run(_ sql: String, _ arguments: [any Storable]) throws -> Int {
        let statement = try prepared(PreparedSQL.of(sql), arguments)
        defer { sqlite3_reset(statement) }
        while try step(statement) {}
        return Int(sqlite3_changes(database.sqliteConnection))
    }

    func rows(_ sql: String, _ arguments: [any Storable]) throws -> [Row] {
        let known = PreparedSQL.of(sql)
        let statement = try prepared(known, arguments)
        defer { sqlite3_reset(statement) }
        var rows: [Row] = []
        while try step(statement) {
            let columns = known.columns(of: statement)
            rows.append(
                Row(columns: columns, values: (0..<Int32(columns.count)).map { Value(statement, column: $0) })
            )
        }
        return rows
    }

    private func prepared(_ sql: PreparedSQL, _ arguments: [any Storable]) throws -> OpaquePointer {
        let statement = try database.cachedStatement(sql: sql.numbered).sqliteStatement
        guard sqlite3_bind_parameter_count(statement) == arguments.count else {
            throw failure(SQLITE_RANGE, "wrong number of arguments")
        }
        for (index, argument) in arguments.enumerated() {
            let result = argument.stored.bind(to: statement, at: Int32(index + 1))
            guard result == SQLITE_OK else { throw failure(result) }
        }
        return statement
    }

    /// Runs the statement up to the next row. Returns false when there are no more rows.
    private func step(_ statement: OpaquePointer) throws -> Bool {
        let result = sqlite3_step(statement)
        guard result == SQLITE_ROW || result == SQLITE_DONE else { throw failure(result) }
        return result == SQLITE_ROW
    }

    private func failure(_ code: Int32, _ message: String? = nil) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: message ?? String(cString: sqlite3_errmsg(database.sqliteConnection)))
    }
}

/// The text of a statement as SQLite needs it, and its columns.
///
/// SQLite numbers `$1` and `$2` by first appearance, not by their number, and then silently finds
/// nothing. The text therefore has `?1` and `?2` instead.
final class PreparedSQL: Sendable {
    let numbered: String
    private let columns = Mutex<[String: Int]>([:])
    private static let known = Mutex<[String: PreparedSQL]>([:])

    private init(_ sql: String) { numbered = sql.replacing(/\$(\d+)/) { "?\($0.output.1)" } }

    static func of(_ sql: String) -> PreparedSQL {
        known.withLock { known in
            if let found = known[sql] { return found }
            let made = PreparedSQL(sql)
            known[sql] = made
            return made
        }
    }

    /// Returns the columns by name. A migration by another process may add columns.
    func columns(of statement: OpaquePointer) -> [String: Int] {
        let count = Int(sqlite3_column_count(statement))
        return columns.withLock { columns in
            if columns.count != count {
                columns = Dictionary(
                    (0..<count).map { (String(cString: sqlite3_column_name(statement, Int32($0))), $0) }
                ) { first, _ in first }
            }
            return columns
        }
    }
}

extension Value {
    init(_ statement: OpaquePointer, column: Int32) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .int(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .int(Int64(sqlite3_column_double(statement, column)))
        case SQLITE_TEXT:
            self = .text(
                String(
                    decoding: Self.octets(sqlite3_column_text(statement, column), statement, column),
                    as: UTF8.self))
        case SQLITE_BLOB:
            self = .bytes([UInt8](Self.octets(sqlite3_column_blob(statement, column), statement, column)))
        default: self = .null
        }
    }

    private static func octets(_ start: UnsafeRawPointer?, _ statement: OpaquePointer, _ column: Int32)
        -> UnsafeRawBufferPointer
    {
        UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    /// Binds the value. SQLite makes its own copy of the value.
    fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .int(let int): return sqlite3_bind_int64(statement, index, int)
        case .text(var text):
            guard !text.isEmpty else { return sqlite3_bind_text(statement, index, "", 0, copied) }
            return text.withUTF8 { octets in
                octets.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), copied)
                }
            }
        case .bytes(let bytes):
            return bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, index, 0)
                : sqlite3_bind_blob(statement, index, bytes, Int32(bytes.count), copied)
        case .null: return sqlite3_bind_null(statement, index)
        }
    }
}
