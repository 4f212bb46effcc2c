/// A table of letters, or of the supporters who get news.
package struct LetterTable: Sendable {
    private let csv: CSVWriter
    private let columns: [ExportColumn]
    private let words: ExportWords

    package init(_ columns: [ExportColumn], _ words: ExportWords, _ style: SheetStyle) {
        (self.columns, self.words, csv) = (columns, words, CSVWriter(style))
    }

    package func head() -> [UInt8] { csv.head(columns.map { words.titles[$0] ?? $0.rawValue }) }

    /// Appends a line of cells.
    package func line(_ cells: [String], into bytes: inout [UInt8]) { csv.line(cells, into: &bytes) }

    /// Appends the line of a letter.
    package func line(_ letter: ExportedLetter, into bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + columns.count * 16)
        for (index, column) in columns.enumerated() {
            if index > 0 { csv.separate(&bytes) }
            cell(column, of: letter, into: &bytes)
        }
        csv.end(&bytes)
    }

    private func cell(_ column: ExportColumn, of letter: ExportedLetter, into bytes: inout [UInt8]) {
        switch column {
        // With a word before it, a spreadsheet does not round the number.
        case .letter: csv.append("letter \(letter.id)", to: &bytes)
        case .written: letter.written.appendTime(to: &bytes)
        case .confirmed: letter.confirmed?.appendTime(to: &bytes)
        case .step: csv.append(letter.step, to: &bytes)
        case .target: csv.append(letter.target, to: &bytes)
        case .member: csv.append(letter.member, to: &bytes)
        case .seat: csv.append(letter.seat, to: &bytes)
        case .language: csv.append(letter.language, to: &bytes)
        case .country: csv.append(letter.country, to: &bytes)
        case .place: csv.append(letter.place, to: &bytes)
        case .name: csv.append(letter.name, to: &bytes)
        case .email: csv.append(letter.email, to: &bytes)
        case .postcode: csv.append(letter.postcode, to: &bytes)
        case .address: csv.append(letter.address, to: &bytes)
        case .words: csv.append(letter.words, to: &bytes)
        case .ownOnly: csv.append(letter.ownOnly ? words.yes : words.no, to: &bytes)
        case .news: csv.append(letter.wantsNews ? words.yes : words.no, to: &bytes)
        case .consent: csv.append(letter.consent, to: &bytes)
        case .state: csv.append(letter.status.flatMap { words.states[$0] } ?? "", to: &bytes)
        case .erased: csv.append(letter.isErased ? words.yes : words.no, to: &bytes)
        }
    }
}
