/// A table of figures.
package struct FigureTable: Sendable {
    private let csv: CSVWriter
    private let words: ExportFigureWords

    package init(_ words: ExportFigureWords, _ style: SheetStyle) {
        (self.words, csv) = (words, CSVWriter(style))
    }

    package func head() -> [UInt8] { csv.head(words.titles) }

    /// Appends the line of a figure. Its count is a number also when it is negative.
    package func line(_ figure: ExportedFigure, into bytes: inout [UInt8]) {
        figure.start?.appendTime(to: &bytes)
        for cell in [words.kinds[figure.kind] ?? figure.kind.rawValue, figure.key, words.name(figure)] {
            csv.separate(&bytes)
            csv.append(cell, to: &bytes)
        }
        csv.separate(&bytes)
        bytes += String(figure.count).utf8
        csv.end(&bytes)
    }
}
