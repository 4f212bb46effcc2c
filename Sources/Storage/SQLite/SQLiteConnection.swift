import Foundation
import GRDB
import Synchronization

/// GRDB's connection behind the common interface.
struct SQLiteConnection: Connection {
    let database: GRDB.Database
    var dialect: Dialect { .sqlite }

    @discardableResult
    func run(_ sql: String, _ arguments: [any Storable]) throws -> Int {
        let statement = try database.cachedStatement(sql: Placeholders.numbered(sql))
        try statement.execute(arguments: StatementArguments(arguments.map(\.stored.databaseValue)))
        return database.changesCount
    }

    func rows(_ sql: String, _ arguments: [any Storable]) throws -> [Row] {
        let statement = try database.cachedStatement(sql: Placeholders.numbered(sql))
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: StatementArguments(arguments.map(\.stored.databaseValue)))
        let columns = Dictionary(statement.columnNames.enumerated().map { ($1, $0) }) { first, _ in first }
        var rows: [Row] = []
        while let row = try cursor.next() {
            rows.append(Row(columns: columns, values: (0..<row.count).map { Value(row[$0] as DatabaseValue) }))
        }
        return rows
    }
}

/// SQLite numbers `$1` and `$2` by first appearance, not by their number, and then silently finds nothing: they are sent as `?1` and `?2`.
enum Placeholders {
    private static let known = Mutex<[String: String]>([:])

    static func numbered(_ sql: String) -> String {
        known.withLock { known in
            if let found = known[sql] { return found }
            let translated = sql.replacing(/\$(\d+)/) { "?\($0.output.1)" }
            known[sql] = translated
            return translated
        }
    }
}

extension Value {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .int64(let int): self = .int(int)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes([UInt8](data))
        case .double(let double): self = .int(Int64(double))
        case .null: self = .null
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .int(let int): int.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        case .null: .null
        }
    }
}
