/// One row of a table. `bytes` has its fields one after another, without quotes.
struct TableRow {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    /// The line on which the row begins, from 1. In a JSON table, the number of the entry.
    var line = 1
    /// Whether all bytes are ASCII, so that nothing needs to be checked for UTF-8.
    var isASCII = true

    var count: Int { ends.count }

    /// Returns a field without the white space and control characters around it. Empty when the row
    /// has no such field.
    subscript(index: Int) -> ArraySlice<UInt8> {
        var field = field(index)
        while let first = field.first, first <= 0x20 { field.removeFirst() }
        while let last = field.last, last <= 0x20 { field.removeLast() }
        return field
    }

    /// Returns a field, unchanged. Empty when the row has no such field.
    func field(_ index: Int) -> ArraySlice<UInt8> {
        ends.indices.contains(index) ? bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] : []
    }

    func text(_ index: Int?) -> String { index.map { String(decoding: self[$0], as: UTF8.self) } ?? "" }

    var texts: [String] { ends.indices.map(text) }

    /// Whether the row is nothing but one empty field.
    var isBlank: Bool { bytes.isEmpty && ends.count <= 1 }

    /// Whether no field has a visible character.
    var isHollow: Bool { bytes.allSatisfy { $0 <= 0x20 } }

    mutating func clear(line: Int) {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        self.line = line
        isASCII = true
    }
}

extension TableRow {
    /// Makes a row from text that is already decoded, and cleans each field.
    init(_ fields: [String], line: Int) {
        self.line = line
        for field in fields.map(CellText.clean) {
            isASCII = isASCII && field.utf8.allSatisfy { $0 < 0x80 }
            bytes.append(contentsOf: field.utf8)
            ends.append(bytes.count)
        }
    }
}
