/// Writes a table as CSV (RFC 4180). No cell can be a formula in a spreadsheet.
package struct CSVWriter: Sendable {
    private let columns: [ExportColumn]
    private let words: ExportWords
    private let titles: [String]
    private let style: SheetStyle
    private let mostly: Int

    package init(_ columns: [ExportColumn], _ words: ExportWords, _ style: SheetStyle) {
        (self.columns, self.words, self.style) = (columns, words, style)
        titles = columns.map { words.titles[$0] ?? $0.rawValue }
        mostly = columns.count * 16
    }

    /// Makes a table that is not one of letters.
    package init(titles: [String], _ style: SheetStyle) {
        (self.titles, self.style) = (titles, style)
        (columns, words, mostly) = ([], .plain, titles.count * 16)
    }

    /// Returns the byte order mark, where the program needs one, and the titles.
    package func head() -> [UInt8] {
        var bytes: [UInt8] = style.hasMark ? [0xEF, 0xBB, 0xBF] : []
        line(titles, into: &bytes)
        return bytes
    }

    /// Appends a line of cells.
    package func line(_ cells: [String], into bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(style.separator) }
            append(cell, to: &bytes)
        }
        end(&bytes)
    }

    /// Appends the line of a letter.
    package func line(_ letter: ExportedLetter, into bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + mostly)
        for (index, column) in columns.enumerated() {
            if index > 0 { bytes.append(style.separator) }
            cell(column, of: letter, into: &bytes)
        }
        end(&bytes)
    }

    /// Appends the line of a figure. Its count is a number also when it is negative.
    package func line(_ figure: ExportedFigure, _ words: ExportFigureWords, into bytes: inout [UInt8]) {
        figure.start?.appendTime(to: &bytes)
        for cell in [words.kinds[figure.kind] ?? figure.kind.rawValue, figure.key, words.name(figure)] {
            bytes.append(style.separator)
            append(cell, to: &bytes)
        }
        bytes.append(style.separator)
        bytes += String(figure.count).utf8
        end(&bytes)
    }

    private func end(_ bytes: inout [UInt8]) { bytes += [0x0D, 0x0A] }

    private func cell(_ column: ExportColumn, of letter: ExportedLetter, into bytes: inout [UInt8]) {
        switch column {
        // With a word before it, a spreadsheet does not round the number.
        case .letter: append("letter \(letter.id)", to: &bytes)
        case .written: letter.written.appendTime(to: &bytes)
        case .confirmed: letter.confirmed?.appendTime(to: &bytes)
        case .step: append(letter.step, to: &bytes)
        case .target: append(letter.target, to: &bytes)
        case .member: append(letter.member, to: &bytes)
        case .seat: append(letter.seat, to: &bytes)
        case .language: append(letter.language, to: &bytes)
        case .country: append(letter.country, to: &bytes)
        case .place: append(letter.place, to: &bytes)
        case .name: append(letter.name, to: &bytes)
        case .email: append(letter.email, to: &bytes)
        case .postcode: append(letter.postcode, to: &bytes)
        case .address: append(letter.address, to: &bytes)
        case .words: append(letter.words, to: &bytes)
        case .ownOnly: append(letter.ownOnly ? words.yes : words.no, to: &bytes)
        case .news: append(letter.wantsNews ? words.yes : words.no, to: &bytes)
        case .consent: append(letter.consent, to: &bytes)
        case .state: append(letter.status.flatMap { words.states[$0] } ?? "", to: &bytes)
        case .erased: append(letter.isErased ? words.yes : words.no, to: &bytes)
        }
    }

    /// Appends a cell. A cell that a spreadsheet could take for a formula, or for a number that it
    /// would show otherwise, gets an apostrophe before it (OWASP, CSV injection).
    private func append(_ cell: String, to bytes: inout [UInt8]) {
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
