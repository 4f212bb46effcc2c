import CPostgres

/// A result from the server. Frees the memory in `deinit`.
struct PostgresResult: ~Copyable {
    private let handle: OpaquePointer

    /// Takes ownership of `handle`. Throws when the result is an error.
    init(_ handle: OpaquePointer?) throws {
        guard let handle else { throw PostgresError.lineBroke() }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_PIPELINE_SYNC].contains(PQresultStatus(handle)) else {
            defer { PQclear(handle) }
            throw PostgresError(handle)
        }
        self.handle = handle
    }

    deinit { PQclear(handle) }

    var isSync: Bool { PQresultStatus(handle) == PGRES_PIPELINE_SYNC }
    /// The command tag, such as `INSERT 0 1` or `COMMIT`.
    var command: String { String(cString: PQcmdStatus(handle)) }
    var changed: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    func rows() throws -> [Row] {
        let width = PQnfields(handle)
        let types = (0..<width).map { PQftype(handle, $0) }
        let columns = Dictionary((0..<width).map { (String(cString: PQfname(handle, $0)), Int($0)) }) {
            first, _ in first
        }
        return try (0..<PQntuples(handle)).map { row in
            Row(columns: columns, values: try (0..<width).map { try value(row, $0, type: types[Int($0)]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, type: Oid) throws -> Value {
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else {
            return .null
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column)))
        switch type {
        case 16, 20, 21, 23:
            return .int(
                bytes.reduce(bytes.first.map { $0 >= 128 && type != 16 ? -1 : 0 } ?? 0) {
                    $0 << 8 | Int64($1)
                })
        case 25, 19, 1_042, 1_043: return .text(String(decoding: bytes, as: UTF8.self))
        case 17: return .bytes([UInt8](bytes))
        case 2_278: return .null
        default:
            throw PostgresError(
                state: "42804", "column \(column + 1) has type \(type): cast it to BIGINT, TEXT or BYTEA")
        }
    }
}
