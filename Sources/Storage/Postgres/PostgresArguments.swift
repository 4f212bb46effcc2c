import CPostgres

/// Arguments in PostgreSQL's binary format: INT64 in network order, TEXT as UTF-8, BYTES unchanged.
/// The binary format needs no escaping and does not depend on a locale.
struct PostgresArguments {
    private var content: [UInt8] = []
    private var places: [Int?] = []
    private var lengths: [Int32] = []

    /// Returns the oid of each argument's type, for preparing a statement. For NULL the oid is 0,
    /// and the server finds the type itself.
    static func types(of arguments: [Value]) -> [Oid] {
        arguments.map { value in
            switch value {
            case .int: 20
            case .text: 25
            case .bytes: 17
            case .null: 0
            }
        }
    }

    init(_ arguments: [Value]) {
        for argument in arguments {
            let start = content.count
            switch argument {
            case .int(let int): withUnsafeBytes(of: int.bigEndian) { content.append(contentsOf: $0) }
            case .text(let text): content.append(contentsOf: text.utf8)
            case .bytes(let bytes): content.append(contentsOf: bytes)
            case .null: break
            }
            places.append(argument == .null ? nil : start)
            lengths.append(Int32(content.count - start))
        }
        // An empty value needs an address too: a null pointer means NULL.
        content.append(0)
    }

    typealias Pointers = (count: Int32, values: [UnsafePointer<CChar>?], lengths: [Int32], formats: [Int32])

    /// Calls `body` with pointers to the arguments. The pointers are valid inside `body` only.
    func withPointers<T>(_ body: (Pointers) throws -> T) rethrows -> T {
        try content.withUnsafeBytes { buffer in
            let base = buffer.assumingMemoryBound(to: CChar.self)
            let values = places.map { place in place.flatMap { base.baseAddress?.advanced(by: $0) } }
            return try body((Int32(places.count), values, lengths, Array(repeating: 1, count: places.count)))
        }
    }
}
