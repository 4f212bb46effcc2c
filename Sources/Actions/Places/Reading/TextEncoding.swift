import Foundation

/// Detects from its rows whether a file is UTF-8 or Windows-1252. Spreadsheets still write
/// Windows-1252.
final class TextEncoding {
    private let file: String
    private var utf8Line: Int?
    private var foreign: (line: Int, words: String)?

    init(_ file: String) { self.file = file }

    /// Returns the row, decoded and with each cell cleaned. Throws when the encoding is neither, or
    /// changes within the file.
    func read(_ row: TableRow) throws(PlaceFileError) -> TableRow {
        guard !row.isASCII else { return row }
        if String(validating: row.bytes, as: UTF8.self) != nil {
            utf8Line = utf8Line ?? row.line
        } else {
            let decoded = try Self.decoded(row, file)
            if foreign == nil {
                foreign = (row.line, decoded.texts.first { !$0.utf8.allSatisfy { $0 < 0x80 } } ?? "")
            }
        }
        if let utf8Line, let foreign {
            throw PlaceFileError(
                "\(file): line \(utf8Line) is UTF-8 and line \(foreign.line) is not: save the whole file as UTF-8"
            )
        }
        return foreign == nil ? TableRow(row.texts, line: row.line) : try Self.decoded(row, file)
    }

    /// Words that the operator should compare with the file. Nil unless the file was read as
    /// Windows-1252.
    var remark: String? {
        foreign.map {
            "\(file): it is not UTF-8 and was read as Windows-1252. Look whether “\($0.words)” (line \($0.line)) is right"
        }
    }

    private static func decoded(_ row: TableRow, _ file: String) throws(PlaceFileError) -> TableRow {
        let unused: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
        guard !row.bytes.contains(where: unused.contains) else {
            throw PlaceFileError(
                "\(file), line \(row.line): this is neither UTF-8 nor Windows-1252: save the file as UTF-8")
        }
        let fields = row.ends.indices.map { index in
            String(bytes: row.field(index), encoding: .windowsCP1252) ?? ""
        }
        return TableRow(fields, line: row.line)
    }
}
