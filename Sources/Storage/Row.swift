package import Foundation

/// One row of a result. Columns are read by name. Throws `ColumnError`, a programming error, when a
/// column is missing or has another type.
package struct Row: Sendable {
    let columns: [String: Int]
    let values: [Value]

    package struct ColumnError: Error, CustomStringConvertible {
        package let description: String
    }

    package func value(_ column: String) throws -> Value {
        guard let index = columns[column] else { throw ColumnError(description: "no column \(column)") }
        return values[index]
    }

    package func int(_ column: String) throws -> Int64 { try need(column, optionalInt(column)) }
    package func text(_ column: String) throws -> String { try need(column, optionalText(column)) }
    package func bytes(_ column: String) throws -> [UInt8] { try need(column, optionalBytes(column)) }
    package func bool(_ column: String) throws -> Bool { try int(column) != 0 }
    package func date(_ column: String) throws -> Date { try Date(milliseconds: int(column)) }
    package func optionalDate(_ column: String) throws -> Date? {
        try optionalInt(column).map(Date.init(milliseconds:))
    }

    package func optionalInt(_ column: String) throws -> Int64? {
        if case .int(let value) = try value(column) { value } else { nil }
    }
    package func optionalText(_ column: String) throws -> String? {
        if case .text(let value) = try value(column) { value } else { nil }
    }

    package func optionalBytes(_ column: String) throws -> [UInt8]? {
        switch try value(column) {
        case .bytes(let value): value
        default: nil
        }
    }

    private func need<T>(_ column: String, _ value: T?) throws -> T {
        guard let value else {
            throw ColumnError(description: "column \(column) is not of the type asked for")
        }
        return value
    }
}
