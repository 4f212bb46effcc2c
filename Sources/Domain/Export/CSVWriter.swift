/// Writes a table as CSV (RFC 4180). No cell can be a formula in a spreadsheet.
package struct CSVWriter: Sendable {
    private let style: SheetStyle

    package init(_ style: SheetStyle) { self.style = style }

    /// Returns the byte order mark, where the program needs one, and the titles.
    package func head(_ titles: [String]) -> [UInt8] {
        var bytes: [UInt8] = style.hasMark ? [0xEF, 0xBB, 0xBF] : []
        line(titles, into: &bytes)
        return bytes
    }

    /// Appends a line of cells.
    /// - Parameter dates: which of them we write as dates, for a spreadsheet to read as dates.
    package func line(_ cells: [String], dates: Set<Int> = [], into bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { separate(&bytes) }
            if dates.contains(index) { bytes += cell.utf8 } else { append(cell, to: &bytes) }
        }
        end(&bytes)
    }

    func separate(_ bytes: inout [UInt8]) { bytes.append(style.separator) }
    func end(_ bytes: inout [UInt8]) { bytes += [0x0D, 0x0A] }

    /// Appends a cell. A cell that a spreadsheet could take for a formula, or for a number that it
    /// would show otherwise, gets an apostrophe before it (OWASP, CSV injection).
    func append(_ cell: String, to bytes: inout [UInt8]) {
        var cell = cell
        cell.withUTF8 { octets in
            guard let first = octets.first else { return }
            let isQuoted =
                octets.contains { [0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x09].contains($0) }
                || first == 0x20 || octets.last == 0x20
            if isQuoted { bytes.append(0x22) }
            if Self.looksLikeFormula(octets) || style != .programs && Self.changesAsNumber(octets) {
                bytes.append(UInt8(ascii: "'"))
            }
            guard octets.contains(0x22) else {
                bytes += octets
                if isQuoted { bytes.append(0x22) }
                return
            }
            for octet in octets {
                if octet == 0x22 { bytes.append(0x22) }
                bytes.append(octet)
            }
            bytes.append(0x22)
        }
    }

    /// Whether a spreadsheet takes a cell for a number or a date, and shows it otherwise than
    /// written: 007, 1e5, 1/2, or more than 15 digits.
    private static func changesAsNumber(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = octets.first, (0x30...0x39).contains(first) else { return false }
        let digits = octets.count { (0x30...0x39).contains($0) }
        if digits == octets.count { return first == 0x30 && digits > 1 || digits > 15 }
        return octets.allSatisfy { (0x30...0x39).contains($0) || marksInNumbers.contains($0) }
    }

    private static let marksInNumbers = Set("eE.,/:-".utf8)

    /// Whether a cell begins, after any white space, with one of = + - @, also in full width.
    private static func looksLikeFormula(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start < octets.count, octets[start] <= 0x20 { start += 1 }
        guard start < octets.count else { return false }
        if [0x3D, 0x2B, 0x2D, 0x40].contains(octets[start]) { return true }
        guard octets[start] == 0xEF, start + 2 < octets.count, octets[start + 1] == 0xBC else { return false }
        // U+FF0B, U+FF0D, U+FF1D, U+FF20.
        return [0x8B, 0x8D, 0x9D, 0xA0].contains(octets[start + 2])
    }
}
