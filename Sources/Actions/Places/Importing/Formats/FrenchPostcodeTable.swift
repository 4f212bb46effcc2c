import Domain

/// French postal codes with their communes and constituencies. Without a header, the columns are
/// code and constituency.
struct FrenchPostcodeTable: ImportFormat {
    static let stage = ImportStage.codes

    private let rows: any PlaceRows
    private let code: Int
    private let division: Int
    private let department: Int?
    private let commune: Int?

    init?(_ file: ImportFile) {
        guard let table = file.table else { return nil }
        let columns = table.columns
        rows = table.rows
        (department, commune) = (columns.find(.department), columns.find(.commune))
        if columns.header.isEmpty {
            guard Self.isHeaderless(rows.firstRow) else { return nil }
            (code, division) = (0, 1)
        } else {
            guard let code = columns.find(.postcode),
                let division = columns.find(.division) ?? columns.find(.constituency),
                table.header.contains("codepostal") || department != nil || commune != nil
            else { return nil }
            (self.code, self.division) = (code, division)
        }
    }

    private static func isHeaderless(_ row: [String]) -> Bool {
        row.count == 2 && (row[0].count == 5 || row[0].count == 4) && Int(row[0]) != nil
    }

    let description = FormatDescription(name: "French postal codes with their constituencies", part: .codes)
    let legislature: String? = "fr-assemblee-nationale"

    /// Reads the rows. Restores a zero that a spreadsheet or JSON removed from the start of a code.
    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        let scheme = FrenchPostcodes()
        try rows.forEachRow(progress: progress) { row in
            builder.place.report.rows += 1
            var text = row.text(code)
            if text.count == 4, Int(text) != nil {
                text = "0" + text
                builder.place.report.restoredZeros += 1
            }
            guard case .code(let code) = PostalCode.read(text, country: scheme.country) else {
                return builder.place.report.fault(
                    rows.name, row.line, "“\(text.prefix(40))” is not a postal code")
            }
            let seat = row.text(division)
            if seat.isEmpty { return builder.place.report.skip(.noSeat) }
            guard let division = FrenchDivision.code(seat, department: row.text(department)) else {
                return builder.place.report.fault(
                    rows.name, row.line, "“\(seat.prefix(40))” is not a constituency")
            }
            builder.index.add(
                code.key, division: try builder.index.place(of: division), name: row.text(commune))
        }
    }
}
