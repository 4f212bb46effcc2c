import Domain
import Foundation
import Testing

/// The lines of figures.csv.
@Suite struct ExportedFigureTests {
    private let words = ExportFigureWords(
        titles: ["Heure", "Ce qui est compté", "Clé", "Nom", "Nombre"], kinds: [.pages: "Pages; servies"],
        name: { "=\($0.key)" })

    private func table(_ figures: [ExportedFigure], _ words: ExportFigureWords, _ style: SheetStyle) -> String
    {
        let writer = FigureTable(words, style)
        var bytes = writer.head()
        for figure in figures { writer.line(figure, into: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func aSpreadsheetReadsTimesAndNumbersAndNoFormula() {
        let quarters = [
            Quarter(Date(timeIntervalSince1970: 1_477_602_240)): 12, Quarter(number: 0): -1,
            Quarter(number: 1): 0,
        ]
        let figures =
            ExportedFigure.lines(.pages, quarters) + ExportedFigure.lines(.source, ["-x": 3, "": 0])
        #expect(
            table(figures, words, .semicolons) == """
                \u{FEFF}Heure;Ce qui est compté;Clé;Nom;Nombre\r
                1970-01-01T00:00:00Z;"Pages; servies";;'=;-1\r
                2016-10-27T21:00:00Z;"Pages; servies";;'=;12\r
                ;source;'-x;'=-x;3\r

                """)
        #expect(
            table(figures, words.plain, .programs).hasPrefix(
                "time,kind,key,name,count\r\n1970-01-01T00:00:00Z,pages,,'=,-1\r\n"))
    }

    /// As on the page of figures, no place has fewer than five people of its own.
    @Test func smallPlacesStandTogether() {
        var places = PlaceTally(asOf: Date(timeIntervalSince1970: 0), rehearsal: false)
        places.countries = ["GB": 9, "FR": PlaceSize.threshold, "DE": PlaceSize.threshold - 1, "NL": 1]
        places.seats = ["house": ["E14": 5, "E15": 3, "E16": 1], "senate": ["S1": 1]]
        let lines = ExportedFigure.lines(places)
        #expect(
            lines == [
                .init(.country, "FR", 5), .init(.country, "GB", 9), .init(.country, ExportedFigure.small, 5),
                .init(.division, "house/E14", 5), .init(.division, "house/other", 4),
                .init(.division, "senate/other", 1),
            ])
    }
}
