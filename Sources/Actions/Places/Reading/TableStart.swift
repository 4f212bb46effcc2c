import Domain

/// The start of a table: its separator, the lines before its header, and the header.
struct TableStart {
    let delimiter: UInt8
    /// Empty for a table without a header.
    let header: [String]
    let firstRow: [String]
    /// How many rows come before the data.
    let rowsBeforeData: Int
    /// Lines before the header that say what the table is.
    let titles: [String]

    /// The maximum numbers of rows and of bytes that are examined.
    private static let looked = (rows: 16, bytes: 1 << 16)

    init(_ piece: [UInt8], file: String, choices: [String: String]) throws {
        let told = Self.told(piece)
        let marks = told.map { [$0] } ?? [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let tries = try marks.map { mark in
            let rows = try Self.rows(piece, mark, file).dropFirst(told == nil ? 0 : 1).map { $0 }
            return (mark: mark, rows: rows, score: Self.score(rows, choices))
        }
        // Of separators with the same score, the first is used.
        guard let best = tries.reversed().max(by: { $0.score < $1.score }), !best.rows.isEmpty else {
            throw PlaceFileError(file, "is empty")
        }
        let rows = best.rows.map(\.texts)
        let place = Self.header(of: rows, choices)
        delimiter = best.mark
        let data = place.isHeader ? place.row + 1 : place.row
        header = place.isHeader ? rows[place.row] : []
        firstRow = rows.indices.contains(data) ? rows[data] : []
        rowsBeforeData = data + (told == nil ? 0 : 1)
        titles = rows.prefix(place.row).map { $0.filter { !$0.isEmpty }.joined(separator: " ") }.filter {
            !$0.isEmpty
        }
    }

    /// Returns the separator of a first line such as `sep=;`, which spreadsheets write. Nil without
    /// such a line.
    private static func told(_ piece: [UInt8]) -> UInt8? {
        let line = piece.prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != UInt8(ascii: "\"") }
        guard line.count == 5, line.map({ $0 | 0x20 }).starts(with: Array("sep".utf8)),
            line[3] == UInt8(ascii: "=")
        else { return nil }
        return line[4]
    }

    private struct Enough: Error {}

    private static func rows(_ piece: [UInt8], _ delimiter: UInt8, _ file: String) throws -> [TableRow] {
        var reader = CSVReader(delimiter: delimiter)
        var found: [TableRow] = []
        let encoding = TextEncoding(file)
        let take = { (row: TableRow) in
            if found.count == looked.rows { throw Enough() }
            found.append(try encoding.read(row))
        }
        do {
            try reader.read(Array(piece.prefix(looked.bytes)), take)
            try reader.finish(take)
        } catch is Enough {
        } catch is PlaceFileError where !found.isEmpty {}
        return found
    }

    /// Returns the score of a separator: the number of known column names, then the usual number of
    /// fields.
    private static func score(_ rows: [TableRow], _ choices: [String: String]) -> (known: Int, width: Int) {
        let known = rows.prefix(10).map { Columns.known(in: $0.texts, choices) }.max() ?? 0
        let widths = Dictionary(grouping: rows.map(\.count)) { $0 }.mapValues(\.count)
        return (known, widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0)
    }

    /// Returns the row of the header, or of the first data. The header is the first row with two
    /// known columns, else the first row wider than a title.
    private static func header(of rows: [[String]], _ choices: [String: String]) -> (row: Int, isHeader: Bool)
    {
        let first = rows.first ?? []
        if let row = rows.prefix(10).firstIndex(where: { Columns.known(in: $0, choices) >= 2 }) {
            return (row, true)
        }
        let widest = rows.map { $0.count { !$0.isEmpty } }.max() ?? 0
        guard isHeader(first), first.count(where: { !$0.isEmpty }) * 2 < widest else {
            return (0, isHeader(first))
        }
        let row = rows.firstIndex { row in row.count { !$0.isEmpty } * 2 >= widest } ?? 0
        return (row, isHeader(rows[row]))
    }

    /// Whether the fields are names and not data: no field is a number or looks like
    /// a postal code.
    private static func isHeader(_ fields: [String]) -> Bool {
        fields.contains { !$0.isEmpty }
            && !fields.contains { field in
                let bytes = Array(field.uppercased().utf8).filter { $0 != 0x20 }
                return Int(field) != nil
                    || bytes.contains { (0x30...0x39).contains($0) } && looksLikeCode(bytes)
            }
    }

    private static func looksLikeCode(_ bytes: [UInt8]) -> Bool {
        PostalCodeSchemes.all.contains { $0.looksLikeCode(bytes[...]) }
    }
}
