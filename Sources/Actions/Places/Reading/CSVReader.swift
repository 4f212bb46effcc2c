/// Reads comma-separated values (RFC 4180) as a stream. Also reads semicolons or tabs, and bare
/// line feeds. `TableFile` removes a byte order mark before.
struct CSVReader {
    /// The maximum length of a row in bytes. A longer row means a quote that is never closed, which
    /// takes in all rows after it.
    static let longestRow = 1 << 20

    private enum State { case start, plain, quoted, quoteInQuoted }

    private let delimiter: UInt8
    private var state = State.start
    private var row = TableRow()
    private var line = 1
    private var endedWithReturn = false

    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Passes the rows that end in this piece to `take`, in order. Throws when a row is too long.
    mutating func read(_ piece: [UInt8], _ take: (TableRow) throws -> Void) throws {
        try piece.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if state == .plain || state == .quoted { index = copy(bytes, from: index) }
                guard index < bytes.count else { break }
                try step(bytes[index], take)
                index += 1
            }
        }
        guard row.bytes.count < Self.longestRow else {
            throw PlaceFileError("line \(row.line): a row of more than a megabyte; is a quote never closed?")
        }
    }

    /// Passes the last row to `take` when no line break ends it. Throws when a quote is never
    /// closed.
    mutating func finish(_ take: (TableRow) throws -> Void) throws {
        if state == .quoted { throw PlaceFileError("line \(row.line): a quote is opened and never closed") }
        if state != .start || !row.ends.isEmpty { try endRow(take) }
    }

    /// Copies bytes without a special meaning in one step. Returns the index of the next byte with
    /// one.
    private mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        var high: UInt8 = 0
        if state == .quoted {
            while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x0A { high |= bytes[end]; end += 1 }
        } else {
            while end < bytes.count, bytes[end] != delimiter, bytes[end] != 0x0A, bytes[end] != 0x0D {
                high |= bytes[end]; end += 1
            }
        }
        if high >= 0x80 { row.isASCII = false }
        row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        return end
    }

    private mutating func step(_ byte: UInt8, _ take: (TableRow) throws -> Void) throws {
        if state == .quoted {
            if byte == 0x22 { state = .quoteInQuoted } else { append(byte) }
            if byte == 0x0A { line += 1 }
            return
        }
        if byte == 0x0A, endedWithReturn {
            endedWithReturn = false
            return
        }
        endedWithReturn = byte == 0x0D
        switch byte {
        case delimiter: endField()
        case 0x0A, 0x0D: try endRow(take)
        case 0x22 where state == .start: state = .quoted
        case 0x22 where state == .quoteInQuoted:
            append(byte)
            state = .quoted
        default:
            append(byte)
            state = .plain
        }
    }

    private mutating func append(_ byte: UInt8) {
        if byte >= 0x80 { row.isASCII = false }
        row.bytes.append(byte)
    }

    private mutating func endField() {
        row.ends.append(row.bytes.count)
        state = .start
    }

    private mutating func endRow(_ take: (TableRow) throws -> Void) throws {
        endField()
        if !row.isBlank { try take(row) }
        line += 1
        row.clear(line: line)
    }
}
