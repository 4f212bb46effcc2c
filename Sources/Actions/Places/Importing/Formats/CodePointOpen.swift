import Domain

/// Ordnance Survey's Code-Point Open: British postcodes with their wards, in ten columns without a
/// header. The seats come from a `WardTable`.
struct CodePointOpen: ImportFormat {
    static let stage = ImportStage.codes

    private let rows: any PlaceRows

    init?(_ file: ImportFile) {
        guard let table = file.table, table.columns.header.isEmpty, table.rows.firstRow.count == 10,
            case .code = PostalCode.read(table.rows.firstRow[0], country: BritishPostcodes().country)
        else { return nil }
        rows = table.rows
    }

    let description = FormatDescription(
        name: "OS Code-Point Open", part: .codes, source: "Ordnance Survey: Code-Point Open",
        licence: BritishSeats.licence)
    let legislature: String? = BritishSeats.legislature

    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        guard !builder.wards.isEmpty else {
            throw PlaceFileError(
                "\(rows.name): Code-Point Open gives each code's ward and not its seat. Name a table from wards to seats too: --wards FILE, with columns like WD24CD and PCON24CD"
            )
        }
        try read(into: &builder, builder.place.legislature.postalCodes, progress)
    }

    /// Reads the rows. When a ward lies in several seats, its codes belong to all of them.
    private func read(
        into builder: inout PlaceImportBuilder, _ scheme: some PostalCodeScheme, _ progress: (Double) -> Void
    ) throws {
        try rows.forEachRow(progress: progress) { row in
            builder.place.report.rows += 1
            guard row.count == 10 else {
                return builder.place.report.fault(rows.name, row.line, "\(row.count) columns, and not 10")
            }
            guard let key = builder.key(row[0], scheme, rows.name, row.line) else { return }
            guard let seats = builder.wards[row.text(9)] else {
                return builder.place.report.skip(.noWard)
            }
            for seat in seats { builder.index.add(key, division: try builder.index.place(of: seat)) }
        }
    }
}
