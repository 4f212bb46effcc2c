/// One row of a table: its fields one after another, unquoted, as bytes.
struct TableRow {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    /// The line on which it begins, from 1; of a JSON table, the number of the entry.
    var line = 1
    /// Nothing in it needs to be checked for UTF-8.
    var isASCII = true

    var count: Int { ends.count }

    /// A field that is not there is empty. White space and control characters around it do not
    /// count.
    subscript(index: Int) -> ArraySlice<UInt8> {
        var field = field(index)
        while let first = field.first, first <= 0x20 { field.removeFirst() }
        while let last = field.last, last <= 0x20 { field.removeLast() }
        return field
    }

    /// A field as it stands.
    func field(_ index: Int) -> ArraySlice<UInt8> {
        ends.indices.contains(index) ? bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] : []
    }

    func text(_ index: Int?) -> String { index.map { String(decoding: self[$0], as: UTF8.self) } ?? "" }

    var texts: [String] { ends.indices.map(text) }

    /// Nothing but one empty field.
    var isBlank: Bool { bytes.isEmpty && ends.count <= 1 }

    /// Nothing that can be seen in any field.
    var isHollow: Bool { bytes.allSatisfy { $0 <= 0x20 } }

    mutating func clear(line: Int) {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        self.line = line
        isASCII = true
    }
}

extension TableRow {
    /// Of text that was decoded already; each field is cleaned.
    init(_ fields: [String], line: Int) {
        self.line = line
        for field in fields.map(CellText.clean) {
            isASCII = isASCII && field.utf8.allSatisfy { $0 < 0x80 }
            bytes.append(contentsOf: field.utf8)
            ends.append(bytes.count)
        }
    }
}
