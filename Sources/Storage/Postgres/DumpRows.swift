import Foundation

/// Counts the rows of each table in the SQL that `pg_restore` makes of a dump.
struct DumpRows {
    private(set) var counts: [String: Int] = [:]
    /// The beginning of the line that is being read.
    private var line: [UInt8] = []
    private var table: String?
    private static let longest = 200

    mutating func read(_ piece: Data) {
        var rest = piece[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
            line += rest[..<(end ?? rest.endIndex)].prefix(Self.longest - line.count)
            guard let end else { return }
            endLine()
            rest = rest[(end + 1)...]
        }
    }

    private mutating func endLine() {
        defer { line.removeAll(keepingCapacity: true) }
        if let table {
            if line == Array("\\.".utf8) { self.table = nil } else { counts[table, default: 0] += 1 }
        } else if line.starts(with: Array("COPY ".utf8)) {
            // COPY public.letter (id, campaign, …) FROM stdin;
            let name = line.dropFirst(5).prefix { $0 != UInt8(ascii: " ") }
                .split(separator: UInt8(ascii: ".")).last
            table = name.map { String(decoding: $0, as: UTF8.self) }
            if let table { counts[table] = 0 }
        }
    }
}
