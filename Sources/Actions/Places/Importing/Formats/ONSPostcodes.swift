import Domain

/// The directories of the Office for National Statistics, ONSPD and NSPL: every British postcode
/// with its seat.
struct ONSPostcodes: ImportFormat {
    static let stage = ImportStage.codes

    private let table: ImportTable
    private let columns: PostcodeColumns

    init?(_ file: ImportFile) {
        guard let table = file.table, let columns = PostcodeColumns(table),
            columns.ended != nil || table.header.contains("dointr")
        else { return nil }
        (self.table, self.columns) = (table, columns)
    }

    let legislature: String? = BritishSeats.legislature

    var description: FormatDescription {
        let header = table.header
        let isDirectory = header.contains("oslaua") || header.contains("oscty")
        let name =
            isDirectory
            ? "ONS Postcode Directory"
            : header.contains("laua") ? "National Statistics Postcode Lookup" : "postcodes of the ONS"
        let title = isDirectory ? "ONS Postcode Directory" : "National Statistics Postcode Lookup"
        return FormatDescription(
            name: name, part: .codes, source: "Office for National Statistics: \(title)",
            licence: BritishSeats.licence)
    }

    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        try builder.readPostcodes(table.rows, columns, builder.place.legislature.postalCodes, progress)
    }
}
