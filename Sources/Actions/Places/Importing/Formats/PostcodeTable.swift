import Domain

/// Any table with a column of postal codes and one of divisions. Without a header, the first of two
/// columns has the codes.
struct PostcodeTable: ImportFormat {
    static let stage = ImportStage.codes

    private let table: ImportTable
    private let columns: PostcodeColumns

    init?(_ file: ImportFile) {
        guard let table = file.table, let columns = PostcodeColumns(table) else { return nil }
        (self.table, self.columns) = (table, columns)
    }

    let description = FormatDescription(name: "postal codes with their divisions", part: .codes)

    var legislature: String? { table.legislature }

    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        try builder.readPostcodes(table.rows, columns, builder.place.legislature.postalCodes, progress)
    }
}
