import Domain
import Foundation

/// A CSV file with a header, or without one when its first row is already data.
struct TableFile {
    let bytes: FileBytes
    private let start: TableStart
    private let first: [UInt8]
    private let encoding: TextEncoding

    var path: String { bytes.path }
    var name: String { URL(filePath: path).lastPathComponent }
    /// The column names, unchanged. Empty for a table without a header.
    var header: [String] { start.header }
    var firstRow: [String] { start.firstRow }

    /// Reads only the first piece of the file. `choices` are columns that the operator names, as
    /// `--column name=MP`.
    init(_ path: String, choices: [String: String] = [:]) throws {
        bytes = try FileBytes(path)
        var piece = try bytes.next() ?? []
        if piece.starts(with: [0xEF, 0xBB, 0xBF]) { piece.removeFirst(3) }
        try Self.refuse(piece, path)
        let name = URL(filePath: path).lastPathComponent
        start = try TableStart(piece, file: name, choices: choices)
        encoding = TextEncoding(name)
        first = piece
    }

    /// Passes every row of data to `take`. Sometimes calls `progress` with a number between 0 and
    /// 1.
    func rows(progress: (Double) -> Void, _ take: (TableRow) throws -> Void) throws {
        var reader = CSVReader(delimiter: start.delimiter)
        var before = start.rowsBeforeData
        let row = { (row: TableRow) in
            if before > 0 { return before -= 1 }
            // DOS programs end a file with this octet.
            if row.bytes == [0x1A] { return }
            if row.bytes.contains(where: Self.isControl) {
                throw PlaceFileError("\(name), line \(row.line): holds a control character")
            }
            let read = try encoding.read(row)
            if !read.isHollow { try take(read) }
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

    var remarks: [String] {
        let titles = start.titles.map { "\(name): passed over before its header: “\($0.prefix(80))”" }
        return titles + [encoding.remark].compactMap(\.self)
    }

    /// Whether the byte is a control character other than tabs and line ends.
    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && !(0x09...0x0D).contains(byte) }

    private static func refuse(_ piece: [UInt8], _ path: String) throws(PlaceFileError) {
        if piece.starts(with: [0x50, 0x4B, 3, 4]) {
            throw PlaceFileError(path, "is a ZIP archive or a spreadsheet: unpack it, or save it as CSV")
        }
        if piece.starts(with: [0xFF, 0xFE]) || piece.starts(with: [0xFE, 0xFF]) {
            throw PlaceFileError(path, "is UTF-16: save it as UTF-8")
        }
        let start = piece.prefix(4_096)
        if start.contains(where: isControl) { throw PlaceFileError(path, "is binary, not a table or JSON") }
        if start.allSatisfy({ [0x09, 0x0A, 0x0D, 0x20].contains($0) }) {
            throw PlaceFileError(path, "is empty")
        }
    }
}
