/// A table from wards to seats, which Code-Point Open needs.
struct WardTable: ImportFormat {
    static let stage = ImportStage.divisions

    private let table: ImportTable
    private let ward: Int
    private let division: Int

    init?(_ file: ImportFile) {
        guard let table = file.table, table.columns.find(.postcode) == nil,
            let ward = table.columns.find(.ward), let division = table.columns.find(.division)
        else { return nil }
        (self.table, self.ward, self.division) = (table, ward, division)
    }

    let description = FormatDescription(name: "wards with their seats")
    let legislature: String? = BritishSeats.legislature

    func read(into builder: inout PlaceImportBuilder, progress: (Double) -> Void) throws {
        try table.rows.forEachRow(progress: { _ in }) { row in
            let (ward, seat) = (row.text(ward), row.text(division))
            guard !ward.isEmpty, !seat.isEmpty else { return }
            if builder.wards[ward]?.contains(seat) != true { builder.wards[ward, default: []].append(seat) }
        }
    }
}
