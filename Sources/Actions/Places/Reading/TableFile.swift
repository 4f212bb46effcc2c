import Domain
import Foundation

/// A CSV file with its header, or without one when its first row is data already.
struct TableFile {
    let bytes: FileBytes
    let delimiter: UInt8
    /// Column names as they stand; empty for a table without a header.
    let header: [String]
    let firstRow: [String]
    private let first: [UInt8]

    var path: String { bytes.path }
    var name: String { URL(filePath: path).lastPathComponent }

    /// Looks at the first piece only.
    init(_ path: String) throws {
        bytes = try FileBytes(path)
        var piece = try bytes.next() ?? []
        if piece.starts(with: [0xEF, 0xBB, 0xBF]) { piece.removeFirst(3) }
        try Self.refuse(piece, path)
        let firstLine = piece.prefix { $0 != 0x0A && $0 != 0x0D }
        let rest = piece[firstLine.endIndex...].drop { $0 == 0x0A || $0 == 0x0D }
        let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].map { mark in (mark, firstLine.count { $0 == mark }) }
        delimiter = counts.max { $0.1 < $1.1 }?.0 ?? UInt8(ascii: ",")
        let names = try Self.fields(firstLine, delimiter)
        header = Self.isHeader(names) ? names : []
        firstRow = header.isEmpty ? names : try Self.fields(rest.prefix { $0 != 0x0A && $0 != 0x0D }, delimiter)
        first = piece
    }

    private static func fields(_ line: ArraySlice<UInt8>, _ delimiter: UInt8) throws -> [String] {
        var reader = CSVReader(delimiter: delimiter)
        var row: TableRow?
        try reader.read(Array(line) + [0x0A]) { row = $0 }
        return row?.texts ?? []
    }

    /// Every row of data. `progress`: a number between 0 and 1, now and then.
    func rows(progress: (Double) -> Void, _ take: (TableRow) throws -> Void) throws {
        var reader = CSVReader(delimiter: delimiter)
        var skipsHeader = !header.isEmpty
        let row = { (row: TableRow) in
            if skipsHeader { skipsHeader = false } else { try take(row) }
        }
        var piece: [UInt8]? = first
        do {
            while let bytes = piece {
                try reader.read(bytes, row)
                progress(Double(self.bytes.position) / Double(max(1, self.bytes.size)))
                piece = try self.bytes.next()
            }
            try reader.finish(row)
        } catch let error as PlaceFileError where error.description.hasPrefix("line ") {
            throw PlaceFileError("\(name), \(error)")
        }
    }

    private static func refuse(_ piece: [UInt8], _ path: String) throws(PlaceFileError) {
        if piece.starts(with: [0x50, 0x4B, 3, 4]) { throw PlaceFileError(path, "is a ZIP archive or a spreadsheet: unpack it, or save it as CSV") }
        if piece.starts(with: [0xFF, 0xFE]) || piece.starts(with: [0xFE, 0xFF]) { throw PlaceFileError(path, "is UTF-16: save it as UTF-8") }
        let start = piece.prefix(4_096)
        if start.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) }) { throw PlaceFileError(path, "is binary, not a table or JSON") }
        if start.allSatisfy({ [0x09, 0x0A, 0x0D, 0x20].contains($0) }) { throw PlaceFileError(path, "is empty") }
    }

    /// Names, not data: no field is a number or a postal code of Great Britain.
    private static func isHeader(_ fields: [String]) -> Bool {
        fields.contains { !$0.isEmpty }
            && !fields.contains { field in
                let bytes = Array(field.uppercased().utf8).filter { $0 != 0x20 }
                return Int(field) != nil || bytes.contains { (0x30...0x39).contains($0) } && looksLikeCode(bytes)
            }
    }

    private static func looksLikeCode(_ bytes: [UInt8]) -> Bool { bytes.count >= 5 && GBCode.key(bytes[...]) != nil }
}
